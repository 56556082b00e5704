import { noSuchDay } from './day';
import type { DumpIndex } from './dumpIndex';
import type { Columns } from './lineShape';
import { partsOfDateLine } from './lineShape';
import type { TextSource } from './textSource';

export type DiagnosticCode = 'no-such-day' | 'ambiguous-date' | 'no-date' | 'stray-date';

/** Something in a dump that its author should look at. */
export interface DumpDiagnostic extends Columns {
  readonly code: DiagnosticCode;
  /** 0-based. */
  readonly line: number;
}

/** What is wrong with a dump, in the order of its lines. `most` bounds the number, for a text that is no dump at all. */
export function diagnose(source: TextSource, index: DumpIndex, most = Infinity): DumpDiagnostic[] {
  const found: DumpDiagnostic[] = [];
  const onDate = (code: DiagnosticCode, line: number): void => {
    found.push({ code, line, ...partsOfDateLine(source.line(line)).date });
  };
  for (const oddity of index.oddities()) {
    if (found.length >= most) break;
    if ('strayDate' in oddity) onDate('stray-date', oddity.strayDate);
    else {
      const { headline, date } = index.lines(oddity.article);
      if (date < 0)
        found.push({ code: 'no-date', line: headline, start: 0, end: source.line(headline).length });
      else onDate(index.day(oddity.article) === noSuchDay ? 'no-such-day' : 'ambiguous-date', date);
    }
  }
  return found;
}
