import { articleType, fieldComment, noteComment } from './brat';
import { meaningOf, tellsOf } from './bratNames';
import { carriedPart, type CarriedPart } from './carriedParts';
import { CodePoints } from './codePoints';
import { nameIn, problemOfPassage } from './codedRowReader';
import {
  ImportError,
  type AnnotationReader,
  type ImportedAnnotation,
  type ImportedItem,
  type ImportFile,
  type ImportPlace,
} from './imported';
import { jsonLines } from './jsonLines';

/**
 * A folder of brat: what its annotation files say counts; `newsdump.jsonl`, if it is there, only tells of which article, by whom, when and in
 * which layer it was said.
 */
export const bratReader: AnnotationReader = {
  recognises: (files) => files.some(({ path }) => path.endsWith('.ann')),
  *read(files) {
    const byPath = new Map(files.map((file) => [file.path, file]));
    const known = carriedIn(byPath.get('newsdump.jsonl'));
    for (const file of files) {
      if (!file.path.endsWith('.ann')) continue;
      const name = file.path.slice(0, -'.ann'.length);
      const text = byPath.get(`${name}.txt`);
      if (text) yield* itemsOf(file, text.text(), known.get(name) ?? tellsOf(name));
      else yield { place: file.path, reason: `its text ${name}.txt is not there` };
    }
  },
};

/** What we wrote of each document, by its name. */
function carriedIn(file: ImportFile | undefined): ReadonlyMap<unknown, Record<string, unknown>> {
  const known = new Map<unknown, Record<string, unknown>>();
  for (const line of file ? jsonLines(file.text()) : []) {
    if ('reason' in line) throw new ImportError(line.reason, `newsdump.jsonl, ${line.place}`);
    known.set(line.record['name'], line.record);
  }
  return known;
}

/** A line of an annotation file. */
interface Line {
  readonly place: ImportPlace;
  readonly id: string;
  readonly rest: string;
}

function* itemsOf(
  file: ImportFile,
  written: string,
  metadata: Readonly<Record<string, unknown>>,
): Generator<ImportedItem> {
  const text = written.replace(/\n$/, '');
  const part = carriedPart(metadata);
  const reading = new Document(text, metadata, part);
  const lines = linesOf(file);
  // Comments may stand before what they are on.
  for (const areSpans of [true, false])
    for (const line of lines) {
      if (line.id.startsWith('T') !== areSpans) continue;
      const problem = areSpans ? reading.takeSpan(line) : reading.takeOther(line);
      if (problem !== undefined) yield { place: line.place, reason: problem };
    }
  yield { place: file.path, article: nameIn(metadata, text), annotations: reading.annotations };
}

function linesOf(file: ImportFile): Line[] {
  return file
    .text()
    .split(/\r?\n/)
    .map((line, i) => {
      const [id = '', ...rest] = line.split('\t');
      return { place: `${file.path}, line ${i + 1}`, id, rest: rest.join('\t') };
    })
    .filter(({ id }) => id.trim() !== '');
}

class Document {
  readonly #said: ImportedAnnotation[] = [];
  readonly #points: CodePoints;
  /** By the name of a span, the id of the mark that it is; undefined if it is on the article. */
  readonly #spans = new Map<string, string | undefined>();
  readonly #how: { readonly by?: string; readonly layer?: string };

  constructor(
    readonly text: string,
    metadata: Readonly<Record<string, unknown>>,
    readonly part: CarriedPart | undefined,
  ) {
    this.#points = new CodePoints(text);
    const { coder, layer } = metadata;
    this.#how = {
      ...(typeof coder === 'string' && coder !== '' && { by: coder }),
      ...(typeof layer === 'string' && layer !== '' && { layer }),
    };
  }

  get annotations(): readonly ImportedAnnotation[] {
    return [...this.#said, ...(this.part?.elsewhere ?? [])];
  }

  /** Takes a text-bound annotation, or tells why not. */
  takeSpan({ id, place, rest }: Line): string | undefined {
    const [, type, ranges, shown] = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?$/s.exec(rest) ?? [];
    if (type === undefined || ranges === undefined) return 'the line is no annotation of a passage';
    const passage = this.#passage(ranges, shown);
    if (typeof passage === 'string') return passage;
    const meaning = meaningOf(type);
    this.#spans.set(id, undefined);
    if (type === articleType) return undefined;
    if (meaning.kind === 'mark') {
      const mark = this.#add({ kind: 'mark', tag: meaning.tag, id: place, ...passage });
      this.#spans.set(id, mark.id ?? place);
    } else if (meaning.kind === 'tag') this.#add({ kind: 'tag', tag: meaning.tag });
    // Whether it is one, the event will show.
    else this.#add({ kind: 'status', value: meaning.value as 'done' });
    return undefined;
  }

  /** Takes a comment, or tells why not. */
  takeOther({ id, rest }: Line): string | undefined {
    const [, type, span, about] = /^(\S+) (\S+)\t(.*)$/s.exec(rest) ?? [];
    if (!id.startsWith('#'))
      return `annotations like ${id.slice(0, 20)} (relations, events, attributes) are not read`;
    if (type === undefined || span === undefined || about === undefined) return 'the line is no comment';
    if (!this.#spans.has(span)) return `there is no ${span.slice(0, 20)} that the comment could be on`;
    const mark = this.#spans.get(span);
    const on = mark === undefined ? {} : { mark };
    if (type === noteComment) this.#add({ kind: 'note', text: about, ...on });
    else if (type === fieldComment) {
      const colon = about.indexOf(': ');
      if (colon < 1) return 'the comment is no field and its value';
      const values = about.slice(colon + 2).split(' | ');
      const [first = ''] = values;
      this.#add({
        kind: 'field',
        field: about.slice(0, colon),
        value: values.length > 1 ? values : first,
        ...on,
      });
    } else return `comments of the type ${type.slice(0, 40)} are not read`;
    return undefined;
  }

  /** Adds what is said, as it was carried along if it was. */
  #add(said: ImportedAnnotation): ImportedAnnotation {
    const known = this.part?.take(said);
    const added = known ?? { ...said, ...this.#how };
    this.#said.push(added);
    return added;
  }

  /** The passage of some fragments, between which there is only white space; or why there is none. */
  #passage(
    ranges: string,
    shown: string | undefined,
  ): { readonly start: number; readonly end: number; readonly exact: string } | string {
    const pieces: { readonly start: number; readonly end: number }[] = [];
    for (const range of ranges.split(';')) {
      const [start, end] = range.split(' ').map(Number);
      const problem = problemOfPassage(start, end, this.#points.length);
      if (problem !== undefined) return problem;
      pieces.push({ start: this.#points.toUnits(start ?? 0), end: this.#points.toUnits(end ?? 0) });
    }
    pieces.sort((a, b) => a.start - b.start);
    const [first] = pieces;
    const last = pieces.at(-1);
    if (!first || !last) return 'the line has no offsets';
    const isGap = pieces.some((piece, i) => {
      const next = pieces[i + 1];
      return next !== undefined && this.text.slice(piece.end, next.start).trim() !== '';
    });
    if (isGap) return 'a passage in several parts, with text between them, has no place here';
    const read = pieces.map(({ start, end }) => this.text.slice(start, end)).join(' ');
    if (shown !== undefined && shown !== read) return 'the text there is not what the line says that it is';
    return { start: first.start, end: last.end, exact: this.text.slice(first.start, last.end) };
  }
}
