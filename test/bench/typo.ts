import type { Random } from './random';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** The text with a slip in one of its long words: a letter left out, doubled, changed, or swapped with the next. */
export function withTypo(random: Random, text: string): string {
  const long = [...text.matchAll(/\p{L}{5,}/gu)];
  if (long.length === 0) return `${text}.`;
  const word = random.pick(long);
  const at = word.index + 1 + random.below(word[0].length - 2);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  return random.pick([
    before + after.slice(1),
    before + (after[0] ?? '') + after,
    before + letters.charAt(random.below(letters.length)) + after.slice(1),
    before + (after[1] ?? '') + (after[0] ?? '') + after.slice(2),
  ]);
}
