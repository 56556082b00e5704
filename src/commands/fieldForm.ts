import type { CodebookField } from '../annotation/codebook/codebook';
import type { FieldValue } from '../annotation/events';

/** What a field can have; several values are a list. */
export type Value = Exclude<FieldValue, null>;

/** A field that is asked, with the value that it has. */
export interface FieldStep {
  readonly field: CodebookField;
  readonly value: Value | undefined;
}

/** The fields that a form asks one after the other, and what was entered. It does not know how they are asked. */
export class FieldForm {
  readonly #steps: FieldStep[];
  readonly #entered = new Map<string, FieldValue>();
  #position = 0;

  constructor(steps: readonly FieldStep[]) {
    this.#steps = [...steps];
  }

  /** The field that is asked now, with its value as entered; undefined if all were asked. */
  get step(): FieldStep | undefined {
    const step = this.#steps[this.#position];
    if (!step) return undefined;
    const entered = this.#entered.get(step.field.id);
    return entered === undefined ? step : { ...step, value: entered ?? undefined };
  }

  /** The place of the field that is asked now, from 1. */
  get number(): number {
    return this.#position + 1;
  }

  get count(): number {
    return this.#steps.length;
  }

  get canGoBack(): boolean {
    return this.#position > 0;
  }

  /** What has to be written: the values that are not as they were, by field; null for one that was cleared. */
  get changes(): ReadonlyMap<string, FieldValue> {
    const before = new Map(this.#steps.map(({ field, value }) => [field.id, value ?? null]));
    return new Map(
      [...this.#entered].filter(
        ([field, value]) => JSON.stringify(value) !== JSON.stringify(before.get(field)),
      ),
    );
  }

  /** Gives the field that is asked a value, null to clear it, and goes on. */
  enter(value: FieldValue): void {
    const { step } = this;
    if (!step) return;
    this.#entered.set(step.field.id, value);
    this.skip();
  }

  /** Leaves the field as it is and goes on. */
  skip(): void {
    if (this.#position < this.#steps.length) this.#position++;
  }

  back(): void {
    if (this.canGoBack) this.#position--;
  }

  /** Asks this field now, and then goes on; one that is asked anyway is gone to. */
  ask(step: FieldStep): void {
    const known = this.#steps.findIndex(({ field }) => field.id === step.field.id);
    if (known >= 0) this.#position = known;
    else this.#steps.splice(this.#position, 0, step);
  }
}

/** A field that is in no codebook: its values are text. */
export function freeField(id: string): CodebookField {
  return {
    id,
    label: id,
    description: undefined,
    type: 'text',
    options: [],
    multiple: false,
    required: false,
    on: undefined,
    level: 'nominal',
  };
}
