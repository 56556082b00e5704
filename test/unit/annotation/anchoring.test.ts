import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchor, quoteOf, type Anchor } from '../../../src/annotation/anchoring';
import { FoldedText } from '../../../src/annotation/foldedText';
import { foldText, isInsidePair } from '../../../src/annotation/reference';
import { anyText } from './arbitraries';

const text =
  'Harbour of Inselstadt closed for repairs\n' +
  'The minister said on Monday that “nothing has been decided” about the harbour. Ships wait outside the bay 😀 for days.\n' +
  '인셀시 항구는 월요일 수리를 위해 문을 닫았다고 밝혔다. The minister said on Friday that ships may come in.';

/** Marks the first occurrence of a passage in one text and finds it in another. */
function reanchor(passage: string, after: string, before = text): Anchor | undefined {
  const start = before.indexOf(passage);
  const end = start + passage.length;
  assert.notEqual(start, -1);
  return anchor(after, quoteOf(before, start, end), start, end);
}

function found(passage: string, after: string, before = text): string | undefined {
  const place = reanchor(passage, after, before);
  return place && after.slice(place.start, place.end);
}

describe('A quote', () => {
  it('has up to 32 units on either side', () => {
    const start = text.indexOf('nothing');
    assert.deepEqual(quoteOf(text, start, start + 7), {
      exact: 'nothing',
      prefix: text.slice(start - 32, start),
      suffix: text.slice(start + 7, start + 39),
    });
    assert.deepEqual(quoteOf('abc', 1, 2), { exact: 'b', prefix: 'a', suffix: 'c' });
    assert.deepEqual(quoteOf('b', 0, 1), { exact: 'b', prefix: '', suffix: '' });
  });

  it('has no half of a surrogate pair at its ends', () => {
    const { prefix, suffix } = quoteOf(`😀${'a'.repeat(31)}b${'a'.repeat(31)}😀`, 33, 34);
    assert.deepEqual([prefix, suffix], ['a'.repeat(31), 'a'.repeat(31)]);
  });

  it('stands beside the passage, in any text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const { exact, prefix, suffix } = quoteOf(text, start, end);
        assert.ok(prefix.length <= 32 && suffix.length <= 32);
        assert.equal(text.slice(start - prefix.length, end + suffix.length), prefix + exact + suffix);
        assert.ok(!isInsidePair(text, start - prefix.length) || prefix === '');
        assert.ok(!isInsidePair(text, end + suffix.length) || suffix === '');
      }),
    );
  });
});

describe('A mark', () => {
  it('stays where its text is', () => {
    const start = text.indexOf('Monday');
    assert.deepEqual(reanchor('Monday', text), { start, end: start + 6, how: 'exact' });
  });

  it('moves with its text', () => {
    for (const passage of [
      'nothing has been decided',
      'Monday',
      '😀',
      '항구는',
      'ships may come in.',
      'repairs\nThe',
    ]) {
      const after = `Repairs in the port\nA first line: Monday, ships. ${text}`;
      const start = after.indexOf(passage, after.indexOf(text) + text.indexOf(passage));
      assert.deepEqual(
        reanchor(passage, after),
        { start, end: start + passage.length, how: 'moved' },
        passage,
      );
    }
  });

  it('goes to the occurrence with its context, not to the nearest', () => {
    const before = 'At dawn the ship sails. At night the ship sinks.';
    const after = `At noon the ship waits. ${before}`;
    const start = before.indexOf('the ship sinks');
    const place = anchor(after, quoteOf(before, start, start + 8), start, start + 8);
    assert.deepEqual(place, { start: start + 24, end: start + 32, how: 'moved' });
  });

  it('goes to the nearest occurrence where the context is the same', () => {
    const before = 'x. the ship, the ship, the ship, the ship, end';
    const start = before.indexOf('ship', 20);
    const quote = { exact: 'ship', prefix: ' the ', suffix: ', the' };
    assert.equal(anchor(`y${before}`, quote, start, start + 4)?.start, start + 1);
  });

  it('is found where white space, quotes or normalisation changed', () => {
    const changed = [
      text.replaceAll(' ', '  '),
      text.replaceAll(' ', '\u00a0'),
      text.replaceAll('“', '"').replaceAll('”', '"'),
      text.normalize('NFD'),
      ` ${text.normalize('NFD')}`,
    ];
    for (const after of changed) {
      for (const passage of ['“nothing has been decided”', '항구는 월요일', 'bay 😀 for days']) {
        assert.equal(foldText(found(passage, after) ?? ''), foldText(passage));
        assert.equal(foldText(found(passage, text, text) ?? ''), foldText(passage));
      }
    }
  });

  it('takes no Hangul syllable apart', () => {
    const before = '오늘 하루 인셀시 항구에 배가 들어온다';
    const after = '오늘 한 하루 인셀시 항구에 배가 들어온다'.normalize('NFD');
    assert.equal(found('하', after, before)?.normalize('NFC'), '하');
    assert.equal(reanchor('하', after, before)?.start, after.indexOf('하루'.normalize('NFD')));
  });

  it('is found where its text was edited a little', () => {
    assert.equal(
      found('nothing has been decided', text.replace('been decided', 'yet been decided')),
      'nothing has yet been decided',
    );
    assert.equal(
      found('nothing has been decided', text.replace('nothing', 'noting')),
      'noting has been decided',
    );
    assert.equal(
      found('“nothing has been decided”', `New. ${text.replace('decided', 'decide')}`),
      '“nothing has been decide”',
    );
    assert.equal(reanchor('nothing has been decided', text.replace('nothing', 'noting'))?.how, 'approximate');
  });

  it('is an orphan where its text was rewritten or deleted', () => {
    assert.equal(
      reanchor('nothing has been decided', text.replace('nothing has been decided', 'all is well')),
      undefined,
    );
    assert.equal(
      reanchor('The minister said on Monday that', text.replace(/The minister said on Monday that.*\n/, '')),
      undefined,
    );
    assert.equal(reanchor('Monday', text.replace('Monday', 'Tuesday')), undefined);
    assert.equal(reanchor('Monday', ''), undefined);
  });

  it('is an orphan where its passage was deleted, though the same words stand elsewhere', () => {
    const before =
      'Kim spoke on Monday of the ship. Later Lee spoke on Monday of the ferry to the north coast.';
    const start = before.lastIndexOf('on Monday ');
    const after = before.slice(0, start) + before.slice(start + 10);
    assert.equal(anchor(after, quoteOf(before, start, start + 10), start, start + 10), undefined);
  });

  it('is rather the passage with a slip mended than the same words elsewhere', () => {
    const before = 'The minister said that ships wait. The bishop said that ships wait outside the bay.';
    const after = before.replace('bishop said that ships', 'bishop said that ship');
    const start = before.lastIndexOf('said that ships');
    const place = anchor(after, quoteOf(before, start, start + 15), start, start + 15);
    assert.equal(after.slice(place?.start, place?.end), 'said that ship');
    assert.equal(place?.start, start);
  });

  it('takes in what was put into it, but not what was put beside it', () => {
    assert.equal(found('Ships wait', text.replace('Ships wait', 'Ships must wait')), 'Ships must wait');
    assert.equal(found('Ships wait', text.replace('Ships wait', 'Correction: Ships wait')), 'Ships wait');
    assert.equal(found('Ships wait', text.replace('Ships wait', 'Ships wait, we hear,')), 'Ships wait');
  });

  it('at the beginning or end of a text moves though its surroundings were cut amid a syllable', () => {
    const before = `“said” the ship ${'한'.normalize('NFD').repeat(20)}`;
    const after = `Correction: ${before}`;
    assert.deepEqual(reanchor('“said” ', after, before), { start: 12, end: 19, how: 'moved' });
  });

  it('leaves the same letters that came by chance to where it stood', () => {
    const before = 'Today he said that ships wait outside the bay.';
    const after = 'Lee, then he said that ships wait outside the bay.';
    const place = anchor(after, quoteOf(before, 6, 8), 6, 8);
    assert.deepEqual(place, { start: 10, end: 12, how: 'moved' });
  });

  it('of a short text needs its context', () => {
    const after = 'Reports of the island\nIt is on the coast.';
    assert.equal(reanchor('on', after), undefined);
  });

  it('may be the whole text', () => {
    assert.equal(found('Harbour closed', 'Harbor closed', 'Harbour closed'), 'Harbor closed');
  });

  it('takes bounded time in a huge text of one letter', () => {
    const before = 'a'.repeat(300);
    const quote = quoteOf(`${before}b${before}`, 200, 400);
    assert.equal(anchor('a'.repeat(50_000), quote, 200, 400)?.how, 'approximate');
  });
});

describe('A mark in any text', () => {
  const words = fc.constantFrom(
    'harbour',
    'ship',
    'the',
    '“said”',
    '😀',
    '항구는',
    '\u1112\u1161\u11ab',
    'e\u0301',
    'minister',
    'bay,',
    '\n',
  );
  const prose = fc.array(words, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));
  /** Passages between characters, as an editor selects them. */
  const marked = fc.tuple(prose, fc.nat(), fc.nat()).map(([text, a, b]) => {
    const folded = new FoldedText(text);
    const bounds = Array.from(folded.text, (_, i) => folded.unfolded(i, i + 1).start);
    const [start = 0, end = 0] = [a, b].map((n) => bounds[n % bounds.length] ?? 0).sort((x, y) => x - y);
    return { text, start, end };
  });

  it('stands exactly where it stood if nothing changed', () => {
    fc.assert(
      fc.property(marked, ({ text, start, end }) => {
        assert.deepEqual(anchor(text, quoteOf(text, start, end), start, end), { start, end, how: 'exact' });
      }),
    );
  });

  it('moves by what was put before it, if it says enough and stands once', () => {
    fc.assert(
      fc.property(marked, ({ text, start, end }) => {
        const passage = text.slice(start, end);
        fc.pre(foldText(passage).length >= 8 && text.indexOf(passage) === text.lastIndexOf(passage));
        const quote = quoteOf(text, start, end);
        const inserted = 'Zz 1—';
        const place = anchor(inserted + text, quote, start, end);
        assert.equal((inserted + text).slice(place?.start, place?.end), quote.exact);
        assert.equal(place?.how, 'moved');
      }),
    );
  });

  it('is an orphan or a passage that takes no surrogate pair apart, whatever the text became', () => {
    fc.assert(
      fc.property(marked, anyText, fc.nat(), ({ text, start, end }, inserted, at) => {
        fc.pre(start < end);
        const offset = at % (text.length + 1);
        const after = text.slice(0, offset) + inserted + text.slice(offset);
        const place = anchor(after, quoteOf(text, start, end), start, end);
        if (place === undefined) return;
        assert.ok(0 <= place.start && place.start < place.end && place.end <= after.length);
        if (place.how === 'exact') return;
        assert.ok(!isInsidePair(after, place.start) && !isInsidePair(after, place.end));
      }),
      { numRuns: 500 },
    );
  });
});

describe('Folded text', () => {
  it('is what foldText makes, but not trimmed, and knows where each piece was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = new FoldedText(text);
        assert.equal(folded.text.trim(), foldText(text));
        if (folded.text !== '')
          assert.deepEqual(folded.unfolded(0, folded.text.length), { start: 0, end: text.length });
        for (let i = 0; i < folded.text.length; i++) {
          if (!folded.isWhole(i, i + 1)) continue;
          const { start, end } = folded.unfolded(i, i + 1);
          assert.equal(new FoldedText(text.slice(start, end)).text, folded.text.slice(i, i + 1));
        }
      }),
    );
  });
});
