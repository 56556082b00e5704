import type { CommentReply } from 'vscode';
import { commands, l10n, window } from 'vscode';
import type { EventBody } from '../annotation/eventBody';
import type { Catalogue, PlacedArticle } from '../workspace/catalogue';
import { coderName } from '../workspace/coder';
import { startOfArticle } from '../workspace/positions';
import { annotate } from './annotate';
import { codedArticle } from './marking';
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

/** *Add Note…*: opens a thread beside the mark under the cursor, or else beside the article. */
export async function addNote(
  catalogue: Catalogue,
  targets: Targets,
  threads: NoteThreads,
  args: readonly unknown[],
): Promise<void> {
  const [listed] = await targets.savedArticles(args);
  if (!listed) return;
  const editor = window.activeTextEditor;
  const here = catalogue.articleAt(editor?.document, editor?.selection.active.line ?? 0);
  if (editor && here?.listed.key === listed.key) {
    const mark = catalogue.marksAt(here).find(({ range }) => range.contains(editor.selection.active));
    threads.open({ placed: here, mark: mark?.mark.id });
    return;
  }
  const [{ dump, article }] = listed.occurrences;
  await commands.executeCommand('vscode.open', dump.uri, {
    selection: startOfArticle(dump.index.lines(article)),
  });
  const placed = catalogue.articleAt(window.activeTextEditor?.document, dump.index.lines(article).headline);
  if (placed) threads.open({ placed, mark: undefined });
}

/** Saves what was written in a thread as a note, or as a note's new text. */
export async function saveNote(
  catalogue: Catalogue,
  threads: NoteThreads,
  written: CommentReply | ShownNote,
): Promise<void> {
  const text =
    'thread' in written ? written.text : typeof written.body === 'string' ? written.body : written.body.value;
  const target = 'thread' in written ? threads.targetOf(written.thread) : written.target;
  const project = target?.placed.listed.project;
  if (!target || !project || text.trim() === '') {
    void window.showInformationMessage(l10n.t('There is nothing to save: write something first.'));
    return;
  }
  const coder = await coderName();
  if (coder === undefined) return;
  const { article, moves } = codedArticle(catalogue, project, target.placed, coder);
  const body: EventBody =
    'note' in written
      ? { op: 'edit', target: written.note.id, text }
      : target.mark === undefined
        ? { op: 'note', article, text }
        : { op: 'note', target: target.mark, text };
  const isSaved = await annotate(project, coder, [...moves, body], [target.placed.occurrence.dump]);
  if (isSaved && 'thread' in written) threads.closeEmpty(written);
}

/** Takes a note away. *Undo Annotation* brings it back. */
export async function deleteNote({ note, target }: ShownNote): Promise<void> {
  const coder = await coderName();
  const { project } = target.placed.listed;
  if (project && coder !== undefined) await annotate(project, coder, [{ op: 'remove', target: note.id }], []);
}
