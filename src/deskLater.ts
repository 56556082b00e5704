import type { DeskParts, startDesk } from './desk';
import { once, verbsOf, viewLater } from './later';

type DeskVerbs = ReturnType<typeof startDesk>;

/** The names of the verbs that `desk` has. */
const names: Record<keyof DeskVerbs, true> = {
  addNote: true,
  cancelEditNote: true,
  clearStatus: true,
  deleteNote: true,
  editFields: true,
  editNote: true,
  leaveTriage: true,
  markDone: true,
  markExcluded: true,
  markFlagged: true,
  markSelection: true,
  markSkipped: true,
  nextArticle: true,
  nextMark: true,
  nextNotDone: true,
  nextUntaggedArticle: true,
  openDump: true,
  previousArticle: true,
  previousMark: true,
  redoAnnotation: true,
  removeMark: true,
  removeTag: true,
  resizeMark: true,
  saveNote: true,
  setStatus: true,
  showNextOccurrence: true,
  startTriage: true,
  tagArticle: true,
  triageBack: true,
  triageDone: true,
  triageKey: true,
  undoAnnotation: true,
};

/** Tags, undo, the ways from article to article, fields, status, marks, notes, triage and the *Details* view: loaded when the view is seen, or the first of the verbs is called. */
export function deskLater(parts: DeskParts): ReturnType<typeof verbsOf> {
  const load = once(async () => {
    const { startDesk } = await import('./desk');
    placeholder.dispose();
    return startDesk(parts);
  });
  const placeholder = viewLater('newsdump.details', load);
  parts.context.subscriptions.push(placeholder);
  return verbsOf<DeskVerbs>(names, load);
}
