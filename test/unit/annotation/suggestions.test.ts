import assert from 'node:assert/strict';
import { Codebook, type CodebookTag } from '../../../src/annotation/codebook/codebook';
import { compileExpression } from '../../../src/annotation/patterns';
import { hasExpressions, Suggester } from '../../../src/annotation/suggestions';

function tag(id: string, patterns: readonly string[], more: Partial<CodebookTag> = {}): CodebookTag {
  return {
    id,
    label: id,
    examples: [],
    choice: 'many',
    required: false,
    status: 'active',
    fields: [],
    tags: [],
    patterns,
    ...more,
  };
}

const suggester = (...tags: CodebookTag[]): Suggester =>
  new Suggester(new Codebook({ tags }), compileExpression);

/** The passage that one pattern finds in a text. */
function found(pattern: string, text: string): string | undefined {
  const [suggestion] = suggester(tag('t', [pattern])).suggestions(text);
  return suggestion && text.slice(suggestion.passage.start, suggestion.passage.end);
}

describe('Suggestions', () => {
  it('come from words, whole and in either case', () => {
    assert.equal(found('warship', 'A Warship left\nthe port.'), 'Warship');
    assert.equal(found('WARSHIP', 'Two ships; a warship.'), 'warship');
    assert.equal(found('warship', 'Warships left'), undefined);
    assert.equal(found('warship', 'A pre_warship and an antiwarship'), undefined);
    assert.equal(found('warship', 'Warships met a warship'), 'warship');
    assert.equal(found('ferry', ''), undefined);
  });

  it('come from several words over lines, and from quotes and accents as people type them', () => {
    assert.equal(found('harbour  office', 'said the Harbour\noffice on Monday'), 'Harbour\noffice');
    assert.equal(found("fisherman's", 'The fisherman’s boat'), 'fisherman’s');
    assert.equal(found('Café', 'In a cafe\u0301 by the pier'), 'cafe\u0301');
    assert.equal(found('cafe', 'In a cafe\u0301 by the pier'), undefined);
  });

  it('need no space in scripts without spaces, and no word beside a sign', () => {
    assert.equal(found('渡船', '昨日渡船晚点'), '渡船');
    assert.equal(found('C++', 'Written in C++17'), 'C++');
    assert.equal(found('$5', 'It costs US$5 now'), '$5');
    assert.equal(found('$5', 'It costs $50 now'), undefined);
  });

  it('stand at the headline where lower case has another length', () => {
    assert.equal(found('ferry', 'İstanbul\nThe ferry is late'), 'İstanbul');
  });

  it('come from regular expressions, in either case, with lines for ^ and $', () => {
    assert.equal(found('/destroyers?/', 'Two Destroyers left'), 'Destroyers');
    assert.equal(found('/^the pier/', 'Closed\nThe pier is closed'), 'The pier');
    assert.equal(found(String.raw`/\d+\/\d+/`, 'On 5/6 it rains'), '5/6');
    assert.equal(found(String.raw`/\bquay\b/`, 'The quays'), undefined);
  });

  it('run in linear time, whatever expression was written', () => {
    const text = `${'a'.repeat(50_000)}b`;
    const began = performance.now();
    assert.equal(found('/(a+)+c/', text), undefined);
    assert.ok(performance.now() - began < 2000);
  });

  it('do without a pattern that cannot be used, and say which and why', () => {
    const made = suggester(tag('ships', ['/(/', 'ferry']), tag('all', ['/x*/']), tag('back', ['/(a)\\1/']));
    assert.deepEqual(
      made.problems.map(({ tag, pattern }) => [tag, pattern]),
      [
        ['ships', '/(/'],
        ['all', '/x*/'],
        ['back', '/(a)\\1/'],
      ],
    );
    assert.match(made.problems[0]?.reason ?? '', /paren|\)/);
    assert.equal(made.problems[1]?.reason, undefined);
    assert.deepEqual(
      made.suggestions('The ferry').map(({ tag }) => tag),
      ['ships'],
    );
  });

  it('name each tag once, in the order of the codebook, nested ones too', () => {
    const child = tag('harbour/ferry', ['ferry', 'tide']);
    const made = suggester(tag('harbour', ['/harbou?r/'], { tags: [child] }), tag('weather', ['tide']));
    assert.deepEqual(
      made.suggestions('The tide, the ferry and the harbor').map(({ tag }) => tag),
      ['harbour', 'harbour/ferry', 'weather'],
    );
  });

  it('are only of tags that may be given', () => {
    const made = suggester(
      tag('old', ['ferry'], { status: 'retired' }),
      tag('merged', ['ferry'], { mergedInto: 'ships' }),
      tag('ships', []),
    );
    assert.ok(made.isEmpty);
    assert.deepEqual(made.suggestions('The ferry'), []);
  });

  it('need an engine for regular expressions only', () => {
    assert.equal(hasExpressions(new Codebook({ tags: [tag('a', ['ferry', 'a/b'])] })), false);
    assert.equal(hasExpressions(new Codebook({ tags: [tag('a', ['ferry', '/a/'])] })), true);
    assert.equal(hasExpressions(new Codebook({ tags: [tag('a', ['/a/'], { status: 'retired' })] })), false);
    const made = new Suggester(new Codebook({ tags: [tag('a', ['ferry'])] }), undefined);
    assert.deepEqual(
      made.suggestions('A ferry').map(({ passage }) => passage),
      [{ start: 2, end: 7 }],
    );
  });
});
