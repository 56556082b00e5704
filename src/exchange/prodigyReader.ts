import { isRecord } from '../annotation/shape';
import { CodePoints } from './codePoints';
import { problemOfPassage, rowItems, type RowAnnotation } from './codedRowReader';
import type { AnnotationReader, ImportedItem, ImportFile } from './imported';
import { firstJsonLine, jsonLines, type JsonLine } from './jsonLines';
import { listIn } from './listIn';

/** Examples that were accepted in Prodigy, by us or by Prodigy. The annotator that Prodigy names is the coder. */
export const prodigyReader: AnnotationReader = { recognises, read };

function recognises(files: readonly ImportFile[]): boolean {
  const example = firstJsonLine(files[0]);
  return (
    typeof example?.['text'] === 'string' &&
    ['spans', 'accept', 'answer', '_task_hash', '_session_id'].some((key) => Object.hasOwn(example, key))
  );
}

function* read(files: readonly ImportFile[]): Generator<ImportedItem> {
  for (const file of files)
    for (const line of jsonLines(file.text(), files.length > 1 ? file.path : undefined)) {
      if ('reason' in line) yield line;
      else yield* itemsOf(line);
    }
}

function* itemsOf({ place, record }: JsonLine): Generator<ImportedItem> {
  const { text, meta, answer, spans, accept, label, newsdump: carried } = record;
  if (typeof text !== 'string') {
    yield { place, reason: 'text must be a string' };
    return;
  }
  if (answer === 'reject' || answer === 'ignore') {
    yield { place, reason: `the example was ${answer === 'reject' ? 'rejected' : 'ignored'} in Prodigy` };
    return;
  }
  const said: RowAnnotation[] = [];
  const points = new CodePoints(text);
  for (const span of listIn(spans)) {
    const { start, end, label: tag } = isRecord(span) ? span : {};
    const problem = problemOfPassage(start, end, points.length);
    if (problem !== undefined) yield { place, reason: problem };
    else if (!isName(tag)) yield { place, reason: 'a span has no label' };
    // Both are whole numbers by the check above.
    else
      said.push({
        kind: 'mark',
        tag,
        start: points.toUnits(start as number),
        end: points.toUnits(end as number),
      });
  }
  // A binary classification has one label, which was accepted.
  for (const tag of label === undefined ? listIn(accept) : [label, ...listIn(accept)]) {
    if (isName(tag) || typeof tag === 'number') said.push({ kind: 'tag', tag: String(tag) });
    else yield { place, reason: 'an accepted option must be a string that is not empty' };
  }
  const annotator = record['_annotator_id'] ?? record['_session_id'];
  yield* rowItems({
    place,
    text,
    metadata: isRecord(meta) ? meta : {},
    said,
    ...(isName(annotator) && { annotator }),
    carried,
  });
}

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';
