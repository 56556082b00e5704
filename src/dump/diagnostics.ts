import { ambiguousDay, noSuchDay } from './day';
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
  let stray = 0;
  for (let article = 0; article <= index.articleCount && found.length < most; article++) {
    const lines = article < index.articleCount ? index.lines(article) : undefined;
    for (; stray < index.strayDates.length; stray++) {
      const line = index.strayDates[stray];
      if (line === undefined || (lines && line > lines.headline)) break;
      onDate('stray-date', line);
    }
    if (!lines) break;
    if (lines.date < 0) {
      found.push({
        code: 'no-date',
        line: lines.headline,
        start: 0,
        end: source.line(lines.headline).length,
      });
    } else if (index.day(article) === noSuchDay) onDate('no-such-day', lines.date);
    else if (index.day(article) === ambiguousDay) onDate('ambiguous-date', lines.date);
  }
  return found.slice(0, most);
}
