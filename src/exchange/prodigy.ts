import { CodePoints } from './codePoints';
import { codedRows, type CodedRow } from './codedRow';
import { recordsOf, type Export, type FileWriter } from './export';
import { tokensOf } from './tokens';

/**
 * Examples of Prodigy, one a line, per article, coder and layer: marks as `spans` in code points, tags as accepted `options`. All annotations
 * are whole in `newsdump`, which Prodigy keeps.
 */
export const prodigy: FileWriter = { write };

function* write(contents: Export): Generator<string> {
  const options = contents.codebook.tags.map(({ id, label }) => ({ id, text: label }));
  for (const record of recordsOf(contents))
    for (const row of codedRows(record)) yield `${JSON.stringify(exampleOf(row, options))}\n`;
}

function exampleOf({ text, metadata, part, carried }: CodedRow, options: readonly object[]): object {
  const points = new CodePoints(text);
  const marks = part?.marks ?? [];
  const tokens = tokensOf(text, marks);
  const beginning = new Map(tokens.map(({ start }, i) => [start, i]));
  const ending = new Map(tokens.map(({ end }, i) => [end, i]));
  return {
    text,
    meta: metadata,
    tokens: tokens.map(({ start, end }, id) => ({
      text: text.slice(start, end),
      start: points.fromUnits(start),
      end: points.fromUnits(end),
      id,
      ws: text[end] === ' ' && beginning.get(end) === undefined,
    })),
    spans: marks.map(({ start, end, tag }) => ({
      start: points.fromUnits(start),
      end: points.fromUnits(end),
      token_start: beginning.get(start),
      token_end: ending.get(end),
      label: tag,
    })),
    options,
    accept: (part?.tags ?? []).map(({ tag }) => tag),
    newsdump: carried,
    ...(part && { answer: 'accept', _annotator_id: part.coder, _session_id: part.coder }),
  };
}
