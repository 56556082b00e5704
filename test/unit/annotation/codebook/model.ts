/** Codebooks as plain trees, with the same changes as in the text: what these must come to. */

export interface ModelTag {
  readonly id: string;
  readonly tags: ModelTag[];
}

export interface ModelField {
  readonly id: string;
}

interface Place {
  readonly tag: ModelTag;
  readonly siblings: ModelTag[];
  readonly parent: ModelTag | undefined;
}

export class Model {
  private readonly keys = new Map<string, Record<string, unknown>>();

  constructor(
    readonly roots: ModelTag[],
    readonly fields: ModelField[],
  ) {}

  all(tags: readonly ModelTag[] = this.roots): readonly ModelTag[] {
    return tags.flatMap((tag) => [tag, ...this.all(tag.tags)]);
  }

  addTag(parent: string | undefined, id: string, keys: object, before: string | undefined): boolean {
    if (this.place(id)) return false;
    const spot = this.spot(parent, before);
    if (!spot) return false;
    this.keys.set(id, { ...keys });
    spot.list.splice(spot.at, 0, { id, tags: [] });
    return true;
  }

  changeTag(id: string, keys: object): boolean {
    if (!this.place(id)) return false;
    this.keys.set(id, { ...this.keys.get(id), ...keys });
    return true;
  }

  moveTag(id: string, parent: string | undefined, before: string | undefined): boolean {
    const place = this.place(id);
    if (!place || !this.spot(parent, before)) return false;
    if (parent !== undefined && this.all([place.tag]).some((tag) => tag.id === parent)) return false;
    if (before === id) return true;
    place.siblings.splice(place.siblings.indexOf(place.tag), 1);
    const spot = this.spot(parent, before);
    spot?.list.splice(spot.at, 0, place.tag);
    return true;
  }

  mergeTag(id: string, into: string): boolean {
    if (!this.place(id) || !this.place(into)) return false;
    for (let at: string | undefined = into; at !== undefined; at = this.mergedInto(at))
      if (at === id) return false;
    return this.changeTag(id, { status: 'retired', mergedInto: into });
  }

  deleteTag(id: string): boolean {
    const place = this.place(id);
    if (!place || this.all().some((tag) => this.mergedInto(tag.id) === id)) return false;
    place.siblings.splice(place.siblings.indexOf(place.tag), 1, ...place.tag.tags);
    this.keys.delete(id);
    return true;
  }

  addField(id: string, before: string | undefined): boolean {
    if (this.fields.some((field) => field.id === id)) return false;
    return this.putField({ id }, before);
  }

  moveField(id: string, before: string | undefined): boolean {
    const at = this.fields.findIndex((field) => field.id === id);
    const isThere = before === undefined || this.fields.some((field) => field.id === before);
    if (at === -1 || !isThere) return false;
    if (before !== id) this.putField(this.fields.splice(at, 1)[0] ?? { id }, before);
    return true;
  }

  deleteField(id: string): boolean {
    const at = this.fields.findIndex((field) => field.id === id);
    if (at === -1) return false;
    this.fields.splice(at, 1);
    for (const keys of this.keys.values()) {
      const { fields } = keys;
      if (Array.isArray(fields)) keys['fields'] = fields.filter((field) => field !== id);
    }
    return true;
  }

  /** As a codebook that is read has it. */
  shape(tags: readonly ModelTag[] = this.roots): unknown {
    return tags.map(({ id, tags: below }) => {
      const keys = this.keys.get(id) ?? {};
      return {
        id,
        label: keys['label'] ?? id,
        examples: keys['examples'] ?? [],
        required: keys['required'] ?? false,
        color: keys['color'],
        fields: this.knownFields(keys),
        status: keys['status'] ?? 'active',
        mergedInto: keys['mergedInto'],
        tags: this.shape(below),
      };
    });
  }

  private knownFields(keys: Record<string, unknown>): readonly unknown[] {
    const fields = (keys['fields'] ?? []) as readonly unknown[];
    return fields.filter((field) => this.fields.some(({ id }) => id === field));
  }

  private mergedInto(id: string): string | undefined {
    return this.keys.get(id)?.['mergedInto'] as string | undefined;
  }

  private putField(field: ModelField, before: string | undefined): boolean {
    const at = before === undefined ? this.fields.length : this.fields.findIndex(({ id }) => id === before);
    if (at === -1) return false;
    this.fields.splice(at, 0, field);
    return true;
  }

  private place(id: string, siblings = this.roots, parent?: ModelTag): Place | undefined {
    for (const tag of siblings) {
      const place = tag.id === id ? { tag, siblings, parent } : this.place(id, tag.tags, tag);
      if (place) return place;
    }
    return undefined;
  }

  private spot(
    parent: string | undefined,
    before: string | undefined,
  ): { list: ModelTag[]; at: number } | undefined {
    const list = parent === undefined ? this.roots : this.place(parent)?.tag.tags;
    const at = before === undefined ? list?.length : list?.findIndex(({ id }) => id === before);
    return list === undefined || at === undefined || at === -1 ? undefined : { list, at };
  }
}
