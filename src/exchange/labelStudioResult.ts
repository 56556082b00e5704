import type { FieldType } from '../annotation/codebook/codebook';
import type { Status } from '../annotation/events';
import { isRecord } from '../annotation/shape';
import type { ImportedAnnotation } from './imported';
import { regionId } from './labelStudio';
import { controlNames, fieldControlNamed, resultValue } from './labelStudioControls';

/** What a result says. */
export interface SaidResult {
  /** The id of its region. */
  readonly region: string;
  /** Whether it is on the mark with that id. */
  readonly onMark: boolean;
  readonly said: ImportedAnnotation;
  /** How a field's control has a value. */
  readonly type?: FieldType;
}

type Passage = { readonly start: number; readonly end: number; readonly exact: string } | string;

/**
 * What a result says, or why it cannot be read.
 * @param isOnMark whether a mark of the same annotation has its id
 * @param passage looks a passage up that is given in code points
 */
export function saidIn(
  result: Record<string, unknown>,
  isOnMark: boolean,
  passage: (start: unknown, end: unknown) => Passage,
): SaidResult[] | string {
  const { id, from_name: name, type, value } = result;
  if (!isRecord(value)) return 'value is missing';
  if (typeof name !== 'string') return 'from_name must be a string';
  const region = typeof id === 'string' ? id : '';
  const field = fieldControlNamed(name);
  const as = (said: ImportedAnnotation): SaidResult => ({ region, onMark: isOnMark, said });
  const asField = (said: string | number | readonly string[], fieldType: FieldType): SaidResult[] => [
    {
      region,
      onMark: isOnMark,
      said: { kind: 'field', field: field?.field ?? name, value: valueOf(said, field?.type ?? fieldType) },
      type: field?.type ?? fieldType,
    },
  ];
  switch (type) {
    case 'labels': {
      const labels = texts(value['labels']);
      if (!labels || labels.length === 0) return 'value.labels must be a list of labels';
      if (region === '') return 'the id of a mark must be a string';
      const found = passage(value['start'], value['end']);
      if (typeof found === 'string') return found;
      const { text } = value;
      if (typeof text === 'string' && text !== found.exact)
        return `the passage reads ${quoted(found.exact)} in the text, and ${quoted(text)} in the result`;
      return labels.map((tag) => ({ region, onMark: false, said: { kind: 'mark', tag, ...found } }));
    }
    case 'choices': {
      const choices = texts(value['choices']);
      if (!choices) return 'value.choices must be a list of choices';
      if (field || isOnMark) return choices.length === 0 ? [] : asField(choices, 'choice');
      if (name !== controlNames.status) return choices.map((tag) => as({ kind: 'tag', tag }));
      return choices.map((status) => as({ kind: 'status', value: status as Status }));
    }
    case 'textarea': {
      const lines = texts(value['text']);
      if (!lines) return 'value.text must be a list of texts';
      if (field) return lines.length === 0 ? [] : asField(lines, 'text');
      return lines.map((text) => as({ kind: 'note', text }));
    }
    case 'number':
      return typeof value['number'] === 'number'
        ? asField(value['number'], 'number')
        : 'value.number must be a number';
    case 'datetime':
      return typeof value['datetime'] === 'string'
        ? asField(value['datetime'], 'date')
        : 'value.datetime must be a string';
    default:
      return `results of the type ${quoted(String(type))} cannot be read`;
  }
}

/** Whether a result says what was kept. */
export function isSaid({ region, onMark, said, type }: SaidResult, kept: ImportedAnnotation): boolean {
  if (onMark !== ('mark' in kept && kept.mark !== undefined)) return false;
  if ('mark' in kept && kept.mark !== undefined && regionId(kept.mark) !== region) return false;
  switch (said.kind) {
    case 'tag':
      return kept.kind === 'tag' && kept.tag === said.tag;
    case 'status':
      return kept.kind === 'status' && kept.value === said.value;
    case 'note':
      return kept.kind === 'note' && kept.text === said.text;
    case 'mark':
      return (
        kept.kind === 'mark' &&
        regionId(kept.id ?? '') === region &&
        kept.tag === said.tag &&
        kept.start === said.start &&
        kept.end === said.end
      );
    case 'field':
      return (
        kept.kind === 'field' &&
        kept.field === said.field &&
        JSON.stringify(resultValue(type ?? 'text', kept.value)) ===
          JSON.stringify(resultValue(type ?? 'text', said.value))
      );
  }
}

/** A value of a field, as the type of its control has it. */
function valueOf(
  said: string | number | readonly string[],
  type: FieldType,
): string | number | boolean | readonly string[] {
  if (typeof said !== 'object') return said;
  const [first = ''] = said;
  if (type === 'boolean') return first === 'true';
  return said.length === 1 ? first : said;
}

/** A list of texts; one alone is such a list, too. */
function texts(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
