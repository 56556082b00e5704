import assert from 'node:assert/strict';
import { say } from '../host/terminal';

/** In bytes. */
export const GIGABYTE = 1e9;

/** Says how much memory was resident, and fails if it was more than a limit. In bytes. */
export function assertMemory(peakMemory: number, limit: number): void {
  const what = `${megabytes(peakMemory)} of memory were resident at most, of ${megabytes(limit)} allowed`;
  say(`      ${what}`);
  assert.ok(peakMemory <= limit, what);
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
