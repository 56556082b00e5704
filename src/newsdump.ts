import type { CommentReply, ExtensionContext } from 'vscode';
import { commands } from 'vscode';
import { addPage, addPageFromClipboard } from './commands/addingPage';
import { attachToArticle } from './commands/attaching';
import { JournalWarnings, openCodingLog } from './commands/codingLog';
import { describeDump, showProvenance } from './commands/custody';
import { exportArticles } from './commands/exporting';
import { showHistory } from './commands/history';
import { goToMark, markSelection, removeMark, resizeMark } from './commands/marking';
import { markEveryOccurrence } from './commands/markingAll';
import { goToArticle, goToNeighbour, goToNextUntagged, showNextOccurrence } from './commands/navigation';
import { addNote, deleteNote, saveNote } from './commands/noting';
import { openDump } from './commands/openDump';
import { WritesAtSave } from './commands/saving';
import { removeTag, tagArticle } from './commands/tagging';
import { Targets } from './commands/targets';
import { redoAnnotation, undoAnnotation } from './commands/undoing';
import { AnnotationHover } from './editor/annotationHover';
import { DumpDiagnostics } from './editor/diagnostics';
import { FrontMatterTokens } from './editor/frontMatterTokens';
import { MarkDecorations } from './editor/markDecorations';
import type { NoteComment } from './editor/notes';
import { Notes } from './editor/notes';
import { SavedStatus } from './editor/savedStatus';
import { TagDecorations } from './editor/tagDecorations';
import { ArticlesView } from './sidebar/articlesView';
import { Catalogue } from './workspace/catalogue';
import { askForCoder } from './workspace/coder';
import { FileDumps } from './workspace/fileDumps';
import { log } from './workspace/log';
import { OpenDumps } from './workspace/openDumps';
import { Projects } from './workspace/projects';

/** Builds the parts and hands them to VS Code. Everything that is made here is disposed with the extension. */
export function startNewsdump(context: ExtensionContext): void {
  const openDumps = new OpenDumps();
  const fileDumps = new FileDumps();
  const projects = new Projects();
  const catalogue = new Catalogue(openDumps, fileDumps, projects);
  const articlesView = new ArticlesView(catalogue);
  const targets = new Targets(catalogue, articlesView);
  context.subscriptions.push(log, openDumps, fileDumps, projects, catalogue, articlesView, targets);

  context.subscriptions.push(
    new TagDecorations(catalogue),
    new MarkDecorations(catalogue),
    new AnnotationHover(catalogue),
    new SavedStatus(projects),
    new WritesAtSave(catalogue),
    new FrontMatterTokens(openDumps),
    new DumpDiagnostics(openDumps),
    new JournalWarnings(projects),
  );

  const notes = new Notes(catalogue);
  context.subscriptions.push(notes);

  const verbs: Record<string, (...args: never[]) => unknown> = {
    tagArticle: (...args: unknown[]) => tagArticle(catalogue, targets, args),
    removeTag: (...args: unknown[]) => removeTag(catalogue, targets, args),
    nextArticle: () => goToNeighbour(catalogue, 1),
    previousArticle: () => goToNeighbour(catalogue, -1),
    nextUntaggedArticle: () => goToNextUntagged(catalogue),
    goToArticle: () => goToArticle(catalogue),
    showNextOccurrence: (...args: unknown[]) => showNextOccurrence(catalogue, targets, args),
    markSelection: () => markSelection(catalogue, targets),
    markEveryOccurrence: () => markEveryOccurrence(catalogue),
    removeMark: () => removeMark(catalogue),
    resizeMark: () => resizeMark(catalogue),
    nextMark: () => goToMark(catalogue, 1),
    previousMark: () => goToMark(catalogue, -1),
    addNote: (...args: unknown[]) => addNote(catalogue, targets, notes, args),
    saveNote: (written: CommentReply | NoteComment) => saveNote(catalogue, notes, written),
    editNote: (comment: NoteComment) => notes.edit(comment),
    cancelEditNote: (comment: NoteComment) => notes.cancelEdit(comment),
    deleteNote: (comment: NoteComment) => deleteNote(comment),
    undoAnnotation: () => undoAnnotation(projects),
    redoAnnotation: () => redoAnnotation(projects),
    showHistory: (...args: unknown[]) => showHistory(catalogue, targets, args),
    showProvenance: (...args: unknown[]) => showProvenance(catalogue, targets, args),
    attachToArticle: (node: unknown) => attachToArticle(catalogue, node),
    addPage: () => addPage(catalogue),
    addPageFromClipboard: () => addPageFromClipboard(catalogue),
    describeDump: () => describeDump(catalogue),
    exportArticles: () => exportArticles(catalogue),
    openCodingLog: () => openCodingLog(projects),
    openDump: () => openDump(),
    setCoder: () => askForCoder(),
  };
  for (const [name, verb] of Object.entries(verbs)) {
    context.subscriptions.push(commands.registerCommand(`newsdump.${name}`, verb));
  }
}
