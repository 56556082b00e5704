import { parseEvent, type AnnotationEvent } from './events';
import { newerId } from './ids';

const FORMAT = 'newsdump-journal';
const VERSION = 1;

/** The line that begins a journal, without its line end. */
export const JOURNAL_HEADER = JSON.stringify({ format: FORMAT, version: VERSION });

/** A line that was not read, or not as it stands. */
export interface JournalProblem {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** What stands in a journal. */
export interface JournalReading {
  /** In the order of the lines. */
  readonly events: readonly AnnotationEvent[];
  /** How many events are of an op that this version does not know. */
  readonly unknown: number;
  readonly problems: readonly JournalProblem[];
  /** Whether a newer version wrote here: then this one must not. */
  readonly newerVersion: boolean;
  /** The greatest ULID of all events, those of an unknown op too. */
  readonly newest: string | undefined;
  /** How many line ends it has. */
  readonly lineEnds: number;
}

/** Events as lines of a journal, each with its LF. */
export function journalLines(events: Iterable<AnnotationEvent>): string {
  let lines = '';
  for (const event of events) lines += JSON.stringify(event) + '\n';
  return lines;
}

/**
 * Reads a journal. Any text will do: a line that is no event is a problem and skipped, and whole events in a damaged line are found.
 * Never throws.
 */
export function readJournal(text: string): JournalReading {
  const lines = text.split(text.includes('\r') ? /\r\n?|\n/ : '\n');
  const reader = new JournalReader(lines.length - 1);
  lines.forEach((line, index) => {
    reader.read(line, index + 1, index + 1 === lines.length);
  });
  return reader;
}

class JournalReader implements JournalReading {
  readonly events: AnnotationEvent[] = [];
  unknown = 0;
  readonly problems: JournalProblem[] = [];
  newerVersion = false;
  newest: string | undefined;

  constructor(readonly lineEnds: number) {}

  read(line: string, number: number, last: boolean): void {
    // A byte order mark stands first in a file, or where files were joined.
    const json = line.charCodeAt(0) === 0xfeff ? line.slice(1) : line;
    if (json === '') return;
    let value: unknown;
    try {
      value = JSON.parse(json);
    } catch {
      if (json.trim() !== '') this.recover(json, number, last);
      return;
    }
    this.take(value, number);
  }

  private take(value: unknown, line: number): void {
    if (isHeader(value)) {
      this.takeHeader(value, line);
      return;
    }
    const reading = parseEvent(value);
    if (reading.kind === 'event') {
      this.events.push(reading.event);
    } else if (reading.kind === 'unknown') {
      this.unknown++;
    } else {
      this.problems.push({ line, message: `this is no event: ${reading.message}` });
    }
    const { id } = (value ?? {}) as { readonly id?: unknown };
    if (typeof id === 'string') this.newest = newerId(this.newest, id);
  }

  private takeHeader({ format, version }: Header, line: number): void {
    if (format !== FORMAT) {
      this.problems.push({ line, message: `this is no event and no header of a journal` });
    } else if (typeof version !== 'number' || version < 1) {
      this.problems.push({ line, message: 'the header has no version' });
    } else if (version > VERSION) {
      this.newerVersion = true;
      const message = `the journal has version ${version}, and this program writes version ${VERSION}: it is read only. Use a newer program`;
      this.problems.push({ line, message });
    }
  }

  /** Reads the whole events of a line that is no JSON: two lines that were glued together, one of them torn perhaps. */
  private recover(line: string, number: number, last: boolean): void {
    const found = wholeObjects(line).filter((value) => isHeader(value) || 'op' in value);
    const message =
      found.length > 0
        ? `the line is damaged; what is whole in it was read: ${found.length}`
        : last
          ? 'the last line is torn and was not read'
          : 'the line is damaged and was not read';
    this.problems.push({ line: number, message });
    for (const value of found) this.take(value, number);
  }
}

interface Header {
  readonly format: unknown;
  readonly version?: unknown;
}

function isHeader(value: unknown): value is Header {
  return typeof value === 'object' && value !== null && 'format' in value && !('op' in value);
}

/** How often the search for an object in a line may fail: a bound on the work that a line of braces can make. */
const MAX_FAILURES = 100;

/** The JSON objects that stand whole in a line, from the left, none inside another. */
function wholeObjects(line: string): object[] {
  const found: object[] = [];
  let failures = 0;
  let from = line.indexOf('{');
  while (from !== -1 && failures < MAX_FAILURES) {
    const end = endOfObject(line, from);
    const value = end === undefined ? undefined : parseObject(line.slice(from, end));
    if (value === undefined) failures++;
    else found.push(value);
    from = line.indexOf('{', value === undefined ? from + 1 : end);
  }
  return found;
}

/** The offset after the brace that closes the object at `start`, if one does. */
function endOfObject(line: string, start: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let i = start; i < line.length; i++) {
    const char = line[i];
    if (inString) {
      if (char === '\\') i++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return i + 1;
  }
  return undefined;
}

function parseObject(json: string): object | undefined {
  try {
    return JSON.parse(json) as object;
  } catch {
    return undefined;
  }
}
