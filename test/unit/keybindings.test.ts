import assert from 'node:assert/strict';
import manifest from '../../package.json';
import { commonKeys } from './commonKeys';

interface Keybinding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
  readonly linux?: string;
  readonly win?: string;
  readonly when?: string;
  readonly args?: unknown;
}

const { commands } = manifest.contributes;
const keybindings: readonly Keybinding[] = manifest.contributes.keybindings;
const platforms = ['windows', 'linux', 'macOS'] as const;
type Platform = (typeof platforms)[number];

const triage = ['newsdump.triage', 'focusedView == newsdump.articles'];
const triageCommands = ['triageKey', 'triageDone', 'triageBack', 'leaveTriage'].map(
  (name) => `newsdump.${name}`,
);
const digitsAndLetters = 'abcdefghijklmnopqrstuvwxyz0123456789'.split(/(?!^)/);

/** The key that a binding has on a platform. */
const keyOn = (platform: Platform, { key, mac, linux, win }: Keybinding): string =>
  ({ windows: win, linux, macOS: mac })[platform] ?? key;

/** A key with its modifiers in one order. */
const normal = (key: string): string =>
  key
    .toLowerCase()
    .split(' ')
    .map((stroke) => {
      const parts = stroke.split('+');
      return [...parts.slice(0, -1).sort(), parts.at(-1)].join('+');
    })
    .join(' ');

/** The alternatives of a condition, each a list of what must hold together. */
function alternatives(when = ''): string[][] {
  assert.doesNotMatch(when, /\([^()]*\|\|[^()]*\)/, 'an alternative inside brackets is not understood here');
  return when
    .replace(/[()]/g, '')
    .split('||')
    .map((all) => all.split('&&').map((one) => one.trim()));
}

const isOurs = (condition: string): boolean =>
  condition === 'editorLangId == newsdump' ||
  /^focusedView == newsdump\.\w+$/.test(condition) ||
  /^newsdump\.\w+$/.test(condition) ||
  condition === 'commentController == newsdump.notes';

describe('The keybindings', () => {
  it('are of commands that exist', () => {
    const known = new Set(commands.map(({ command }) => command));
    for (const { command } of keybindings) assert.ok(known.has(command), command);
  });

  it('hold in contexts of ours only', () => {
    for (const { command, key, when } of keybindings) {
      for (const conditions of alternatives(when))
        assert.ok(conditions.some(isOurs), `${key} for ${command} holds when ${conditions.join(' && ')}`);
    }
  });

  for (const platform of platforms) {
    it(`shadow no common key in the editor on ${platform}`, () => {
      const common = new Set(commonKeys[platform].map(normal));
      for (const binding of keybindings) {
        const isInEditor = alternatives(binding.when).some(
          (conditions) => !conditions.some((one) => one.startsWith('focusedView == ')),
        );
        const key = normal(keyOn(platform, binding));
        assert.ok(!isInEditor || !common.has(key), `${key} for ${binding.command}`);
      }
    });

    it(`are not the same for two commands in one context on ${platform}`, () => {
      const taken = new Map<string, string>();
      for (const binding of keybindings) {
        for (const conditions of alternatives(binding.when)) {
          const place = `${normal(keyOn(platform, binding))} when ${[...conditions].sort().join(' && ')}`;
          const other = taken.get(place);
          assert.equal(other, undefined, `${place}: ${binding.command} and ${other ?? ''}`);
          taken.set(place, binding.command);
        }
      }
    });
  }

  it('of triage hold in triage only, in the tree of the articles, and not where text is typed', () => {
    const own = keybindings.filter(({ command }) => triageCommands.includes(command));
    assert.ok(own.length > 0);
    for (const { key, when } of own) {
      for (const conditions of alternatives(when)) {
        for (const needed of [...triage, '!inputFocus'])
          assert.ok(conditions.includes(needed), `${key} needs ${needed}`);
      }
    }
  });

  it('without a modifier are of triage only', () => {
    for (const { command, key, when } of keybindings) {
      const isPlain = !/ctrl|cmd|alt|meta/.test(key);
      const isInTree = alternatives(when).every((conditions) =>
        conditions.some((one) => one.startsWith('focusedView == newsdump.')),
      );
      assert.ok(!isPlain || isInTree, `${key} for ${command}`);
    }
  });

  it('give every letter and digit, and some with Shift, to triage, each with its own character', () => {
    const keys = keybindings.filter(({ command }) => command === 'newsdump.triageKey');
    for (const character of digitsAndLetters)
      assert.equal(keys.find(({ key }) => key === character)?.args, character);
    for (const { key, args } of keys.filter((one) => one.key.startsWith('shift+')))
      assert.equal(args, key.slice('shift+'.length).toUpperCase());
  });

  it('are compared with some hundred common keys', () => {
    for (const platform of platforms) assert.ok(new Set(commonKeys[platform].map(normal)).size >= 100);
  });
});
