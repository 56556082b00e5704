import { referenceKey, type ArticleReference } from './reference';

/** One thing for each article that references name, however they write its name. */
export class ByReference<T> {
  /** By the key of the article. */
  readonly all = new Map<string, T>();
  /** For each headline the reference that had it last. Most events repeat one, and this spares folding its text again. */
  readonly #lately = new Map<string, { readonly reference: ArticleReference; readonly value: T }>();

  /** @param make makes the thing when an article is named for the first time */
  constructor(private readonly make: (key: string, reference: ArticleReference) => T) {}

  /** What there is for the article that this reference names. */
  of(reference: ArticleReference): T {
    const { date, headline, lead } = reference;
    const known = this.#lately.get(headline);
    if (known?.reference.date === date && known.reference.lead === lead) return known.value;
    const key = referenceKey(reference);
    const value = this.all.get(key) ?? this.make(key, reference);
    this.all.set(key, value);
    this.#lately.set(headline, { reference, value });
    return value;
  }
}
