import type { DumpIndex } from './dumpIndex';
import type { Columns } from './lineShape';
import { bulletOfLine, partsOfDateLine, shapeOfLine } from './lineShape';
import type { TextSource } from './textSource';

export type PartKind = 'front matter' | 'bullet' | 'headline' | 'excerpt' | 'section' | 'date' | 'blank';

/** A stretch of one line. A line's terminator belongs to its last part. */
export interface Part extends Columns {
  readonly kind: PartKind;
  /** 0-based. */
  readonly line: number;
}

/**
 * The parts of the lines from `from` up to but without `to`, in order. They cover each line without a gap, and a line without a
 * character has one empty part, so that the parts give the text back.
 */
export function* partsOf(
  source: TextSource,
  index: DumpIndex,
  from = 0,
  to = source.lineCount,
): Generator<Part> {
  let article = index.articleFrom(from);
  for (let line = from; line < to; line++) {
    while (article < index.articleCount && index.lines(article).end <= line) article++;
    const text = source.line(line);
    let at = 0;
    for (const { kind, start, end } of coreParts(text, index, article, line)) {
      if (start > at) yield { kind: 'blank', line, start: at, end: start };
      yield { kind, line, start, end };
      at = end;
    }
    if (at < text.length || text === '') yield { kind: 'blank', line, start: at, end: text.length };
  }
}

type CorePart = Columns & { readonly kind: PartKind };

/** The parts of a line that are not blank. `article` is the first article that ends behind the line. */
function coreParts(text: string, index: DumpIndex, article: number, line: number): CorePart[] {
  switch (shapeOfLine(text)) {
    case 'blank':
      return [];
    case 'bullet':
      return [{ kind: 'bullet', ...bulletOfLine(text) }];
    case 'address': {
      const bullet = bulletOfLine(text);
      return [
        { kind: 'front matter', start: firstColumn(text, line), end: bullet.start },
        { kind: 'bullet', ...bullet },
      ];
    }
    case 'date': {
      const { section, date, bullet } = partsOfDateLine(text);
      const parts: CorePart[] = section ? [{ kind: 'section', ...section }] : [];
      parts.push({ kind: 'date', ...date });
      if (bullet) parts.push({ kind: 'bullet', ...bullet });
      return parts;
    }
    case 'text':
      return [{ kind: kindOfText(index, article, line), start: firstColumn(text, line), end: text.length }];
  }
}

function kindOfText(index: DumpIndex, article: number, line: number): PartKind {
  if (article >= index.articleCount) return 'front matter';
  const { headline } = index.lines(article);
  if (line < headline) return 'front matter';
  return line === headline ? 'headline' : 'excerpt';
}

/** Text begins at column 0, or behind the byte order mark at the beginning of the file. */
const firstColumn = (text: string, line: number): number => (line === 0 && text.startsWith('\uFEFF') ? 1 : 0);
