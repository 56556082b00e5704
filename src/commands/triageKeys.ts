import { commands, l10n, window } from 'vscode';
import type { Codebook } from '../annotation/codebook/codebook';
import { plainLabel } from '../workspace/plainLabel';

/** A key and what it does in triage. */
export interface TriageKey {
  /** As people read it. */
  readonly key: string;
  readonly label: string;
  /** Of a tag, whether the article in question has it from this coder; undefined for other verbs. */
  readonly isGiven: boolean | undefined;
  readonly command: string;
  readonly args: readonly unknown[];
}

/** The letters with Shift, and what each does. */
export const shiftVerbs = {
  F: 'editFields',
  T: 'tagArticle',
  N: 'addNote',
  S: 'skipped',
  G: 'flagged',
  X: 'excluded',
  K: 'keys',
  Z: 'undoAnnotation',
  Y: 'redoAnnotation',
} as const;

export type ShiftVerb = (typeof shiftVerbs)[keyof typeof shiftVerbs];

/** All keys of triage: those of tags in the codebook's order, then the others. */
export function triageKeys(codebook: Codebook, tags: ReadonlySet<string>): TriageKey[] {
  const given = new Set([...tags].map((tag) => codebook.resolve(tag)));
  const ofTags = codebook.allTags.flatMap(({ id, key, label }): TriageKey[] =>
    key === undefined || codebook.tagWithKey(key)?.id !== id
      ? []
      : [
          {
            key,
            label: plainLabel(label),
            isGiven: given.has(id),
            command: 'newsdump.triageKey',
            args: [key],
          },
        ],
  );
  const others = Object.entries(shiftVerbs).map(([letter, verb]) => ({
    key: l10n.t('Shift+{0}', letter),
    label: verbLabel(verb),
    isGiven: undefined,
    command: 'newsdump.triageKey',
    args: [letter],
  }));
  const plain = (key: string, label: string, command: string): TriageKey => ({
    key,
    label,
    isGiven: undefined,
    command: `newsdump.${command}`,
    args: [],
  });
  return [
    ...ofTags,
    plain(l10n.t('Enter'), l10n.t('Done, and on to the next'), 'triageDone'),
    plain(l10n.t('Backspace'), l10n.t('Back to the article before'), 'triageBack'),
    ...others,
    plain(l10n.t('Escape'), l10n.t('Leave triage'), 'leaveTriage'),
  ];
}

/** Shows all keys. The one that is chosen is as if pressed; what it does is not waited for. */
export async function pickKey(keys: readonly TriageKey[]): Promise<void> {
  const items = keys.map(({ key, label, isGiven, command, args }) => ({
    label: key,
    description: isGiven === true ? `${label} $(check)` : label,
    command,
    args,
  }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Keys in Triage'),
    placeHolder: l10n.t('Choose what to do'),
    matchOnDescription: true,
  });
  if (chosen) void commands.executeCommand(chosen.command, ...chosen.args);
}

function verbLabel(verb: ShiftVerb): string {
  switch (verb) {
    case 'editFields':
      return l10n.t('Edit fields');
    case 'tagArticle':
      return l10n.t('Choose tags');
    case 'addNote':
      return l10n.t('Add a note');
    case 'skipped':
      return l10n.t('Skip, and on to the next');
    case 'flagged':
      return l10n.t('Flag, and on to the next');
    case 'excluded':
      return l10n.t('Exclude, and on to the next');
    case 'keys':
      return l10n.t('Show the keys');
    case 'undoAnnotation':
      return l10n.t('Undo the last annotation');
    case 'redoAnnotation':
      return l10n.t('Redo it');
  }
}
