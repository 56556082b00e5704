import { descriptionOf, type Captures, type DumpBytes } from '../annotation/captures';
import type { CaptureEvent } from '../annotation/events';
import type { BytesRecord, SourceRecord } from './records';

/**
 * A dump as the export's sources have it.
 * @param name unique in the export
 * @param captures of the dump's project; undefined for a dump of none
 */
export function sourceRecord(name: string, dump: DumpBytes, captures: Captures | undefined): SourceRecord {
  const { sha256, bytes } = dump;
  const capture = captures?.lastOf(dump);
  if (!captures || !capture) return { name, sha256, bytes };
  const recorded = recordOf(capture, captures);
  return capture.sha256 === sha256
    ? { name, ...recorded, bytes }
    : { name, sha256, bytes, changedFrom: recorded };
}

/** What was said of the bytes last, and who recorded them first. */
function recordOf(capture: CaptureEvent, captures: Captures): BytesRecord {
  const { sha256, bytes } = capture;
  const { at, by } = captures.firstOfBytes(sha256) ?? capture;
  return { sha256, bytes, ...descriptionOf(capture), recordedAt: at, recordedBy: by };
}
