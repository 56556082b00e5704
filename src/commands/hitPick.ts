import type { QuickPickItem } from 'vscode';
import { l10n, QuickPickItemKind, window } from 'vscode';
import { ArticleInDump } from '../annotation/articleInDump';
import type { Stretch } from '../annotation/stretch';
import type { ListedArticle } from '../workspace/catalogue';
import { formatDay } from '../workspace/dayText';
import { plainLabel } from '../workspace/plainLabel';
import { TimeSlice } from '../workspace/timeSlice';

/** An article that a tag may be given. */
export interface Hit {
  readonly listed: ListedArticle;
  /** The passage that speaks for it, in the article text; undefined if it is the article as a whole. */
  readonly passage: Stretch | undefined;
}

/** Hits under a heading; without one, all are under none. */
export interface HitGroup<T extends Hit> {
  readonly heading: string | undefined;
  readonly hits: readonly T[];
}

/** The user's choice among hits; undefined if the user leaves. */
export type PickHits = <T extends Hit>(
  title: string,
  groups: readonly HitGroup<T>[],
  isChecked: boolean,
) => Promise<readonly T[] | undefined>;

interface HitItem<T> extends QuickPickItem {
  readonly hit: T | undefined;
}

/** So much of the text on either side of a passage is shown, in UTF-16 units. */
const context = 40;

/** A preview of hits, each with its headline, date and passage, that can be checked and unticked; Enter takes those that are checked. */
export const pickHits: PickHits = async <T extends Hit>(
  title: string,
  groups: readonly HitGroup<T>[],
  isChecked: boolean,
) => {
  const slice = new TimeSlice();
  const items: HitItem<T>[] = [];
  for (const { heading, hits } of groups) {
    if (heading !== undefined)
      items.push({ label: plainLabel(heading), kind: QuickPickItemKind.Separator, hit: undefined });
    for (const hit of hits) {
      items.push({ ...lineOf(hit), picked: isChecked, hit });
      await slice.pauseIfDue();
    }
  }
  const chosen = await window.showQuickPick(items, {
    title,
    placeHolder: isChecked
      ? l10n.t('Untick what is not to be tagged, then press Enter')
      : l10n.t('Check what is to be tagged, then press Enter'),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    // What was unticked must not be lost by a look at the text.
    ignoreFocusOut: true,
  });
  return chosen?.flatMap(({ hit }) => (hit ? [hit] : []));
};

function lineOf({ listed, passage }: Hit): QuickPickItem {
  const [{ dump, article }] = listed.occurrences;
  const { text } = new ArticleInDump(dump.source, dump.index, article);
  const [headline = ''] = text.split('\n', 1);
  const { start, end } = passage ?? { start: headline.length, end: headline.length };
  const isInHeadline = passage !== undefined && end <= headline.length;
  const snippet = text.slice(
    isInHeadline ? start : Math.max(headline.length, start - context),
    end + context,
  );
  return {
    label: plainLabel(headline.trim()),
    description: formatDay(listed.day),
    detail: plainLabel(snippet.replace(/\s+/g, ' ').trim()),
  };
}
