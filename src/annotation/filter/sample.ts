import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { finish, type Steps } from '../../dump/steps';

/**
 * Draws `n` of some keys by lot, each key once; all of them if there are no more. The lot of a key is the SHA-256 of the seed, LF and
 * the key, in UTF-8, and the smallest lots win. So a seed draws the same keys on every machine, in whatever order they come; a greater
 * `n` only adds to a sample, and a new key takes the place of at most one other.
 * @returns the keys sorted by code unit: those of articles are then by date, unknown dates first
 */
export function drawSample(keys: Iterable<string>, n: number, seed: number): string[] {
  return finish(drawSampleInSteps(keys, n, seed));
}

/** The same, step by step. */
export function* drawSampleInSteps(keys: Iterable<string>, n: number, seed: number): Steps<string[]> {
  let lots: Lot[] = [];
  for (const key of keys) {
    lots.push({ key, lot: bytesToHex(sha256(utf8ToBytes(`${seed}\n${key}`))) });
    if (lots.length > 2 * n + lotsToCut) lots = smallest(lots, n);
    yield;
  }
  return smallest(lots, n)
    .map(({ key }) => key)
    .sort();
}

interface Lot {
  readonly key: string;
  readonly lot: string;
}

/** So many lots are gathered, at least, before those that do not win are left out. */
const lotsToCut = 1000;

/** The `n` smallest, each key once. */
function smallest(lots: readonly Lot[], n: number): Lot[] {
  return lots
    .toSorted((a, b) => compare(a.lot, b.lot) || compare(a.key, b.key))
    .filter(({ key }, i, sorted) => key !== sorted[i - 1]?.key)
    .slice(0, n);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
