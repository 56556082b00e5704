import { ArticleTable } from '../../src/annotation/articleTable';
import { Identities } from '../../src/annotation/identities';
import type { DumpIndex } from '../../src/dump/dumpIndex';
import { editDump, type LineEdit } from '../../src/dump/editDump';
import { parseDump } from '../../src/dump/parseDump';
import { finish } from '../../src/dump/steps';
import { EditedText } from './editedText';
import type { MadeUpDump } from './madeUpDump';
import { Random } from './random';
import type { Row } from './row';

/** So many articles are pasted or deleted. */
const ARTICLES = 100;
/** Enough that the slowest hundredth means something. */
const EDITS = 600;

/** A dump in an editor, whose index follows the edits. */
class EditedDump {
  readonly random = new Random(7);
  readonly text: EditedText;
  #index: DumpIndex;

  constructor({ text }: MadeUpDump) {
    this.text = new EditedText(text);
    this.#index = parseDump(this.text);
  }

  /** Makes the index right after an edit; gives the milliseconds that it took. */
  reindex(edit: LineEdit): number {
    const began = performance.now();
    this.#index = editDump(this.#index, this.text, [edit]);
    return performance.now() - began;
  }

  get index(): DumpIndex {
    return this.#index;
  }

  /** Where some article begins, and where the hundredth behind it ends. */
  someArticles(): { readonly line: number; readonly count: number } {
    const first = this.random.below(this.#index.articleCount - ARTICLES);
    const line = this.#index.lines(first).headline;
    return { line, count: this.#index.lines(first + ARTICLES - 1).end - line };
  }
}

export const editRows: readonly Row[] = [
  editRow('index after typing', (dump) => dump.reindex(dump.text.type(dump.someArticles().line, 'x'))),
  editRow(`index after a paste of ${ARTICLES} articles`, (dump) => {
    const { line, count } = dump.someArticles();
    const { removed, edit } = dump.text.remove(line, count);
    dump.reindex(edit);
    return dump.reindex(dump.text.insert(line, removed));
  }),
  editRow(`index after a deletion of ${ARTICLES} articles`, (dump) => {
    const { line, count } = dump.someArticles();
    const { removed, edit } = dump.text.remove(line, count);
    const took = dump.reindex(edit);
    dump.reindex(dump.text.insert(line, removed));
    return took;
  }),
  {
    name: 'articles listed again after typing',
    isOurs: true,
    times: 30,
    prepare: (madeUp) => {
      const dump = new EditedDump(madeUp);
      const dumpNow = () => ({ source: dump.text, index: dump.index });
      let identities = finish(Identities.read(dumpNow()));
      return () => {
        const before = { identities, index: dump.index };
        dump.reindex(dump.text.type(dump.someArticles().line, 'x'));
        const began = performance.now();
        identities = finish(Identities.read(dumpNow(), before));
        finish(ArticleTable.of([{ dump: dumpNow(), identities }]));
        return { overriddenDuration: performance.now() - began };
      };
    },
  },
];

/** @param edit edits the dump and gives how long it took to make the index right */
function editRow(name: string, edit: (dump: EditedDump) => number): Row {
  return {
    name,
    isOurs: true,
    times: EDITS,
    prepare: (madeUp) => {
      const dump = new EditedDump(madeUp);
      return () => ({ overriddenDuration: edit(dump) });
    },
  };
}
