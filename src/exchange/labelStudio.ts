import { consensusLayer } from '../annotation/annotations';
import { regionId } from './carriedParts';
import { CodePoints } from './codePoints';
import { codedRows, type CodedRow } from './codedRow';
import type { CoderPart } from './coderPart';
import { recordsOf, type Export, type ExportedFile, type FolderWriter } from './export';
import { labelStudioConfig } from './labelStudioConfig';
import { controlNames, FieldControls } from './labelStudioControls';
import type { ArticleRecord } from './records';

/**
 * What Label Studio reads: a task per article, an annotation per coder and layer, offsets in code points; and the labelling configuration.
 * Who coded is told in the task's data only: Label Studio refuses a file that names an annotator whom it does not know.
 */
export const labelStudio: FolderWriter = { files };

function* files(contents: Export): Generator<ExportedFile> {
  const controls = new FieldControls(contents.codebook);
  yield { path: 'tasks.json', pieces: tasks(contents, controls) };
  // The tasks may have needed more controls.
  yield { path: 'config.xml', pieces: [labelStudioConfig(contents.codebook, controls.all)] };
}

function* tasks(contents: Export, controls: FieldControls): Generator<string> {
  let number = 0;
  for (const record of recordsOf(contents)) {
    yield number === 0 ? '[\n' : ',\n';
    yield JSON.stringify(taskOf(record, ++number, controls));
  }
  yield number === 0 ? '[]\n' : '\n]\n';
}

function taskOf(record: ArticleRecord, id: number, controls: FieldControls): object {
  const rows = codedRows(record);
  const coded = rows.filter(({ part }) => part !== undefined);
  const [first] = rows;
  const { doc_id, date, section, source } = first.metadata;
  return {
    id,
    data: {
      text: first.text,
      ...{ doc_id, date, section, source },
      // Kept by Label Studio, which has no place for coders, layers, times and codebook revisions.
      newsdump: coded.map((row) => ({
        coder: row.metadata.coder,
        layer: row.metadata.layer,
        annotations: row.carried,
      })),
    },
    annotations: coded.map((row) => annotationOf(row, controls)),
    predictions: [],
  };
}

function annotationOf({ text, part, metadata }: CodedRow, controls: FieldControls): object {
  const times = part ? timesOf(part) : [];
  return {
    was_cancelled: false,
    ground_truth: metadata.layer === consensusLayer,
    created_at: times[0],
    updated_at: times.at(-1),
    result: part ? [...resultsOf(part, new CodePoints(text), text, controls)] : [],
  };
}

function* resultsOf(
  { tags, status, fields, marks, notes }: CoderPart,
  points: CodePoints,
  text: string,
  controls: FieldControls,
): Generator<object> {
  const [tag] = tags;
  if (tag) yield answer(tag.id, controlNames.tags, 'choices', { choices: tags.map((coding) => coding.tag) });
  if (status) yield answer(status.id, controlNames.status, 'choices', { choices: [status.value] });
  for (const { id, field, value } of fields.filter(({ mark }) => mark === undefined)) {
    const { from_name, type, value: said } = controls.of('article', field, value);
    yield answer(id, from_name, type, said);
  }
  const onArticle = notes.filter(({ mark }) => mark === undefined);
  const [note] = onArticle;
  if (note) yield answer(note.id, controlNames.notes, 'textarea', { text: onArticle.map((one) => one.text) });
  for (const mark of marks) {
    const place = {
      start: points.fromUnits(mark.start),
      end: points.fromUnits(mark.end),
      text: text.slice(mark.start, mark.end),
    };
    yield answer(mark.id, controlNames.marks, 'labels', { ...place, labels: [mark.tag] });
    for (const { field, value } of fields.filter((one) => one.mark === mark.id)) {
      const { from_name, type, value: said } = controls.of('mark', field, value);
      yield answer(mark.id, from_name, type, { ...place, ...said });
    }
    const onMark = notes.filter((one) => one.mark === mark.id);
    if (onMark.length > 0)
      yield answer(mark.id, controlNames.markNotes, 'textarea', {
        ...place,
        text: onMark.map((one) => one.text),
      });
  }
}

/** A region, which is a mark or a control's answer, has one id; what is on a mark has the mark's. */
function answer(id: string, from_name: string, type: string, value: object): object {
  return { id: regionId(id), from_name, to_name: controlNames.text, type, value };
}

/** When the annotations were made, the first to the last. */
function timesOf({ tags, status, fields, marks, notes }: CoderPart): string[] {
  return [...tags, ...(status ? [status] : []), ...fields, ...marks, ...notes]
    .map(({ at }) => at)
    .sort((a, b) => Date.parse(a) - Date.parse(b));
}
