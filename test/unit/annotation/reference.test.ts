import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  articleId,
  articleKey,
  foldedLead,
  foldText,
  isInsidePair,
  partsOfKey,
  referenceKey,
  referenceTo,
} from '../../../src/annotation/reference';
import { sha256 } from '../../../src/workspace/sha256';
import { anyText } from './arbitraries';

/** What foldText promises, said in the plainest way. */
function foldSlowly(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

const anyDate = fc.constantFrom(null, '2025-04-29', '2025-04-30');

describe('folding', () => {
  it('brings composed and decomposed text together, white space and quotes too', () => {
    assert.equal(
      foldText(' \u201cCafe\u0301\u201d\u00a0\t of\r\n\u1112\u1161\u11ab  isn\u2019t '),
      '"Café" of 한 isn\'t',
    );
  });

  it('leaves plain text as it is, and trims it', () => {
    assert.equal(foldText('Seoul, April 29'), 'Seoul, April 29');
    assert.equal(foldText('a b '), 'a b');
    assert.equal(foldText(' a b'), 'a b');
    assert.equal(foldText('a  b'), 'a b');
    assert.equal(foldText(' '), '');
    assert.equal(foldText(''), '');
  });

  it('is what it promises for any text, and the second time changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.equal(foldText(text), foldSlowly(text));
        assert.equal(foldText(foldText(text)), foldText(text));
      }),
    );
  });
});

describe('the lead', () => {
  it('is the first 64 units after folding', () => {
    assert.equal(foldedLead('“' + 'a'.repeat(100)), '"' + 'a'.repeat(63));
    assert.equal(foldedLead(`${' '.repeat(500)}${'b '.repeat(400)}`), 'b '.repeat(32).trim());
  });

  it('keeps surrogate pairs whole', () => {
    assert.equal(foldedLead('a'.repeat(63) + '😀'), 'a'.repeat(63));
    assert.equal(foldedLead('a'.repeat(62) + '😀'), 'a'.repeat(62) + '😀');
  });

  it('is the beginning of the folded excerpt, and its own lead, for any excerpt', () => {
    const excerpts = fc.array(anyText, { maxLength: 12 }).map((texts) => texts.join(''));
    fc.assert(
      fc.property(excerpts, (excerpt) => {
        const whole = foldSlowly(excerpt);
        const cut = isInsidePair(whole, 64) ? 63 : 64;
        assert.equal(foldedLead(excerpt), whole.slice(0, cut).trimEnd());
        assert.equal(foldedLead(foldedLead(excerpt)), foldedLead(excerpt));
      }),
      { numRuns: 500 },
    );
  });

  it('is right where marks join or reorder across any cut', () => {
    const marks = '\u0301\u0327\u0323'.repeat(200);
    assert.equal(foldedLead(`a${marks}b`), foldSlowly(`a${marks}b`).slice(0, 64));
  });
});

describe('keys', () => {
  it('are equal just when date, folded headline and folded lead are', () => {
    fc.assert(
      fc.property(
        anyDate,
        anyText,
        anyText,
        anyDate,
        anyText,
        anyText,
        (date, headline, lead, date2, headline2, lead2) => {
          const same =
            date === date2 &&
            foldText(headline) === foldText(headline2) &&
            foldedLead(lead) === foldedLead(lead2);
          assert.equal(articleKey(date, headline, lead) === articleKey(date2, headline2, lead2), same);
          assert.equal(
            articleKey(date, headline, lead),
            articleKey(date, ` ${foldText(headline)}\n`, foldedLead(lead)),
          );
        },
      ),
    );
    assert.notEqual(articleKey(null, 'a', 'b'), articleKey(null, 'a b', ''));
    assert.notEqual(articleKey(null, 'a', ''), articleKey(null, '', 'a'));
  });

  it('of a reference is that of its article, also if only the lead was stored', () => {
    fc.assert(
      fc.property(anyDate, anyText, anyText, (date, headline, excerpt) => {
        const key = articleKey(date, headline, excerpt);
        assert.equal(referenceKey(referenceTo(date, headline, excerpt)), key);
        assert.deepEqual(partsOfKey(key), {
          date: date ?? '',
          headline: foldText(headline),
          lead: foldedLead(excerpt),
        });
      }),
    );
  });

  it('of a reference without lead is that of no article', () => {
    const key = referenceKey({ date: '2025-04-29', headline: 'A' });
    assert.notEqual(key, articleKey('2025-04-29', 'A', ''));
    assert.deepEqual(partsOfKey(key), { date: '2025-04-29', headline: 'A', lead: undefined });
  });

  it('make ids: the first 16 hexadecimal digits of SHA-256', () => {
    const key = articleKey('2025-04-29', '한국 “a”', '😀');
    const id = createHash('sha256').update(key, 'utf8').digest('hex').slice(0, 16);
    assert.equal(articleId(key), id);
    assert.equal(articleId(key, sha256), id);
  });
});
