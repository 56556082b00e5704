import type { CommentReply, ExtensionContext } from 'vscode';
import { editFields } from './commands/editingFields';
import { goToMark, markSelection, removeMark, resizeMark } from './commands/marking';
import { goToNeighbour, goToNextNotDone, goToNextUntagged, showNextOccurrence } from './commands/navigation';
import { addNote, deleteNote, saveNote } from './commands/noting';
import { openDump } from './commands/openDump';
import { setStatus, toggleStatus } from './commands/status';
import { removeTag, tagArticle } from './commands/tagging';
import type { Targets } from './commands/targets';
import { Triage, type ArticlesInView } from './commands/triage';
import { redoAnnotation, undoAnnotation } from './commands/undoing';
import type { NoteComment, Notes } from './editor/notes';
import { TriageStatus } from './editor/triageStatus';
import { DetailsView } from './sidebar/detailsView';
import type { BigDumps } from './workspace/bigDumps';
import type { Catalogue } from './workspace/catalogue';
import { LastValues } from './workspace/lastValues';

/** What the desk is made of. */
export interface DeskParts {
  readonly context: ExtensionContext;
  readonly catalogue: Catalogue;
  readonly targets: Targets;
  readonly articlesView: ArticlesInView;
  readonly notes: Notes;
  readonly bigDumps: BigDumps;
}

/** Builds tags, undo, the ways from article to article, fields, status, marks, notes, triage and the *Details* view, and gives their verbs. */
export function startDesk({ context, catalogue, targets, articlesView, notes, bigDumps }: DeskParts) {
  const lastValues = new LastValues(context.workspaceState);
  const triage = new Triage(catalogue, articlesView);
  context.subscriptions.push(
    triage,
    new TriageStatus(triage, catalogue.projects),
    new DetailsView(catalogue, articlesView, triage),
  );
  return {
    tagArticle: (...args: unknown[]) => tagArticle(catalogue, targets, args),
    removeTag: (...args: unknown[]) => removeTag(catalogue, targets, args),
    undoAnnotation: () => undoAnnotation(catalogue.projects),
    redoAnnotation: () => redoAnnotation(catalogue.projects),
    nextArticle: () => goToNeighbour(catalogue, 1),
    previousArticle: () => goToNeighbour(catalogue, -1),
    nextUntaggedArticle: () => goToNextUntagged(catalogue),
    nextNotDone: () => goToNextNotDone(catalogue),
    showNextOccurrence: (...args: unknown[]) => showNextOccurrence(catalogue, targets, args),
    openDump: () => openDump(bigDumps),
    editFields: (...args: unknown[]) => editFields(catalogue, targets, lastValues, args),
    setStatus: (...args: unknown[]) => setStatus(catalogue, targets, args),
    markDone: (...args: unknown[]) => toggleStatus(catalogue, targets, args, 'done'),
    markSkipped: (...args: unknown[]) => toggleStatus(catalogue, targets, args, 'skipped'),
    markFlagged: (...args: unknown[]) => toggleStatus(catalogue, targets, args, 'flagged'),
    markExcluded: (...args: unknown[]) => toggleStatus(catalogue, targets, args, 'excluded'),
    clearStatus: (...args: unknown[]) => toggleStatus(catalogue, targets, args, null),
    markSelection: () => markSelection(catalogue, targets),
    removeMark: () => removeMark(catalogue),
    resizeMark: () => resizeMark(catalogue),
    nextMark: () => goToMark(catalogue, 1),
    previousMark: () => goToMark(catalogue, -1),
    addNote: (...args: unknown[]) => addNote(catalogue, targets, notes, args),
    saveNote: (written: CommentReply | NoteComment) => saveNote(catalogue, notes, written),
    editNote: (comment: NoteComment) => notes.edit(comment),
    cancelEditNote: (comment: NoteComment) => notes.cancelEdit(comment),
    deleteNote: (comment: NoteComment) => deleteNote(comment),
    startTriage: () => triage.start(),
    leaveTriage: () => triage.leave(),
    triageKey: (key: unknown) => triage.key(key),
    triageDone: () => triage.done(),
    triageBack: () => triage.back(),
  };
}
