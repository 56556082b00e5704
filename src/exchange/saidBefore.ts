import type { ArticleAnnotations } from '../annotation/annotations';
import { mainLayer } from '../annotation/annotations';
import type { AnnotationEvent } from '../annotation/events';

/** What a coder said at one place, of which the last word counts. */
export interface Said {
  /** The id of the event that said it. */
  readonly id: string;
  /** Equal for two that say the same. */
  readonly value: string;
  /** An RFC 3339 date-time. */
  readonly at: string;
}

/**
 * What has been said of one article, by register: a coder's tag, field, status, note or mark in a layer. What is imported is compared with it,
 * and joins it.
 */
export class SaidBefore {
  readonly #said = new Map<string, Said>();

  /** @param annotations what is on the article in the project */
  constructor(
    annotations: Pick<ArticleAnnotations, 'tags' | 'statuses' | 'fields' | 'notes' | 'marks'> | undefined,
  ) {
    if (!annotations) return;
    const { tags, statuses, fields, notes, marks } = annotations;
    for (const said of tags) this.#add('tag', said, [said.tag]);
    for (const said of statuses) this.#add('status', said, [], said.value);
    for (const said of fields) this.#add('set', said, [said.mark, said.field], said.value);
    for (const said of notes) this.#add('note', said, [said.mark, said.text]);
    for (const said of marks) this.#add('mark', said, [said.tag, said.start, said.end]);
  }

  /** What has been said in the register of an event. */
  before(event: AnnotationEvent): Said | undefined {
    const said = saidBy(event);
    return said && this.#said.get(said.register);
  }

  /** Whether the last word in the register of an event is what it says. */
  says(event: AnnotationEvent): boolean {
    const said = saidBy(event);
    return said !== undefined && this.#said.get(said.register)?.value === said.value;
  }

  /** Adds what an event says. */
  add(event: AnnotationEvent): void {
    const said = saidBy(event);
    if (said) this.#said.set(said.register, { id: event.id, at: event.at, value: said.value });
  }

  #add(
    op: AnnotationEvent['op'],
    {
      id,
      by,
      layer,
      at,
    }: { readonly id: string; readonly by: string; readonly layer: string; readonly at: string },
    names: readonly unknown[],
    value: unknown = null,
  ): void {
    this.#said.set(registerOf(op, by, layer, names), { id, at, value: JSON.stringify(value) });
  }
}

/** Whether two events say the same in the same register, whenever they do. */
export function saysTheSame(a: AnnotationEvent, b: AnnotationEvent): boolean {
  const [one, other] = [saidBy(a), saidBy(b)];
  return one !== undefined && one.register === other?.register && one.value === other.value;
}

/** The register and the value of an event that an import writes; undefined for another. */
function saidBy(event: AnnotationEvent): { readonly register: string; readonly value: string } | undefined {
  const { op, by, layer = mainLayer } = event;
  const register = (...names: readonly unknown[]): string => registerOf(op, by, layer, names);
  switch (event.op) {
    case 'tag':
      return { register: register(event.tag), value: 'null' };
    case 'status':
      return { register: register(), value: JSON.stringify(event.value) };
    case 'set':
      return { register: register(event.target, event.field), value: JSON.stringify(event.value) };
    case 'note':
      return { register: register(event.target, event.text), value: 'null' };
    case 'mark':
      return { register: register(event.tag, event.start, event.end), value: 'null' };
    default:
      return undefined;
  }
}

const registerOf = (op: string, by: string, layer: string, names: readonly unknown[]): string =>
  JSON.stringify([op, by, layer, ...names]);
