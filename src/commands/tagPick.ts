import { plainLabel } from '../workspace/plainLabel';
import type { QuickPick, QuickPickItem } from 'vscode';
import { l10n, window } from 'vscode';

/** A tag that can be chosen, how many of the articles in question have it from this coder, and what the codebook says of it. */
export interface TagChoice {
  readonly tag: string;
  readonly count: number;
  /** For people; the tag itself if there is none. */
  readonly label?: string;
  /** Where it stands, and how else it is called: it is also found by this. */
  readonly hint?: string | undefined;
  /** What it means. */
  readonly detail?: string | undefined;
  /** The tags that are unchecked when it is checked. */
  readonly excludes?: readonly string[];
  /** False for one that is only shown where the articles have it. */
  readonly isOffered?: boolean;
}

/** What the user decided about tags. */
export interface TagDecision {
  readonly set: readonly string[];
  readonly clear: readonly string[];
}

interface TagItem extends QuickPickItem {
  readonly tag: string;
  /** Whether all articles have it already. */
  readonly present: boolean;
  readonly excludes: readonly string[];
}

/**
 * Lets the user check tags. Tags that all of the `total` articles have are checked; what is typed filters, and can be a new tag.
 * Enter takes what is checked and, if something is typed, the item in focus. Undefined if the user leaves.
 */
export function pickTags(
  title: string,
  choices: readonly TagChoice[],
  total: number,
): Promise<TagDecision | undefined> {
  const pick = window.createQuickPick<TagItem>();
  const known = choices
    .filter(({ isOffered, count }) => isOffered !== false || count > 0)
    .map((choice) => itemOf(choice, total));
  pick.title = title;
  pick.placeholder = l10n.t('Type a tag and press Enter; check several with the mouse or Ctrl+Space');
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.items = known;
  let checked: readonly TagItem[] = known.filter(({ present }) => present);
  pick.selectedItems = checked;
  pick.onDidChangeSelection((selected) => {
    const added = selected.filter((item) => !checked.includes(item));
    checked = withoutExcluded(selected, added);
    if (checked.length < selected.length) pick.selectedItems = checked;
  });
  pick.onDidChangeValue((value) => {
    const kept = checked;
    const made = kept.filter((item) => !known.includes(item));
    const offered = isNew(value, choices, made) ? [newItem(value)] : [];
    pick.items = [...made, ...known, ...offered];
    pick.selectedItems = kept;
    // Enter takes the item in focus: what is known comes before a new tag.
    pick.activeItems = [...bestFirst(known, value), ...offered].slice(0, 1);
  });
  return answerOf(pick, () => {
    const typed = pick.value.trim() === '' ? [] : pick.activeItems.slice(0, 1);
    const chosen = new Set(withoutExcluded([...pick.selectedItems, ...typed], typed));
    return {
      set: [...chosen].filter(({ present }) => !present).map(({ tag }) => tag),
      clear: known.filter((item) => item.present && !chosen.has(item)).map(({ tag }) => tag),
    };
  });
}

/** Lets the user choose tags to remove. Enter takes what is checked; the item in focus if nothing is. Undefined if the user leaves. */
export function pickTagsToRemove(
  title: string,
  choices: readonly TagChoice[],
  total: number,
): Promise<readonly string[] | undefined> {
  const pick = window.createQuickPick<TagItem>();
  pick.title = title;
  pick.placeholder = l10n.t('Press Enter to remove the tag; check several with the mouse or Ctrl+Space');
  pick.canSelectMany = true;
  pick.items = choices.map((choice) => itemOf(choice, total));
  return answerOf(pick, () => {
    const chosen = pick.selectedItems.length > 0 ? pick.selectedItems : pick.activeItems;
    return chosen.map(({ tag }) => tag);
  });
}

/** A tag as the user typed it: one line, without white space at its ends. */
const tagOf = (typed: string): string => typed.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Without those that the ones that were added last exclude. */
function withoutExcluded(items: readonly TagItem[], added: readonly TagItem[]): readonly TagItem[] {
  const excluded = new Set(added.flatMap(({ excludes }) => excludes));
  // Of several that were added at once the last one counts.
  return items.filter((item) => !excluded.has(item.tag) || item === added.at(-1));
}

/** Whether what is typed names no tag, neither by its id nor by its label. */
function isNew(typed: string, choices: readonly TagChoice[], made: readonly TagItem[]): boolean {
  const tag = tagOf(typed);
  const names = choices.flatMap((choice) => [choice.tag, choice.label]);
  return tag !== '' && !names.includes(tag) && !made.some((item) => item.tag === tag);
}

/** The items that what is typed finds: first the one that is called so, then those that begin with it. */
function bestFirst(items: readonly TagItem[], typed: string): TagItem[] {
  const wanted = tagOf(typed).toLowerCase();
  if (wanted === '') return [];
  const rank = ({ tag, label, description = '' }: TagItem): number => {
    const names = [label.toLowerCase(), tag.toLowerCase()];
    if (names.includes(wanted)) return 0;
    if (names.some((name) => name.startsWith(wanted))) return 1;
    if (names.some((name) => name.includes(wanted))) return 2;
    return description.toLowerCase().includes(wanted) ? 3 : 4;
  };
  return items
    .map((item) => ({ item, rank: rank(item) }))
    .filter((ranked) => ranked.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

const newItem = (typed: string): TagItem => ({
  tag: tagOf(typed),
  label: plainLabel(tagOf(typed)),
  description: l10n.t('New tag'),
  alwaysShow: true,
  present: false,
  excludes: [],
});

function itemOf({ tag, count, label = tag, hint, detail, excludes = [] }: TagChoice, total: number): TagItem {
  const isOnSome = count > 0 && count < total;
  const texts = [isOnSome ? l10n.t('On {0} of {1}', count, total) : '', hint ?? ''].filter(Boolean);
  return {
    tag,
    label: plainLabel(label),
    present: count === total,
    excludes,
    ...(texts.length > 0 && { description: plainLabel(texts.join(' · ')) }),
    ...(detail !== undefined && { detail: plainLabel(detail) }),
  };
}

/** Shows a quick pick and resolves to what `read` makes of it when the user accepts; undefined if the user leaves it. */
function answerOf<T>(pick: QuickPick<TagItem>, read: () => T): Promise<T | undefined> {
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(read());
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
