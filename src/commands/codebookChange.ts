import { l10n, window } from 'vscode';
import { newCodebookText, type Edited, type Refusal } from '../annotation/codebook/editCodebook';
import { valueOf } from '../annotation/codebook/codebookTree';
import { edited, rootKeys } from '../annotation/codebook/editing';
import { JsonText } from '../annotation/codebook/jsonText';
import { log, reasonOf } from '../workspace/log';
import { plainLabel } from '../workspace/plainLabel';
import type { Project } from '../workspace/project';

/** How long what was done stands in the status bar, in milliseconds. */
const shownFor = 6000;

/** What was done, for people; with `undo`, in a message that offers to take it back. */
export interface Done {
  readonly said: string;
  readonly undo?: boolean;
}

/**
 * Changes a project's codebook, which is made if there is none, and says so. When it is refused or fails, the user is told why and the file
 * is as it was. No journal is touched. Whether it was changed.
 */
export async function changeCodebook(
  project: Project,
  edit: (text: string) => Edited,
  { said, undo = false }: Done,
): Promise<boolean> {
  let refused: Refusal | undefined;
  const { codebookFile } = project;
  try {
    await codebookFile.change((before) => {
      const after = edit(before ?? newCodebookText(project.name));
      if ('text' in after) return after.text;
      refused = after.refused;
      return undefined;
    });
  } catch (error) {
    return failed(reasonOf(error));
  }
  if (refused) return failed(refusalText(refused));
  if (undo) void offerUndo(project, said);
  else window.setStatusBarMessage(plainLabel(said), shownFor);
  return true;
}

/** Whether the codebook can be changed; if not, the user is told why, before anything is asked. */
export function isEditable({ codebookFile }: Project): boolean {
  const { text, value } = codebookFile;
  if (text === undefined || (value.isReadable && !value.isReadOnly)) return true;
  return failed(refusalText({ reason: value.isReadable ? 'newerVersion' : 'unreadable' }));
}

/** Several edits, one after the other, as one change of one revision; refused if one of them is. */
export function edits(text: string, all: readonly ((text: string) => Edited)[]): Edited {
  return edited(text, (json) => {
    let now = json.text;
    for (const edit of all) {
      const after = edit(now);
      if ('refused' in after) return after.refused;
      now = after.text;
    }
    const revision: unknown = valueOf(json.root, 'revision')?.value;
    const last = JsonText.of(now);
    return now === json.text ? now : last.withKeys(last.root, { revision }, rootKeys);
  });
}

/** *Undo Codebook Change* and *Redo Codebook Change*: of the changes made in this window, as long as nobody has changed the file since. */
export async function stepCodebook({ codebookFile }: Project, step: 'undo' | 'redo'): Promise<void> {
  if (!(step === 'undo' ? codebookFile.canUndo : codebookFile.canRedo)) {
    void window.showInformationMessage(
      step === 'undo'
        ? l10n.t('There is no change of the codebook to undo.')
        : l10n.t('There is no change of the codebook to redo.'),
    );
    return;
  }
  try {
    if (await codebookFile[step]())
      window.setStatusBarMessage(
        step === 'undo' ? l10n.t('Codebook change undone') : l10n.t('Codebook change redone'),
        shownFor,
      );
    else failed(l10n.t('The codebook was changed elsewhere since.'));
  } catch (error) {
    failed(reasonOf(error));
  }
}

async function offerUndo(project: Project, said: string): Promise<void> {
  const { text } = project.codebookFile;
  const undo = l10n.t('Undo');
  if ((await window.showInformationMessage(plainLabel(said), undo)) !== undo) return;
  // The message may have stood there for long: it is about this change only.
  if (project.codebookFile.text === text) await stepCodebook(project, 'undo');
  else failed(l10n.t('The codebook was changed since.'));
}

function failed(why: string): false {
  log.error(why);
  void window.showErrorMessage(plainLabel(l10n.t('The codebook was not changed. {0}', why)));
  return false;
}

function refusalText(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'unreadable':
      return l10n.t('Its file has mistakes: open it and mend what is marked.');
    case 'newerVersion':
      return l10n.t('A newer version of Newsdump wrote it.');
    case 'emptyId':
      return l10n.t('An id is missing.');
    case 'exists':
      return l10n.t('"{0}" is in it already.', refusal.id);
    case 'unknownTag':
      return l10n.t('The tag "{0}" is not in it any more.', refusal.id);
    case 'unknownField':
      return l10n.t('The field "{0}" is not in it any more.', refusal.id);
    case 'notThere':
      return l10n.t('"{0}" does not stand there any more.', refusal.id);
    case 'intoItself':
      return l10n.t('A tag cannot be put below itself.');
    case 'mergeCycle':
      return l10n.t('The tag "{0}" was itself merged into this one.', refusal.into);
    case 'isMergedInto':
      return l10n.t('Other tags were merged into it: {0}.', refusal.tags.join(', '));
  }
}
