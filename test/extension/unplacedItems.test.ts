import assert from 'node:assert/strict';
import {
  unplacedChildren,
  unplacedGroup,
  unplacedGroupItem,
  type UnplacedGroup,
} from '../../src/sidebar/unplacedItems';
import type { Unplaced } from '../../src/workspace/unplaced';

/** What is in a group and below, in order. */
function leaves(group: UnplacedGroup): Unplaced[] {
  const children = unplacedChildren(group);
  assert.ok(children.length <= 500);
  return children.flatMap((child) => {
    assert.equal(child.parent, group);
    return child.kind === 'unplaced' ? [child.unplaced] : leaves(child);
  });
}

/** Only told apart here. */
const made = (count: number): Unplaced[] => Array.from({ length: count }, () => ({}) as Unplaced);

describe('The group of what found no place', () => {
  for (const count of [1, 500, 501, 250_001])
    it(`shows ${count} with at most 500 children a node`, () => {
      const all = made(count);
      const found = leaves(unplacedGroup(all));
      assert.equal(found.length, count);
      assert.ok(found.every((one, i) => one === all[i]));
    });

  it('names its parts by their places in the whole', () => {
    const parts = unplacedChildren(unplacedGroup(made(1200)));
    const items = parts.map((part) => part.kind === 'unplacedGroup' && unplacedGroupItem(part));
    assert.deepEqual(
      items.map((item) => item && [item.label, item.description]),
      [
        ['1 to 500', '500'],
        ['501 to 1000', '500'],
        ['1001 to 1200', '200'],
      ],
    );
    assert.equal(new Set(items.map((item) => item && item.id)).size, 3);
  });
});
