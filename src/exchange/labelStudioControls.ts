import type { FieldType } from '../annotation/codebook/codebook';
import type { FieldValue } from '../annotation/events';
import { asciiName, textOfAsciiName } from './asciiName';
import type { CodebookRecord } from './records';

/** The names of the controls in the labelling configuration that are always the same. */
export const controlNames = {
  text: 'text',
  tags: 'tags',
  marks: 'marks',
  status: 'status',
  notes: 'notes',
  markNotes: 'mark-notes',
} as const;

/** What a field is set with on an article or on a mark. */
export interface FieldControl {
  readonly on: 'article' | 'mark';
  readonly type: FieldType;
  readonly field: string;
}

/** A value as a result of Label Studio has it. */
export interface ResultValue {
  readonly type: 'choices' | 'number' | 'datetime' | 'textarea';
  readonly value: object;
}

type Value = Exclude<FieldValue, null>;

export function fieldControlName({ on, type, field }: FieldControl): string {
  return `${on}-${type}-${asciiName(field)}`;
}

/** The control with this name, if it is one of ours for a field. */
export function fieldControlNamed(name: string): FieldControl | undefined {
  const [, on, type, field] = /^(article|mark)-(choice|text|number|date|boolean)-(.*)$/.exec(name) ?? [];
  if (field === undefined) return undefined;
  // The pattern has no others.
  return { on: on as FieldControl['on'], type: type as FieldType, field: textOfAsciiName(field) };
}

/** A value as a control of this type has it; undefined if it cannot have it. A text control can have every value. */
export function resultValue(type: FieldType, value: Value): ResultValue | undefined {
  const all: readonly (string | number | boolean)[] = typeof value === 'object' ? value : [value];
  switch (type) {
    case 'choice':
      return all.every((one) => typeof one === 'string')
        ? { type: 'choices', value: { choices: all } }
        : undefined;
    case 'boolean':
      return typeof value === 'boolean'
        ? { type: 'choices', value: { choices: [String(value)] } }
        : undefined;
    case 'number':
      return typeof value === 'number' ? { type: 'number', value: { number: value } } : undefined;
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
        ? { type: 'datetime', value: { datetime: value } }
        : undefined;
    case 'text':
      return { type: 'textarea', value: { text: all.map(String) } };
  }
}

/** The controls for fields: those that the codebook asks for, and those for values that these cannot have. */
export class FieldControls {
  readonly #types: ReadonlyMap<string, FieldType | undefined>;
  readonly #controls = new Map<string, { readonly control: FieldControl; readonly choices: Set<string> }>();

  constructor({ fields }: CodebookRecord) {
    this.#types = new Map(fields.map(({ id, type }) => [id, type]));
    for (const { id, type = 'text', on, options = [] } of fields)
      for (const place of ['article', 'mark'] as const)
        if (on === undefined || on === place)
          this.#choicesOf(
            { on: place, type, field: id },
            options.map(({ value }) => value),
          );
  }

  /** Each with the values that it lets choose, if it is for choices. */
  get all(): Iterable<{ readonly control: FieldControl; readonly choices: ReadonlySet<string> }> {
    return this.#controls.values();
  }

  /** The name of the control for a value, and the value as it has it. From then on the control is one of all. */
  of(on: FieldControl['on'], field: string, value: Value): ResultValue & { readonly from_name: string } {
    const type = this.#types.get(field) ?? 'text';
    const fitting = resultValue(type, value);
    const control: FieldControl = { on, field, type: fitting ? type : 'text' };
    const strings = [value].flat().filter((one) => typeof one === 'string');
    this.#choicesOf(control, strings);
    return { from_name: fieldControlName(control), ...(fitting ?? asText(value)) };
  }

  #choicesOf(control: FieldControl, choices: readonly string[]): void {
    const name = fieldControlName(control);
    const known = this.#controls.get(name) ?? { control, choices: new Set() };
    this.#controls.set(name, known);
    if (control.type === 'choice') for (const choice of choices) known.choices.add(choice);
  }
}

function asText(value: Value): ResultValue {
  return { type: 'textarea', value: { text: [value].flat().map(String) } };
}
