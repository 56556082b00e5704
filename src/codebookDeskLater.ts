import type { TextDocument } from 'vscode';
import { workspace } from 'vscode';
import type { CodebookDeskParts, startCodebookDesk } from './codebookDesk';
import { once, verbsOf, viewLater } from './later';
import { log, reasonOf } from './workspace/log';

type CodebookVerbs = ReturnType<typeof startCodebookDesk>;

/** The names of the verbs that `codebookDesk` has. */
const names: Record<keyof CodebookVerbs, true> = {
  adoptAllTags: true,
  adoptTag: true,
  changeTagColor: true,
  chooseTagFields: true,
  deleteField: true,
  deleteTag: true,
  describeTag: true,
  editFieldOptions: true,
  mergeTag: true,
  moveFieldDown: true,
  moveFieldUp: true,
  moveTag: true,
  newField: true,
  newTag: true,
  newTagBelow: true,
  openCodebook: true,
  redoCodebookChange: true,
  renameField: true,
  renameTag: true,
  restoreTag: true,
  retireTag: true,
  setFieldLevel: true,
  setFieldOn: true,
  setTagKey: true,
  startCodebook: true,
  toggleFieldMultiple: true,
  toggleFieldRequired: true,
  toggleTagChoice: true,
  toggleTagRequired: true,
  undoCodebookChange: true,
};

/** The *Codebook* view and what changes the codebook: loaded when the view is seen, the file is opened, or the first of the verbs is called. */
export function codebookDeskLater(parts: CodebookDeskParts): ReturnType<typeof verbsOf> {
  const load = once(async () => {
    const { startCodebookDesk } = await import('./codebookDesk');
    placeholder.dispose();
    opened.dispose();
    return startCodebookDesk(parts);
  });
  const placeholder = viewLater('newsdump.codebook', load);
  const loadFor = ({ uri }: TextDocument): void => {
    if (!uri.path.endsWith('/annotations/codebook.json')) return;
    load().catch((error: unknown) => {
      log.error(`The codebook could not be checked: ${reasonOf(error)}`);
    });
  };
  const opened = workspace.onDidOpenTextDocument(loadFor);
  parts.subscriptions.push(placeholder, opened);
  for (const document of workspace.textDocuments) loadFor(document);
  return verbsOf<CodebookVerbs>(names, load);
}
