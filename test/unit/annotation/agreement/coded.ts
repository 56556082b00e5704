import type { ComparableArticle } from '../../../../src/annotation/agreement/agreementReport';
import {
  Codebook,
  type CodebookContent,
  type CodebookField,
} from '../../../../src/annotation/codebook/codebook';
import type { AnnotationEvent } from '../../../../src/annotation/events';
import { fold } from '../../../../src/annotation/fold';
import { referenceKey, type ArticleReference } from '../../../../src/annotation/reference';

/** What a coder did, without what only a journal needs: `['kim', { op: 'tag', tag: 'port' }]`. */
export type Did = readonly [coder: string, what: Readonly<Record<string, unknown>>];

export const textLength = 100;

export const done = (coder: string, layer = 'main'): Did => [coder, { op: 'status', value: 'done', layer }];
export const tag = (coder: string, tag: string, layer = 'main'): Did => [coder, { op: 'tag', tag, layer }];
export const set = (coder: string, field: string, value: unknown, layer = 'main'): Did => [
  coder,
  { op: 'set', field, value, layer },
];
export const mark = (coder: string, tag: string, start: number, end: number, layer = 'main'): Did => [
  coder,
  { op: 'mark', tag, start, end, quote: { exact: 'x', prefix: '', suffix: '' }, layer },
];

export const referenceTo = (article: number): ArticleReference => ({
  date: '2025-04-29',
  headline: `Headline ${article}`,
  lead: '',
});

/** Articles on which coders did this, in the order in which it is given; each has {@link textLength} units of text. */
export function coded(...articles: readonly (readonly Did[])[]): ComparableArticle[] {
  let count = 0;
  const events = articles.flatMap((all, article) =>
    all.map(([by, what]) => {
      const id = `e${String(count++).padStart(6, '0')}`;
      const event: object = { id, at: '2025-05-02T09:14:07Z', by, article: referenceTo(article), ...what };
      return event as AnnotationEvent;
    }),
  );
  const annotations = fold(events).articles;
  return articles.flatMap((_, article) => {
    const ofArticle = annotations.get(referenceKey(referenceTo(article)));
    return ofArticle ? [{ annotations: ofArticle, textLength }] : [];
  });
}

type Field = Partial<CodebookField> & Pick<CodebookField, 'id'>;

export function codebookWith(fields: readonly Field[], tags: CodebookContent['tags'] = []): Codebook {
  return new Codebook({
    tags,
    fields: fields.map((field) => ({
      label: field.id,
      type: 'text',
      options: [],
      multiple: false,
      required: false,
      on: undefined,
      level: 'nominal',
      ...field,
    })),
  });
}

export const option = (value: string): CodebookField['options'][number] => ({
  value,
  label: value,
  aliases: [],
});

/** A tag that was merged into another. */
export const merged = (id: string, mergedInto: string): NonNullable<CodebookContent['tags']>[number] => ({
  id,
  mergedInto,
  label: id,
  examples: [],
  choice: 'many',
  required: false,
  status: 'retired',
  fields: [],
  patterns: [],
  tags: [],
});

/** A tag that others are merged into. */
export const active = (id: string): NonNullable<CodebookContent['tags']>[number] => ({
  ...merged(id, id),
  mergedInto: undefined,
  status: 'active',
});
