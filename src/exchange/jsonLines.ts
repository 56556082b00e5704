import { isRecord } from '../annotation/shape';
import type { ImportFile, ImportPlace, Refusal } from './imported';

/** A line of a JSON Lines file. */
export interface JsonLine {
  readonly place: ImportPlace;
  readonly record: Record<string, unknown>;
}

/**
 * The lines of a JSON Lines file, each read when it is asked for. Blank lines are passed over; one that is no JSON object is a refusal, a
 * torn last one too.
 * @param path goes before the number of the line, where there are several files
 */
export function* jsonLines(text: string, path?: string): Generator<JsonLine | Refusal> {
  let number = 0;
  for (const line of linesOf(text)) {
    number++;
    if (line.trim() === '') continue;
    const place = path === undefined ? `line ${number}` : `${path}, line ${number}`;
    const record = recordIn(line);
    yield record === undefined ? { place, reason: 'the line is no JSON object' } : { place, record };
  }
}

/** The first line that is not blank, if it is a JSON object, by which a file is recognised. Never throws. */
export function firstJsonLine(file: ImportFile | undefined): Record<string, unknown> | undefined {
  try {
    for (const line of linesOf(file?.text() ?? '')) if (line.trim() !== '') return recordIn(line);
  } catch {
    // A text that is not UTF-8 has no lines.
  }
  return undefined;
}

/** The lines between LFs; other line separators may stand within a JSON string. */
function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    yield text.slice(from, end < 0 ? undefined : end);
    from = end < 0 ? text.length : end + 1;
  }
}

function recordIn(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
