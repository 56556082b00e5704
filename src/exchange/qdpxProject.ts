import { mainLayer } from '../annotation/annotations';
import type { AnnotatedArticle } from './annotatedArticle';
import type { FieldCodeRecord } from './records';

/** Who said something: REFI-QDA has no layers, so that a coder is another user in each. */
export interface User {
  readonly coder: string;
  readonly layer: string;
}

/** A user's name: the coder's; with the layer if that is not `main`. */
export function userName({ coder, layer }: User): string {
  return layer === mainLayer ? coder : `${coder} (${layer})`;
}

/** What a project declares before its articles. */
export interface Declared {
  /** Names, sorted. */
  readonly users: readonly string[];
  /** The ids of the tags on articles and passages. */
  readonly tags: ReadonlySet<string>;
  /** The ids of the fields that an article has a value of. */
  readonly fields: ReadonlySet<string>;
}

/** A zip holds 65,535 files, and one is not an article. */
const mostArticles = 65_534;

/**
 * Finds what is declared in what is annotated, without reading an article's text. A piece of work an article, to pause between two. Throws an
 * error for people if there are more articles than a project holds.
 */
export function* declaredIn(articles: Iterable<AnnotatedArticle>): Generator<'', Declared> {
  const users = new Set<string>();
  const tags = new Set<string>();
  const fields = new Set<string>();
  let count = 0;
  for (const { annotations } of articles) {
    if (++count > mostArticles)
      throw new Error('a REFI-QDA project holds no more than 65,534 articles; export fewer');
    if (!annotations) continue;
    const { tags: given, marks, notes, fields: values } = annotations;
    for (const { by, layer } of [...given, ...marks, ...notes]) users.add(userName({ coder: by, layer }));
    for (const { tag } of [...given, ...marks]) tags.add(tag);
    for (const { field, mark } of values) if (mark === undefined) fields.add(field);
    yield '';
  }
  return { users: [...users].sort(), tags, fields };
}

export type VariableType = 'Text' | 'Boolean' | 'Float' | 'Date';

/** The kind of variable that a field is. Several values are a text. */
export function variableType({ type, multiple }: FieldCodeRecord): VariableType {
  if (multiple) return 'Text';
  switch (type) {
    case 'number':
      return 'Float';
    case 'boolean':
      return 'Boolean';
    case 'date':
      return 'Date';
    default:
      return 'Text';
  }
}
