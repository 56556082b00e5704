import assert from 'node:assert/strict';
import { expectedOf, fixture, fixtureNames } from './fixtures';
import { readDump } from './reading';

describe('The variants of the format', () => {
  for (const name of fixtureNames) {
    it(`are read: ${name}`, () => {
      assert.deepEqual(readDump(fixture(name)), expectedOf(name));
    });
  }
});
