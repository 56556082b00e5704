import type { Comment, CommentReply, CommentThread, Uri } from 'vscode';
import { CommentMode, comments, CommentThreadCollapsibleState, l10n, MarkdownString, Range } from 'vscode';
import type { Note } from '../annotation/annotations';
import type { Steps } from '../dump/steps';
import type { Catalogue, PlacedArticle } from '../workspace/catalogue';
import { coderSetting } from '../workspace/coder';
import { formatTime } from '../workspace/dayText';
import type { DocumentDump } from '../workspace/dump';
import { headlineOf } from '../workspace/dump';
import { log, reasonOf } from '../workspace/log';
import { Owner } from '../workspace/owner';
import { plainMarkdown } from '../workspace/plainMarkdown';
import { TimeSlice } from '../workspace/timeSlice';

/** What a note is on: an article, or one of its marks. */
export interface NoteTarget {
  readonly placed: PlacedArticle;
  /** The mark's id; undefined for the article. */
  readonly mark: string | undefined;
}

/** A note as a comment beside the text. */
export class NoteComment implements Comment {
  mode = CommentMode.Preview;
  body: string | MarkdownString;
  readonly author: { readonly name: string };
  readonly contextValue: string;
  readonly label: string;

  constructor(
    readonly note: Note,
    readonly target: NoteTarget,
  ) {
    this.body = new MarkdownString(plainMarkdown(note.text));
    this.author = { name: note.by };
    this.contextValue = note.by === coderSetting() ? 'own' : 'others';
    this.label = formatTime(note.editedAt ?? note.at);
  }
}

interface Shown {
  readonly thread: CommentThread;
  target: NoteTarget;
  /** What the thread's comments were made of, to leave alone what has not changed. */
  state: string;
}

/** Shows the notes of open dumps as threads beside the text. */
export class Notes extends Owner {
  readonly #controller = this.own(
    comments.createCommentController('newsdump.notes', l10n.t('Newsdump Notes')),
  );
  readonly #shown = new Map<string, Shown>();
  /** Grows with each showing, and when what is being shown has become stale. */
  #runs = 0;

  constructor(readonly catalogue: Catalogue) {
    super();
    this.#controller.options = {
      prompt: l10n.t('Write a note'),
      placeHolder: l10n.t('A note is plain text'),
    };
    this.own(catalogue.onDidChange(this.#showAll, this));
    this.own(
      catalogue.openDumps.onDidChange((dump) => {
        this.#runs++;
        // Nothing is listed then.
        if (dump.isOneArticle) this.#showAll();
      }),
    );
    this.#showAll();
  }

  override dispose(): void {
    for (const { thread } of this.#shown.values()) thread.dispose();
    super.dispose();
  }

  /** Opens a thread in which the user can write a note. */
  open(target: NoteTarget): void {
    const { dump } = target.placed.occurrence;
    const shown = this.#threadOn(dump.uri, target);
    shown.thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
  }

  /** What a thread is on. */
  targetOf(thread: CommentThread): NoteTarget | undefined {
    return [...this.#shown.values()].find((shown) => shown.thread === thread)?.target;
  }

  /** Lets the user change a note. */
  edit(comment: NoteComment): void {
    comment.body = comment.note.text;
    comment.mode = CommentMode.Editing;
    this.#redraw(comment);
  }

  /** Shows a note again as it was before the user began to change it. */
  cancelEdit(comment: NoteComment): void {
    comment.body = new MarkdownString(plainMarkdown(comment.note.text));
    comment.mode = CommentMode.Preview;
    this.#redraw(comment);
  }

  /** Takes away a thread in which nothing was written, once its text is a note or it is not wanted. */
  closeEmpty(reply: CommentReply): void {
    for (const [id, { thread }] of this.#shown) {
      if (thread !== reply.thread || thread.comments.length > 0) continue;
      thread.dispose();
      this.#shown.delete(id);
    }
  }

  #redraw(comment: NoteComment): void {
    for (const { thread } of this.#shown.values()) {
      if (thread.comments.includes(comment)) thread.comments = [...thread.comments];
    }
  }

  /** Shows all in slices; leaves off when a dump is edited or all is to be shown again, and begins anew when the articles are listed. */
  #showAll(): void {
    const run = ++this.#runs;
    const { openDumps } = this.catalogue;
    const dumps = [...openDumps.all, ...openDumps.articles];
    if (!dumps.every(({ isReady }) => isReady)) return;
    const isStale = (): boolean => run !== this.#runs;
    new TimeSlice().run(this.#showIn(dumps), isStale).catch((error: unknown) => {
      log.error(`The notes could not be shown: ${reasonOf(error)}`);
    });
  }

  *#showIn(dumps: readonly DocumentDump[]): Steps<void> {
    const wanted = new Set<string>();
    for (const dump of dumps) {
      for (const article of yield* this.catalogue.annotatedIn(dump)) {
        yield;
        const placed = this.catalogue.articleOf({ dump, article });
        const notes = this.catalogue.annotationsOf(placed.listed)?.notes ?? [];
        for (const mark of new Set(notes.map((note) => note.mark))) {
          const target = { placed, mark };
          wanted.add(idOf(dump.uri, target));
          this.#showOn(
            dump.uri,
            target,
            notes.filter((note) => note.mark === mark),
          );
        }
      }
    }
    for (const [id, { thread }] of this.#shown) {
      if (wanted.has(id) || thread.comments.length === 0) continue;
      thread.dispose();
      this.#shown.delete(id);
    }
  }

  #showOn(uri: Uri, target: NoteTarget, notes: readonly Note[]): void {
    const shown = this.#threadOn(uri, target);
    const state = [
      coderSetting(),
      ...notes.map(({ id, text, editedAt }) => [id, text, editedAt].join()),
    ].join('\n');
    if (state === shown.state) return;
    shown.state = state;
    shown.thread.comments = notes.map((note) => new NoteComment(note, target));
  }

  #threadOn(uri: Uri, target: NoteTarget): Shown {
    const id = idOf(uri, target);
    const range = this.#rangeOf(target);
    let shown = this.#shown.get(id);
    if (!shown) {
      const thread = this.#controller.createCommentThread(uri, range, []);
      thread.label = headlineOf(target.placed.occurrence);
      shown = { thread, target, state: '' };
      this.#shown.set(id, shown);
    }
    shown.target = target;
    if (!shown.thread.range?.isEqual(range)) shown.thread.range = range;
    return shown;
  }

  #rangeOf({ placed, mark }: NoteTarget): Range {
    const { dump, article } = placed.occurrence;
    const { headline } = dump.index.lines(article);
    const onMark = this.catalogue.marksAt(placed).find((placedMark) => placedMark.mark.id === mark);
    return onMark?.range ?? new Range(headline, 0, headline, 0);
  }
}

const idOf = (uri: Uri, { placed, mark }: NoteTarget): string =>
  `${uri.toString()}\n${mark ?? placed.listed.key}`;
