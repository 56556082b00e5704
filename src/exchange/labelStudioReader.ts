import { isRecord } from '../annotation/shape';
import { CodePoints } from './codePoints';
import { carriedIn, nameIn, problemOfPassage } from './codedRowReader';
import {
  ImportError,
  type AnnotationReader,
  type ImportedAnnotation,
  type ImportedItem,
  type ImportFile,
  type ImportPlace,
  type Refusal,
} from './imported';
import { regionId } from './labelStudio';
import { isSaid, saidIn, type SaidResult } from './labelStudioResult';
import { parseJson } from './wholeJson';

/** Label Studio's JSON export, and what we wrote for it. */
export const labelStudioReader: AnnotationReader = {
  recognises(files) {
    try {
      const beginning =
        tasksFile(files)
          ?.text()
          .slice(0, 1 << 20) ?? '';
      return (
        /^\s*\[\s*\{/.test(beginning) && beginning.includes('"data"') && beginning.includes('"annotations"')
      );
    } catch {
      // A text that is not UTF-8 is no JSON.
      return false;
    }
  },
  *read(files) {
    const file = tasksFile(files);
    if (!file) throw new ImportError('there is no tasks.json, or another JSON file alone');
    const tasks = parseJson(file.text());
    if (!Array.isArray(tasks))
      throw new ImportError('Label Studio exports a list of tasks, and this is none');
    for (const [i, task] of (tasks as unknown[]).entries()) yield* itemsOfTask(task, `task ${i + 1}`);
  },
};

function tasksFile(files: readonly ImportFile[]): ImportFile | undefined {
  const named = files.find(({ path }) => /(?:^|\/)tasks\.json$/.test(path));
  const all = files.filter(({ path }) => path.endsWith('.json'));
  return named ?? (all.length === 1 ? all[0] : files.length === 1 ? files[0] : undefined);
}

/** What we gave Label Studio to keep of a coder and layer. */
interface Kept {
  readonly coder: string | undefined;
  readonly layer: string | undefined;
  readonly annotations: readonly ImportedAnnotation[];
  /** Of all results that it was written as. */
  readonly ids: ReadonlySet<string>;
}

function* itemsOfTask(task: unknown, place: ImportPlace): Generator<ImportedItem> {
  if (!isRecord(task)) return yield { place, reason: 'the task is no object' };
  const { data, annotations = [] } = task;
  if (data === undefined && !('annotations' in task))
    throw new ImportError(
      'this is JSON-MIN, which leaves out who annotated and which passage is which: export as JSON',
      place,
    );
  if (!isRecord(data)) return yield { place, reason: 'data is missing' };
  const { text } = data;
  if (typeof text !== 'string') return yield { place, reason: 'data.text must be a string' };
  if (!Array.isArray(annotations)) return yield { place, reason: 'annotations must be a list' };
  const kept: Kept[] = [];
  for (const part of keptIn(data['newsdump'], place)) {
    if ('reason' in part) yield part;
    else kept.push(part);
  }
  const points = new CodePoints(text);
  for (const [i, annotation] of (annotations as unknown[]).entries()) {
    const where = `${place}, annotation ${i + 1}`;
    if (!isRecord(annotation)) yield { place: where, reason: 'the annotation is no object' };
    else if (annotation['was_cancelled'] !== true) {
      const said: SaidResult[] = [];
      for (const result of resultsOf(annotation, where, text, points)) {
        if ('reason' in result) yield result;
        else said.push(result);
      }
      // A copy of an annotation has the ids of the first: it is another's.
      const at = kept.findIndex(({ ids }) => said.some(({ region }) => ids.has(region)));
      const part = at < 0 ? undefined : kept.splice(at, 1)[0];
      yield {
        place: where,
        article: nameIn(data, text),
        annotations: [...joined(said, part, annotation)],
      };
    }
  }
  return undefined;
}

function* resultsOf(
  { result }: Record<string, unknown>,
  place: ImportPlace,
  text: string,
  points: CodePoints,
): Generator<SaidResult | Refusal> {
  if (!Array.isArray(result)) return yield { place, reason: 'result must be a list' };
  const results = result as unknown[];
  const marks = new Set(
    results.flatMap((one) => (isRecord(one) && one['type'] === 'labels' ? [one['id']] : [])),
  );
  for (const [i, one] of results.entries()) {
    const where = `${place}, result ${i + 1}`;
    if (!isRecord(one)) {
      yield { place: where, reason: 'the result is no object' };
      continue;
    }
    const said = saidIn(one, marks.has(one['id']), (start, end) => {
      const problem = problemOfPassage(start, end, points.length);
      if (problem !== undefined) return problem;
      // They are whole numbers, or there were a problem.
      const from = points.toUnits(start as number);
      const to = points.toUnits(end as number);
      return { start: from, end: to, exact: text.slice(from, to) };
    });
    if (typeof said === 'string') yield { place: where, reason: said };
    else yield* said;
  }
  return undefined;
}

function* keptIn(value: unknown, place: ImportPlace): Generator<Kept | Refusal> {
  if (value === undefined) return;
  if (!Array.isArray(value)) return yield { place, reason: 'data.newsdump must be a list' };
  for (const part of value as unknown[]) {
    if (!isRecord(part)) {
      yield { place, reason: 'data.newsdump has an item that is no object' };
      continue;
    }
    const annotations: ImportedAnnotation[] = [];
    for (const said of carriedIn({ carried: part['annotations'], place })) {
      if ('reason' in said) yield said;
      else annotations.push(said);
    }
    const [coder, layer] = [part['coder'], part['layer']];
    yield {
      coder: typeof coder === 'string' && coder !== '' ? coder : undefined,
      layer: typeof layer === 'string' && layer !== '' ? layer : undefined,
      annotations,
      ids: new Set(annotations.flatMap(({ id }) => (id === undefined ? [] : [regionId(id)]))),
    };
  }
  return undefined;
}

/** What an annotation says: with id and time where it was kept, else as new. */
function* joined(
  said: readonly SaidResult[],
  kept: Kept | undefined,
  annotation: Record<string, unknown>,
): Generator<ImportedAnnotation> {
  const by = kept ? kept.coder : annotatorOf(annotation['completed_by']);
  const at = annotation['updated_at'] ?? annotation['created_at'];
  const who = {
    ...(by !== undefined && { by }),
    ...(kept?.layer !== undefined && { layer: kept.layer }),
  };
  const rest = [...(kept?.annotations ?? [])];
  const ownId = (region: string): string =>
    kept?.annotations.find(({ kind, id }) => kind === 'mark' && id !== undefined && regionId(id) === region)
      ?.id ?? region;
  for (const one of said) {
    const i = rest.findIndex((other) => isSaid(one, other));
    const known = i < 0 ? undefined : rest.splice(i, 1)[0];
    const mark = one.onMark ? { mark: ownId(one.region) } : {};
    const id = one.said.kind === 'mark' ? { id: ownId(one.region) } : {};
    const when = typeof at === 'string' ? { at } : {};
    yield {
      ...(known ? {} : { ...when, ...id }),
      ...known,
      ...one.said,
      ...restored(known),
      ...who,
      ...mark,
    };
  }
  // On a mark of somebody else's annotation nothing can be said in Label Studio, so it was not taken away there.
  const marks = new Set(kept?.annotations.flatMap(({ kind, id }) => (kind === 'mark' ? [id] : [])));
  for (const one of rest)
    if ('mark' in one && one.mark !== undefined && !marks.has(one.mark)) yield { ...one, ...who };
}

/** A field's value as it was kept: Label Studio may only have it as text. */
function restored(known: ImportedAnnotation | undefined): object {
  return known?.kind === 'field' ? { value: known.value } : {};
}

/** The annotator: by e-mail or name; a number is a user of that Label Studio. Undefined if the file does not say. */
function annotatorOf(completedBy: unknown): string | undefined {
  if (typeof completedBy === 'number') return `Label Studio user ${completedBy}`;
  if (typeof completedBy === 'string' && completedBy !== '') return completedBy;
  if (!isRecord(completedBy)) return undefined;
  const { email, id } = completedBy;
  if (typeof email === 'string' && email !== '') return email;
  return typeof id === 'number' ? annotatorOf(id) : undefined;
}
