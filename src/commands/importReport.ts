import { l10n, window, workspace } from 'vscode';
import type { Refusal } from '../exchange/imported';
import type { ImportPlan } from '../exchange/importing';
import { plainLabel } from '../workspace/plainLabel';

/** So many refusals are listed at most. */
const mostListed = 10_000;

/** What an import would do. */
export interface ImportReport {
  /** The name of what is imported. */
  readonly name: string;
  /** Undefined if nothing in it is new. */
  readonly question: string | undefined;
  /** The counts, for people. */
  readonly counts: readonly string[];
  readonly refused: readonly Refusal[];
}

/** What an import of annotations would do. */
export function reportOf(
  name: string,
  { matched, orphans, known, refused, events }: ImportPlan,
): ImportReport {
  return {
    name,
    question:
      events.length > 0 ? l10n.t('Import {0} annotations from {1}?', matched + orphans, name) : undefined,
    counts: [
      l10n.t('Matched: {0}.', matched),
      l10n.t('Unplaced: {0}.', orphans),
      l10n.t('Known already: {0}.', known),
    ],
    refused,
  };
}

/** Reports, shows what is refused if that is asked for, and asks. Whether it is to be written: never, if nothing is new. */
export async function askToImport({ name, question, counts, refused }: ImportReport): Promise<boolean> {
  const yes = l10n.t('Import');
  const show = l10n.t('Show Refused');
  const detail = [...counts, l10n.t('Refused: {0}.', refused.length)].join(' ');
  const buttons = [...(question === undefined ? [] : [yes]), ...(refused.length > 0 ? [show] : [])];
  const told = plainLabel(`${question ?? l10n.t('Nothing in {0} is new.', name)} ${detail}`);
  const answer =
    question === undefined
      ? await window.showInformationMessage(told, ...buttons)
      : await window.showInformationMessage(plainLabel(question), { modal: true, detail }, ...buttons);
  if (answer !== show) return answer === yes;
  await showRefused(name, refused);
  // What was refused cannot be read behind a modal question.
  return question !== undefined && (await window.showInformationMessage(told, yes)) === yes;
}

/** What was refused, a line each, in an untitled document. */
async function showRefused(name: string, refused: readonly Refusal[]): Promise<void> {
  const lines = refused.slice(0, mostListed).map(({ place, reason }) => `${name}: ${place}: ${reason}`);
  if (refused.length > mostListed) lines.push(l10n.t('and {0} more', refused.length - mostListed));
  const content = `${lines.map(oneLine).join('\n')}\n`;
  await window.showTextDocument(await workspace.openTextDocument({ language: 'log', content }));
}

const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');
