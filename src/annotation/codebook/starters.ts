import { mediaTopics } from './mediaTopics';
import { newCodebookText } from './newCodebook';
import { plover } from './plover';
import type { Starter, StarterId } from './starter';

export type { Starter, StarterId } from './starter';

export const starters: readonly Starter[] = [mediaTopics, plover];

/** The text of the codebook file that a starter makes: its source and licence stand in a comment and under keys. */
export function starterText(id: StarterId): string {
  const starter = starters.find((one) => one.id === id);
  if (!starter) throw new Error(`no starter codebook ${id}`);
  const { title, source, license, comment, codebook } = starter;
  const lines = [...comment, `Source: ${source}`, `Licence: ${license}`].map((line) => `// ${line}\n`);
  return lines.join('') + newCodebookText(title, { source, license, ...codebook });
}
