import assert from 'node:assert/strict';
import { articleText } from '../../../src/annotation/articleText';

describe('the article text', () => {
  it('is headline and paragraphs, each on a line', () => {
    assert.equal(articleText('Head', ['One.', 'Two.']), 'Head\nOne.\nTwo.');
  });

  it('is the headline alone without an excerpt', () => {
    assert.equal(articleText('Head', []), 'Head');
  });

  it('is not normalised', () => {
    assert.equal(articleText(' e\u0301', ['a  b']), ' e\u0301\na  b');
  });
});
