import { plainLabel } from '../workspace/plainLabel';
import type { QuickPick, QuickPickItem } from 'vscode';
import { l10n, window } from 'vscode';

/** A tag that can be chosen, and how many of the articles in question have it from this coder. */
export interface TagChoice {
  readonly tag: string;
  readonly count: number;
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
  const known = choices.map((choice) => itemOf(choice, total));
  pick.title = title;
  pick.placeholder = l10n.t('Type a tag and press Enter; check several with the mouse or Ctrl+Space');
  pick.canSelectMany = true;
  pick.items = known;
  pick.selectedItems = known.filter(({ present }) => present);
  pick.onDidChangeValue((value) => {
    const checked = pick.selectedItems;
    const made = checked.filter((item) => !known.includes(item));
    const offered = isNew(value, [...known, ...made]) ? [newItem(value)] : [];
    pick.items = [...made, ...known, ...offered];
    pick.selectedItems = checked;
    // Enter takes the item in focus: what is known comes before a new tag.
    pick.activeItems = [...known.filter(({ label }) => includes(label, value)), ...offered].slice(0, 1);
  });
  return answerOf(pick, () => {
    const typed = pick.value.trim() === '' ? [] : pick.activeItems.slice(0, 1);
    const chosen = new Set([...pick.selectedItems, ...typed]);
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

const isNew = (typed: string, items: readonly TagItem[]): boolean =>
  typed.trim() !== '' && !items.some(({ tag }) => tag === tagOf(typed));

const includes = (label: string, typed: string): boolean =>
  typed.trim() !== '' && label.toLowerCase().includes(typed.trim().toLowerCase());

const newItem = (typed: string): TagItem => ({
  tag: tagOf(typed),
  label: plainLabel(tagOf(typed)),
  description: l10n.t('New tag'),
  alwaysShow: true,
  present: false,
});

function itemOf({ tag, count }: TagChoice, total: number): TagItem {
  const isOnSome = count > 0 && count < total;
  return {
    tag,
    label: plainLabel(tag),
    present: count === total,
    ...(isOnSome && { description: l10n.t('On {0} of {1}', count, total) }),
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
