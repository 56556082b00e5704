export type FieldType = 'choice' | 'text' | 'number' | 'date' | 'boolean';
/** The level of measurement. */
export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** A tag as the codebook describes it. Its id is what the journals hold and never changes. */
export interface CodebookTag {
  readonly id: string;
  /** The id if the codebook gives none. */
  readonly label: string;
  readonly description?: string | undefined;
  /** What the tag is for. */
  readonly include?: string | undefined;
  /** What it is not for. */
  readonly exclude?: string | undefined;
  readonly examples: readonly string[];
  /** `#rgb`, `#rrggbb` or a theme colour such as `charts.red`. */
  readonly color?: string | undefined;
  /** One of a-z and 0-9. */
  readonly key?: string | undefined;
  /** Whether one of its children may be given, or many. */
  readonly choice: 'one' | 'many';
  readonly required: boolean;
  readonly status: 'active' | 'retired';
  /** The id of another tag of the codebook. */
  readonly mergedInto?: string | undefined;
  /** The ids of fields of the codebook. */
  readonly fields: readonly string[];
  /** Words, or a regular expression between slashes. */
  readonly patterns: readonly string[];
  readonly tags: readonly CodebookTag[];
}

/** One of the values of a field of the type `choice`. */
export interface CodebookOption {
  readonly value: string;
  /** The value if the codebook gives none. */
  readonly label: string;
  readonly description?: string | undefined;
  readonly aliases: readonly string[];
}

/** A variable as the codebook describes it. */
export interface CodebookField {
  readonly id: string;
  /** The id if the codebook gives none. */
  readonly label: string;
  readonly description?: string | undefined;
  readonly type: FieldType;
  /** In their order, which is the order of an ordinal field. Empty for other types than `choice`. */
  readonly options: readonly CodebookOption[];
  readonly multiple: boolean;
  readonly required: boolean;
  /** Where it has a value; undefined for both. */
  readonly on: 'article' | 'mark' | undefined;
  readonly level: Level;
}

/** What a codebook is made of. */
export interface CodebookContent {
  readonly title?: string | undefined;
  readonly revision?: string | undefined;
  readonly tags?: readonly CodebookTag[];
  readonly fields?: readonly CodebookField[];
}

/** A project's tags and fields, with what they mean and how they may be chosen. Of an id that stands twice, the first counts. */
export class Codebook {
  readonly title: string | undefined;
  readonly revision: string | undefined;
  /** Those without a parent. */
  readonly tags: readonly CodebookTag[];
  readonly fields: readonly CodebookField[];
  /** Every tag, each before its children. */
  readonly allTags: readonly CodebookTag[];
  readonly #tags = new Map<string, CodebookTag>();
  readonly #parents = new Map<string, CodebookTag>();
  readonly #fields = new Map<string, CodebookField>();

  constructor({ title, revision, tags = [], fields = [] }: CodebookContent) {
    this.title = title;
    this.revision = revision;
    this.tags = tags;
    this.fields = fields;
    this.#addTags(tags, undefined);
    this.allTags = [...this.#tags.values()];
    for (const field of fields) if (!this.#fields.has(field.id)) this.#fields.set(field.id, field);
  }

  #addTags(tags: readonly CodebookTag[], parent: CodebookTag | undefined): void {
    for (const tag of tags) {
      if (!this.#tags.has(tag.id)) {
        this.#tags.set(tag.id, tag);
        if (parent) this.#parents.set(tag.id, parent);
      }
      this.#addTags(tag.tags, tag);
    }
  }

  tag(id: string): CodebookTag | undefined {
    return this.#tags.get(id);
  }

  field(id: string): CodebookField | undefined {
    return this.#fields.get(id);
  }

  parentOf(id: string): CodebookTag | undefined {
    return this.#parents.get(id);
  }

  /** The labels from the root to the tag, its own last; the id alone for a tag that is not in the codebook. */
  pathOf(id: string): readonly string[] {
    const labels: string[] = [];
    for (let tag = this.tag(id); tag !== undefined; tag = this.parentOf(tag.id)) labels.unshift(tag.label);
    return labels.length === 0 ? [id] : labels;
  }

  /** The tag that this one was merged into in the end; itself if it was not, is not in the codebook, or the merges go round. */
  resolve(id: string): string {
    const met = new Set([id]);
    let last = id;
    for (;;) {
      const next = this.tag(last)?.mergedInto;
      if (next === undefined) return last;
      if (met.has(next)) return id;
      met.add(next);
      last = next;
    }
  }

  /** Whether a coder may give it: it is neither retired nor merged into another. */
  isOffered(tag: CodebookTag): boolean {
    return tag.status === 'active' && tag.mergedInto === undefined;
  }

  /** The offered tag that a key toggles. */
  tagWithKey(key: string): CodebookTag | undefined {
    return this.allTags.find((tag) => tag.key === key && this.isOffered(tag));
  }

  /** The ids of the tags that must be cleared when this one is set: its siblings, if its parent's choice is `one`. */
  excludedBy(id: string): readonly string[] {
    const parent = this.parentOf(id);
    if (parent?.choice !== 'one') return [];
    return parent.tags.map((tag) => tag.id).filter((other) => other !== id);
  }
}

/** The codebook of a project that has none. */
export const emptyCodebook = new Codebook({});

/** Whether the codebook takes it for a colour: `#rgb`, `#rrggbb`, or a theme colour with a dot, such as `charts.red`. */
export const isColor = (text: string): boolean =>
  /^(?:#(?:[0-9a-f]{3}){1,2}|[a-z]\w*(?:\.[a-z]\w*)+)$/i.test(text);

/** Whether it can be a tag's key: one of a-z and 0-9. */
export const isKey = (text: string): boolean => /^[a-z0-9]$/.test(text);
