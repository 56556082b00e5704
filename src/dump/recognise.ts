import { partsOfDateLine, shapeOfLine } from './lineShape';
import type { TextSource } from './textSource';

/** How many lines are looked at, and how much of each: a binary file may be one line. */
const linesLookedAt = 200;
const longestLine = 1000;

/** Whether a text is a dump by its looks: its first 200 lines hold two date lines, or one and a bullet. */
export function looksLikeDump(source: TextSource): boolean {
  let dates = 0;
  let bullets = 0;
  for (let i = 0; i < Math.min(source.lineCount, linesLookedAt); i++) {
    const line = source.line(i);
    if (line.length > longestLine) continue;
    if (line.includes('\0')) return false;
    const shape = shapeOfLine(line);
    if (shape === 'date') {
      dates++;
      if (partsOfDateLine(line).bullet) bullets++;
    } else if (shape === 'bullet' || shape === 'address') bullets++;
    if (dates >= 2 || (dates === 1 && bullets > 0)) return true;
  }
  return false;
}
