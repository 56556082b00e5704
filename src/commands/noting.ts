import type { CommentReply } from 'vscode';
import { l10n, window } from 'vscode';
import type { EventBody } from '../annotation/eventBody';
import type { Catalogue, PlacedArticle } from '../workspace/catalogue';
import { coderName } from '../workspace/coder';
import { headlineOf } from '../workspace/dump';
import { plainLabel } from '../workspace/plainLabel';
import { annotate } from './annotate';
import { codedArticle } from './coded';
import type { Targets } from './targets';

/** What a note is on: an article, or one of its marks. */
interface NoteTarget {
  readonly placed: PlacedArticle;
  readonly mark: string | undefined;
}

/** A note that is shown. */
interface ShownNote {
  readonly note: { readonly id: string };
  readonly target: NoteTarget;
  readonly body: string | { readonly value: string };
}

/** What these commands need of the notes that are shown. */
export interface NoteThreads {
  open(target: NoteTarget): void;
  targetOf(thread: CommentReply['thread']): NoteTarget | undefined;
  closeEmpty(reply: CommentReply): void;
}

/** *Add Note…*: asks for a note on the mark under the cursor, or else on the article, and shows it beside the text. */
export async function addNote(
  catalogue: Catalogue,
  targets: Targets,
  threads: NoteThreads,
  args: readonly unknown[],
): Promise<void> {
  const [listed] = await targets.savedArticles(args);
  if (!listed) return;
  const editor = window.activeTextEditor;
  const cursor = editor?.selection.active;
  const here = catalogue.articleAt(editor?.document, cursor?.line ?? 0);
  const placed =
    here?.listed.key === listed.key ? here : { listed, occurrence: catalogue.placeInView(listed) };
  const marks =
    placed === here && cursor ? catalogue.marksAt(placed).filter(({ range }) => range.contains(cursor)) : [];
  const mark = marks[0]?.mark;
  const text = await window.showInputBox({
    title: plainLabel(
      mark ? l10n.t('Note on the Mark {0}', mark.tag) : l10n.t('Note on: {0}', headlineOf(placed.occurrence)),
    ),
    prompt: l10n.t(
      'Enter saves the note. It is plain text; longer notes can be written in the thread beside the text.',
    ),
    ignoreFocusOut: true,
  });
  const target = { placed, mark: mark?.id };
  if (text !== undefined && (await saveText(catalogue, target, text)) && placed === here)
    threads.open(target);
}

/** Saves what was written in a thread as a note, or as a note's new text. */
export async function saveNote(
  catalogue: Catalogue,
  threads: NoteThreads,
  written: CommentReply | ShownNote,
): Promise<void> {
  if ('thread' in written) {
    const target = threads.targetOf(written.thread);
    if (target && (await saveText(catalogue, target, written.text))) threads.closeEmpty(written);
  } else {
    const text = typeof written.body === 'string' ? written.body : written.body.value;
    await saveText(catalogue, written.target, text, written.note.id);
  }
}

/** Writes a note, or the new text of the note `edited`. Whether it was written; if not, the user is told. */
async function saveText(
  catalogue: Catalogue,
  target: NoteTarget,
  text: string,
  edited?: string,
): Promise<boolean> {
  if (text.trim() === '') {
    void window.showInformationMessage(l10n.t('There is nothing to save: write something first.'));
    return false;
  }
  const coder = await coderName();
  if (coder === undefined) return false;
  await catalogue.upToDate();
  const { project, key } = target.placed.listed;
  const listed = catalogue.find(project, key);
  if (!project || !listed) {
    void window.showErrorMessage(
      l10n.t('The note was not saved: its article was edited meanwhile. Save the dump, and write it again.'),
    );
    return false;
  }
  const { article, moves } = codedArticle(catalogue, project, { listed }, coder);
  const body: EventBody =
    edited !== undefined
      ? { op: 'edit', target: edited, text }
      : target.mark === undefined
        ? { op: 'note', article, text }
        : { op: 'note', target: target.mark, text };
  return annotate(project, coder, [...moves, body], [catalogue.placeInView(listed).dump]);
}

/** Takes a note away. *Undo Annotation* brings it back. */
export async function deleteNote({ note, target }: ShownNote): Promise<void> {
  const coder = await coderName();
  const { project } = target.placed.listed;
  if (project && coder !== undefined) await annotate(project, coder, [{ op: 'remove', target: note.id }], []);
}
