import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Draws `n` of some keys by lot, each key once; all of them if there are no more. The lot of a key is the SHA-256 of the seed, LF and
 * the key, in UTF-8, and the smallest lots win. So a seed draws the same keys on every machine, in whatever order they come; a greater
 * `n` only adds to a sample, and a new key takes the place of at most one other.
 * @returns the keys sorted by code unit: those of articles are then by date, unknown dates first
 */
export function drawSample(keys: Iterable<string>, n: number, seed: number): string[] {
  return [...new Set(keys)]
    .map((key) => ({ key, lot: bytesToHex(sha256(utf8ToBytes(`${seed}\n${key}`))) }))
    .sort((a, b) => compare(a.lot, b.lot) || compare(a.key, b.key))
    .slice(0, n)
    .map(({ key }) => key)
    .sort();
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
