import { isTime, type FieldValue } from '../annotation/events';
import { isRecord } from '../annotation/shape';
import { carriedParts, type CarriedPart } from './carriedParts';
import { CodePoints } from './codePoints';
import { nameIn, problemOfPassage } from './codedRowReader';
import {
  ImportError,
  type AnnotationReader,
  type ImportedAnnotation,
  type ImportedItem,
  type ImportFile,
  type ImportPlace,
} from './imported';
import { controlNames, fieldControlNamed, type FieldControl } from './labelStudioControls';
import { parseJson } from './wholeJson';

/**
 * Tasks of Label Studio, by us or as it exports them as JSON. What is in an annotation there counts: what we carried along only tells by
 * whom, when and in which layer it was said. Predictions are passed over.
 */
export const labelStudioReader: AnnotationReader = { recognises, read };

const isTasks = ({ path }: ImportFile): boolean => !/\.xml$/i.test(path);

function recognises(files: readonly ImportFile[]): boolean {
  try {
    const beginning = files.find(isTasks)?.text().slice(0, 100_000) ?? '';
    return (
      /^\s*\[\s*\{/.test(beginning) &&
      /"(?:annotations|lead_time|annotation_id)"\s*:/.test(beginning) &&
      /"(?:data|annotator)"\s*:/.test(beginning)
    );
  } catch {
    // What is not UTF-8 is not JSON.
    return false;
  }
}

function* read(files: readonly ImportFile[]): Generator<ImportedItem> {
  for (const file of files.filter(isTasks)) {
    const before = files.length > 2 ? `${file.path}, ` : '';
    const tasks = parseJson(file.text());
    if (!Array.isArray(tasks)) throw new ImportError('this is no list of tasks');
    for (const [i, task] of (tasks as unknown[]).entries()) yield* itemsOf(task, `${before}task ${i + 1}`);
  }
}

function* itemsOf(task: unknown, place: ImportPlace): Generator<ImportedItem> {
  const { data, annotations } = isRecord(task) ? task : {};
  if (!isRecord(data) || !Array.isArray(annotations)) {
    yield { place, reason: 'the task has no data or no annotations: export as JSON, not as JSON-MIN' };
    return;
  }
  const { text } = data;
  if (typeof text !== 'string') {
    yield { place, reason: 'the text of the task must be in data.text' };
    return;
  }
  const carried = carriedParts(data['newsdump']);
  const article = nameIn(data, text);
  for (const [i, annotation] of (annotations as unknown[]).entries()) {
    const here = `${place}, annotation ${i + 1}`;
    if (!isRecord(annotation) || !Array.isArray(annotation['result']))
      yield { place: here, reason: 'the annotation has no list of results' };
    else if (annotation['was_cancelled'] === true)
      yield { place: here, reason: 'the annotation was cancelled in Label Studio' };
    else {
      const results = annotation['result'] as unknown[];
      const part = carried.take(regionsIn(results));
      const how = howSaid(annotation, part);
      const { said, problems } = saidIn(results, new CodePoints(text), text);
      for (const reason of problems) yield { place: here, reason };
      yield { place: here, article, annotations: joined(said, part, how) };
    }
  }
  for (const { elsewhere } of carried.rest)
    if (elsewhere.length > 0) yield { place, article, annotations: elsewhere };
}

type How = Readonly<Partial<Record<'by' | 'at' | 'layer', string>>>;

/** Who says it and when, where nothing was carried along. */
function howSaid(
  { completed_by: annotator, created_at: at }: Record<string, unknown>,
  part: CarriedPart | undefined,
): How {
  const { username, email } = isRecord(annotator) ? annotator : { username: undefined, email: annotator };
  const named = [username, email].find((name) => typeof name === 'string' && name !== '');
  const by = part?.coder ?? named;
  return {
    ...(typeof by === 'string' && { by }),
    ...(part && { layer: part.layer }),
    ...(isTime(at) && { at }),
  };
}

/** Adds to what is said by whom it is: as it was carried along, or as the annotation says. */
function joined(
  said: readonly ImportedAnnotation[],
  part: CarriedPart | undefined,
  how: How,
): ImportedAnnotation[] {
  const annotations = said.map((one) => part?.take(one) ?? { ...one, ...how });
  // On a mark of another coder, which is in another annotation.
  return [...annotations, ...(part?.elsewhere ?? [])];
}

function regionsIn(results: readonly unknown[]): ReadonlySet<unknown> {
  return new Set(results.map((result) => (isRecord(result) ? result['id'] : undefined)));
}

interface ResultsSay {
  readonly said: readonly ImportedAnnotation[];
  readonly problems: readonly string[];
}

function saidIn(results: readonly unknown[], points: CodePoints, text: string): ResultsSay {
  const said: ImportedAnnotation[] = [];
  const problems: string[] = [];
  for (const result of results) {
    const read = isRecord(result) ? resultSays(result, points, text) : 'a result is no JSON object';
    if (typeof read === 'string') problems.push(read);
    else said.push(...read);
  }
  return { said, problems };
}

function resultSays(
  result: Record<string, unknown>,
  points: CodePoints,
  text: string,
): readonly ImportedAnnotation[] | string {
  const { id, type, from_name: from, value } = result;
  if (!isRecord(value) || typeof from !== 'string') return 'a result has no value or no from_name';
  const region = typeof id === 'string' ? id : '';
  if (type === 'labels' || type === 'hypertextlabels') return marksIn(value, region, points, text);
  const control = fieldControlNamed(from);
  const onMark = control ? control.on === 'mark' : from === controlNames.markNotes || 'start' in value;
  const mark = onMark ? { mark: region } : {};
  if (control) {
    const found = fieldValue(control, value);
    return found === undefined
      ? 'a field has no value'
      : [{ kind: 'field', field: control.field, value: found, ...mark }];
  }
  switch (type) {
    case 'choices':
      if (from === controlNames.status)
        // Whether it is one, the event will show.
        return stringsIn(value['choices']).map((status) => ({ kind: 'status', value: status as 'done' }));
      return stringsIn(value['choices']).map((tag) => ({ kind: 'tag', tag }));
    case 'textarea':
      return stringsIn(value['text']).map((note) => ({ kind: 'note', text: note, ...mark }));
    case 'number':
    case 'datetime':
    case 'rating': {
      const plain = value[type];
      return typeof plain === 'number' || typeof plain === 'string'
        ? [{ kind: 'field', field: from, value: plain, ...mark }]
        : 'a field has no value';
    }
    default:
      return `results of the type ${String(type).slice(0, 40)} cannot be read`;
  }
}

function marksIn(
  { start, end, text: exact, labels, hypertextlabels }: Record<string, unknown>,
  region: string,
  points: CodePoints,
  text: string,
): readonly ImportedAnnotation[] | string {
  const problem = problemOfPassage(start, end, points.length);
  if (problem !== undefined) return problem;
  // Both are whole numbers by the check above.
  const place = { start: points.toUnits(start as number), end: points.toUnits(end as number) };
  const there = text.slice(place.start, place.end);
  if (typeof exact === 'string' && exact !== there)
    return `the text from ${String(start)} to ${String(end)} is not what the file says that it is`;
  const tags = stringsIn(labels ?? hypertextlabels);
  if (tags.length === 0) return 'a passage has no label';
  return tags.map((tag, i) => ({
    kind: 'mark',
    tag,
    ...place,
    exact: there,
    ...(i === 0 && { id: region }),
  }));
}

function fieldValue(
  { type }: FieldControl,
  value: Record<string, unknown>,
): Exclude<FieldValue, null> | undefined {
  switch (type) {
    case 'number':
      return typeof value['number'] === 'number' ? value['number'] : undefined;
    case 'date':
      return typeof value['datetime'] === 'string' ? value['datetime'] : undefined;
    case 'boolean':
      return stringsIn(value['choices'])[0] === 'true';
    default: {
      const all = stringsIn(value[type === 'choice' ? 'choices' : 'text']);
      return all.length > 1 ? all : all[0];
    }
  }
}

function stringsIn(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((one) => typeof one === 'string');
}
