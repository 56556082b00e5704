import type { Command, Range } from 'vscode';
import { l10n } from 'vscode';
import type { Annotation, FieldCoding } from '../annotation/annotations';
import { mainLayer } from '../annotation/annotations';
import { fieldsFor } from '../annotation/codebook/completeness';
import { showValue } from '../annotation/codebook/fieldValues';
import { readArticle } from '../dump/article';
import type { Catalogue, PlacedArticle } from '../workspace/catalogue';
import { formatDay, formatTime } from '../workspace/dayText';
import type { Occurrence } from '../workspace/dump';
import { missingLabel, missingOn } from '../workspace/missing';
import { openingOf } from '../workspace/openPlace';
import { statusLabel } from '../workspace/statusLabel';
import { tagLabel } from '../workspace/tagLabel';

/** A line of the *Details* view. */
export interface DetailNode {
  /** The same for the same kind of thing of another article, so that what is folded stays so. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** The id of an icon. */
  readonly icon?: string;
  /** What Enter or a click does. */
  readonly command?: Command;
  readonly children?: readonly DetailNode[];
}

/** A key and what it does in triage. */
export interface KeyShown {
  readonly key: string;
  readonly label: string;
  /** Of a tag, whether the article has it; undefined for other keys. */
  readonly isGiven: boolean | undefined;
  readonly command: string;
  readonly args: readonly unknown[];
}

/** The key list of triage. */
export function keyNodes(keys: readonly KeyShown[]): DetailNode {
  return {
    id: 'keys',
    label: l10n.t('Keys'),
    icon: 'keyboard',
    children: keys.map(({ key, label, isGiven, command, args }) => ({
      id: `key ${key}`,
      label: key,
      description: label,
      ...(isGiven !== undefined && { icon: isGiven ? 'check' : 'circle-outline' }),
      tooltip: isGiven === true ? l10n.t('{0}: given', label) : label,
      command: { command, title: label, arguments: [...args] },
    })),
  };
}

/** All that is known of an article: where it stands, what is annotated on it by whom, and what is missing. */
export function detailNodes(catalogue: Catalogue, placed: PlacedArticle): DetailNode[] {
  return new Details(catalogue, placed).nodes;
}

class Details {
  constructor(
    readonly catalogue: Catalogue,
    readonly placed: PlacedArticle,
  ) {}

  get nodes(): DetailNode[] {
    const { listed } = this.placed;
    return [
      this.#headline(),
      ...group('places', l10n.t('Places'), 'references', listed.occurrences.length > 1 ? this.#places() : []),
      ...this.#statuses(),
      ...this.#missingTags(),
      ...group('tags', l10n.t('Tags'), 'tag', this.#tags()),
      ...group('fields', l10n.t('Fields'), 'symbol-field', this.#fieldsOn(undefined, this.#ownTags)),
      ...group('marks', l10n.t('Marks'), 'paintcan', this.#marks()),
      ...group('notes', l10n.t('Notes'), 'comment', this.#notes(undefined)),
    ];
  }

  get #annotations() {
    return this.catalogue.annotationsOf(this.placed.listed);
  }

  get #codebook() {
    return this.placed.listed.project?.codebook;
  }

  get #ownTags(): readonly string[] {
    return this.#annotations?.tags.filter((coding) => this.#isOwn(coding)).map(({ tag }) => tag) ?? [];
  }

  /** Whether this coder said it in the layer that is set. */
  #isOwn({ by, layer }: Annotation): boolean {
    const { visibility } = this.catalogue;
    return by === visibility.coder && layer === visibility.layer;
  }

  #headline(): DetailNode {
    const { dump, article } = this.placed.occurrence;
    const { headline, day, section } = readArticle(dump.source, dump.index, article);
    return {
      id: 'article',
      label: headline.trim(),
      description: [formatDay(day), section].filter((text) => text !== undefined).join(' · '),
      tooltip: headline.trim(),
      icon: 'file-text',
      command: openCommand(this.placed.occurrence),
    };
  }

  #places(): DetailNode[] {
    return this.placed.listed.occurrences.map((place, i) => ({
      id: `place ${i}`,
      label: place.dump.name,
      description: l10n.t('line {0}', place.dump.index.lines(place.article).headline + 1),
      command: openCommand(place),
    }));
  }

  #statuses(): DetailNode[] {
    const command = this.#command('newsdump.setStatus', l10n.t('Set Status…'));
    const statuses = this.#annotations?.statuses ?? [];
    const nodes = statuses.map((status): DetailNode => ({
      id: `status ${status.by} ${status.layer}`,
      label: l10n.t('Status: {0}', statusLabel(status.value)),
      description: this.#byWhom(status),
      tooltip: whoAndWhen(status),
      icon: 'pass',
      ...(this.#isOwn(status) && { command }),
    }));
    const isGiven = statuses.some((status) => this.#isOwn(status));
    return isGiven
      ? nodes
      : [{ id: 'status', label: l10n.t('Status: none'), icon: 'circle-outline', command }, ...nodes];
  }

  #missingTags(): DetailNode[] {
    return this.#missing().flatMap((one) =>
      one.kind === 'tag'
        ? [
            {
              ...this.#missingNode(`missing tag ${one.tag}`, one),
              command: this.#command('newsdump.tagArticle', l10n.t('Tag Article…')),
            },
          ]
        : [],
    );
  }

  #tags(): DetailNode[] {
    const command = this.#command('newsdump.tagArticle', l10n.t('Tag Article…'));
    return (this.#annotations?.tags ?? []).map((coding) => ({
      id: `tag ${coding.tag} ${coding.by} ${coding.layer}`,
      label: tagLabel(this.#codebook, coding.tag),
      description: this.#byWhom(coding),
      tooltip: whoAndWhen(coding),
      command,
    }));
  }

  /** The fields of the article, or of a mark with this tag: those with a value, those that are missing, and others that may be filled in. */
  #fieldsOn(mark: string | undefined, tags: readonly string[]): DetailNode[] {
    const codebook = this.#codebook;
    const codings = (this.#annotations?.fields ?? []).filter((coding) => coding.mark === mark);
    const own = new Set(codings.filter((coding) => this.#isOwn(coding)).map(({ field }) => field));
    const missing = this.#missing().flatMap((one) =>
      one.kind === 'field' && one.mark === mark ? [one] : [],
    );
    const missingIds = new Set(missing.map(({ field }) => field));
    const open = codebook ? fieldsFor(codebook, tags, mark === undefined ? 'article' : 'mark') : [];
    return [
      ...missing.map((one) => ({
        ...this.#missingNode(`missing ${one.field} ${mark ?? ''}`, one),
        command: this.#editCommand(one.field, mark),
      })),
      ...codings.map((coding) => this.#fieldNode(coding)),
      ...open
        .filter(({ id }) => !own.has(id) && !missingIds.has(id))
        .map(({ id, label, description }) => ({
          id: `field ${id} ${mark ?? ''}`,
          label,
          description: l10n.t('no value'),
          ...(description !== undefined && { tooltip: description }),
          command: this.#editCommand(id, mark),
        })),
    ];
  }

  #fieldNode(coding: FieldCoding): DetailNode {
    const field = this.#codebook?.field(coding.field);
    const value = showValue(field, coding.value);
    const isOwn = this.#isOwn(coding);
    return {
      id: `field ${coding.field} ${coding.mark ?? ''} ${coding.by} ${coding.layer}`,
      label: field?.label ?? coding.field,
      description: isOwn ? value : `${value} · ${this.#byWhom(coding)}`,
      tooltip: `${value}\n${whoAndWhen(coding)}`,
      ...(isOwn && { command: this.#editCommand(coding.field, coding.mark) }),
    };
  }

  #marks(): DetailNode[] {
    return this.catalogue.marksAt(this.placed).map(({ mark, range }) => {
      const isOwn = this.#isOwn(mark);
      const about = isOwn
        ? this.#fieldsOn(mark.id, [mark.tag])
        : (this.#annotations?.fields ?? [])
            .filter((coding) => coding.mark === mark.id)
            .map((coding) => this.#fieldNode(coding));
      const children = [...about, ...this.#notes(mark.id)];
      return {
        id: `mark ${mark.id}`,
        label: mark.quote.exact.replace(/\s+/g, ' '),
        description: [tagLabel(this.#codebook, mark.tag), this.#byWhom(mark)].filter(Boolean).join(' · '),
        tooltip: `${mark.quote.exact}\n${whoAndWhen(mark)}`,
        command: openCommand(this.placed.occurrence, l10n.t('Go to Mark'), range),
        ...(children.length > 0 && { children }),
      };
    });
  }

  #notes(mark: string | undefined): DetailNode[] {
    const notes = (this.#annotations?.notes ?? []).filter((note) => note.mark === mark);
    return notes.map((note) => ({
      id: `note ${note.id}`,
      label: note.text.replace(/\s+/g, ' ').trim(),
      description: this.#byWhom(note),
      tooltip: `${note.text}\n${whoAndWhen(note)}`,
      icon: 'comment',
    }));
  }

  #missing(): ReturnType<typeof missingOn> {
    const { coder } = this.catalogue.visibility;
    return coder === undefined ? [] : missingOn(this.catalogue, this.placed.listed, coder);
  }

  #missingNode(id: string, missing: Parameters<typeof missingLabel>[1]): DetailNode {
    const codebook = this.#codebook;
    const label = codebook ? missingLabel(codebook, missing) : '';
    return {
      id,
      label: l10n.t('Missing: {0}', label),
      icon: 'warning',
      tooltip: l10n.t('{0} is required before the article is done.', label),
    };
  }

  #command(command: string, title: string, more: object = {}): Command {
    return { command, title, arguments: [{ kind: 'article', article: this.placed.listed, ...more }] };
  }

  #editCommand(field: string, mark: string | undefined): Command {
    return this.#command('newsdump.editFields', l10n.t('Edit Fields…'), {
      field,
      ...(mark !== undefined && { mark }),
    });
  }

  /** Who said it, if it was not this coder, and in which layer, if that is not the one that is set. */
  #byWhom({ by, layer }: Annotation): string {
    const { visibility } = this.catalogue;
    return [
      ...(by === visibility.coder ? [] : [by]),
      ...(layer === visibility.layer ? [] : [l10n.t('layer {0}', layer)]),
    ].join(', ');
  }
}

const whoAndWhen = ({ by, at, layer }: Annotation): string =>
  layer === mainLayer
    ? l10n.t('{0}, {1}', by, formatTime(at))
    : l10n.t('{0}, {1}, layer {2}', by, formatTime(at), layer);

/** A group, or nothing if it would be empty. */
const group = (id: string, label: string, icon: string, children: readonly DetailNode[]): DetailNode[] =>
  children.length > 0 ? [{ id, label, icon, children }] : [];

function openCommand(place: Occurrence, title = l10n.t('Open Article'), range?: Range): Command {
  const { uri, selection } = openingOf(place, range);
  return { command: 'vscode.open', title, arguments: [uri, { selection, preserveFocus: true }] };
}
