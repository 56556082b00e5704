import assert from 'node:assert/strict';
import { Codebook, type CodebookTag } from '../../../../src/annotation/codebook/codebook';
import type { AnnotationEvent } from '../../../../src/annotation/events';
import { matcher, type FilteredArticle } from '../../../../src/annotation/filter/filter';
import { nestingOf } from '../../../../src/annotation/filter/nesting';
import { parseQuery } from '../../../../src/annotation/filter/query';
import { fold, type ArticleAnnotations } from '../../../../src/annotation/fold';

const tag = (id: string, more: Partial<CodebookTag> = {}): CodebookTag => ({
  id,
  label: id,
  examples: [],
  choice: 'many',
  required: false,
  status: 'active',
  fields: [],
  patterns: [],
  tags: [],
  ...more,
});
const codebook = new Codebook({
  tags: [
    tag('military', { tags: [tag('navy', { tags: [tag('submarine')] })] }),
    tag('boats', { status: 'retired', mergedInto: 'navy' }),
  ],
});

const reference = { date: '2025-04-29', headline: 'Yard opens', lead: '' };
type Body = Record<string, unknown>;

/** What stands on the article after these events, by kim unless they say otherwise. */
function annotated(...bodies: Body[]): ArticleAnnotations | undefined {
  const events = bodies.map((body, i) => ({
    id: `01${i}`,
    at: '2025-05-02T09:14:07.120Z',
    by: 'kim',
    ...('target' in body ? {} : { article: reference }),
    ...body,
  }));
  // They are written here as a journal has them.
  return [...fold(events as unknown as AnnotationEvent[]).articles.values()][0];
}

const article = {
  day: 20250429,
  headline: 'Second  “Shipyard” opens',
  excerpt: 'The mayor was there.\nCafe\u0301 closed.',
  section: 'World',
  dumps: ['april/2025-04-29.txt', 'copy.txt'],
  annotations: undefined,
};

function meets(query: string, part: Partial<FilteredArticle> = {}, coder?: string, layer = 'main'): boolean {
  const { filter, problems } = parseQuery(query);
  assert.deepEqual(problems, []);
  return matcher(filter, { coder, layer, ...nestingOf(codebook) })({ ...article, ...part });
}

/** Which of the queries the article meets. */
const metBy = (part: Partial<FilteredArticle>, ...queries: string[]): string[] =>
  queries.filter((query) => meets(query, part));

describe('A filter', () => {
  it('without terms is met by all', () => {
    assert.ok(meets(''));
  });

  it('asks for words in the headline and the excerpt, whatever their case, quotes and spaces', () => {
    const met = [
      'shipyard',
      'SECOND mayor',
      '"second \'"',
      `"second \\"shipyard\\" o"`,
      'yard',
      'café',
      '-tug',
    ];
    assert.deepEqual(
      metBy({}, ...met),
      met.filter((query) => query !== '"second \'"'),
    );
    assert.deepEqual(metBy({}, 'tug', 'shipyard tug', '-mayor', '-shipyard mayor', '"opens the"'), []);
  });

  it('asks for days', () => {
    const part = { day: 20250429 };
    const met = ['on:2025-04-29', 'after:2025-04-29', 'before:2025-04-29', 'after:2025', 'before:2025-04']
      .concat(['date:2025', 'date:2025-04', 'date:any', 'date:none,2025-04', '-date:none', '-on:2025-04-30'])
      .concat(['after:2025-04-28 before:2025-04-30', '-after:2025-05']);
    assert.deepEqual(metBy(part, ...met), met);
    const unmet = [
      'on:2025-04-28',
      'after:2025-04-30',
      'before:2025-04-28',
      'date:2024',
      'date:2025-05,none',
    ];
    assert.deepEqual(metBy(part, ...unmet), []);
  });

  it('finds no unknown date before or after anything', () => {
    for (const day of [0, -1, -2]) {
      const met = ['date:none', '-date:any', '-after:2025', '-before:2025', 'date:2025,none'];
      assert.deepEqual(metBy({ day }, ...met), met);
      assert.deepEqual(metBy({ day }, 'date:any', 'after:0000', 'before:9999', 'date:0000', 'date:2025'), []);
    }
  });

  it('asks for the section', () => {
    const met = ['section:world', 'section:any', 'section:Sports,World', '-section:none', '-section:Sports'];
    assert.deepEqual(metBy({}, ...met), met);
    assert.deepEqual(metBy({}, 'section:none', 'section:Sports', 'section:Wor'), []);
    assert.deepEqual(metBy({ section: undefined }, 'section:none', 'section:any', 'section:World'), [
      'section:none',
    ]);
  });

  it('asks for the dump by its path or the end of it', () => {
    const met = ['dump:2025-04-29.txt', 'dump:april/2025-04-29.txt', 'dump:x,copy.txt', '-dump:29.txt'];
    assert.deepEqual(metBy({}, ...met), met);
    assert.deepEqual(metBy({}, 'dump:29.txt', 'dump:april', 'dump:any'), []);
  });

  it('asks for tags, as the codebook merges and nests them', () => {
    const annotations = annotated({ op: 'tag', tag: 'boats' }, { op: 'tag', tag: 'port/crane' });
    const met = ['tag:navy', 'tag:boats', 'tag:navy/*', 'tag:military/*', 'tag:port/*', 'tag:port/crane']
      .concat([
        'tag:x,navy',
        'tag:navy tag:port/crane',
        'tag:any',
        '-tag:none',
        '-tag:military',
        'tag:none,navy',
      ])
      .concat(['-tag:submarine/*', 'tag:port/crane/*']);
    assert.deepEqual(metBy({ annotations }, ...met), met);
    const unmet = ['tag:military', 'tag:port', 'tag:none', '-tag:navy', 'tag:navy tag:x', 'tag:submarine/*'];
    assert.deepEqual(metBy({ annotations }, ...unmet, 'tag:Navy', 'tag:por/*'), []);
    for (const none of [undefined, annotated({ op: 'note', text: 'why?' })])
      assert.deepEqual(metBy({ annotations: none }, 'tag:none', 'tag:any', 'tag:navy', '-tag:navy'), [
        'tag:none',
        '-tag:navy',
      ]);
  });

  it('goes by the layer, and in the main layer by the consensus where there is one', () => {
    const annotations = annotated(
      { op: 'tag', tag: 'navy' },
      { op: 'tag', tag: 'port', layer: 'pilot' },
      { op: 'set', field: 'actor', value: 'PRK' },
      { op: 'set', field: 'actor', value: 'KOR', layer: 'pilot', by: 'lee' },
      { op: 'status', value: 'done' },
    );
    const queries = ['tag:navy', 'tag:port', 'field:actor=PRK', 'field:actor=KOR', 'status:done', 'by:lee'];
    assert.deepEqual(metBy({ annotations }, ...queries), ['tag:navy', 'field:actor=PRK', 'status:done']);
    assert.deepEqual(
      queries.filter((query) => meets(query, { annotations }, undefined, 'pilot')),
      ['tag:port', 'field:actor=KOR', 'by:lee'],
    );
    const settled = annotated(
      { op: 'tag', tag: 'navy' },
      { op: 'set', field: 'actor', value: 'PRK' },
      { op: 'tag', tag: 'port', layer: 'consensus' },
      { op: 'set', field: 'actor', value: 'KOR', layer: 'consensus' },
    );
    assert.deepEqual(metBy({ annotations: settled }, ...queries), ['tag:port', 'field:actor=KOR']);
  });

  it('asks for the values of fields, of the article and of its marks', () => {
    const quote = { exact: 'Yard', prefix: '', suffix: '' };
    const annotations = annotated(
      { op: 'mark', tag: 'event', quote, start: 0, end: 4 },
      { op: 'set', target: '010', field: 'actor', value: ['PRK', 'South  Korea'] },
      { op: 'set', field: 'intensity', value: 3 },
      { op: 'set', field: 'event', value: '2025-04-29' },
      { op: 'set', field: 'sure', value: false },
      { op: 'set', field: 'text', value: '7' },
    );
    const met = ['field:actor', 'field:actor=PRK', 'field:actor="south korea"', 'field:actor=x,prk']
      .concat(['field:intensity=3', 'field:intensity=3.0', 'field:intensity>=3', 'field:intensity<=3'])
      .concat([
        'field:intensity>2.5',
        'field:intensity<4',
        'field:event>=2025-04-29',
        'field:event<2025-05-01',
      ])
      .concat(['field:sure=false', 'field:text=7', '-field:actor=KOR', '-field:place', '-field:text>1']);
    assert.deepEqual(metBy({ annotations }, ...met), met);
    const unmet = [
      'field:place',
      'field:actor=KOR',
      '-field:actor=PRK',
      'field:intensity>3',
      'field:intensity<3',
    ]
      .concat(['field:intensity>2025-04-29', 'field:event>2025-04-29', 'field:event>=3', 'field:text>1'])
      .concat(['field:Actor', 'field:sure=true']);
    assert.deepEqual(metBy({ annotations }, ...unmet), []);
  });

  it('asks for the coder of anything', () => {
    const quote = { exact: 'Yard', prefix: '', suffix: '' };
    const bodies: Body[] = [
      { op: 'tag', tag: 'navy' },
      { op: 'status', value: 'done' },
      { op: 'set', field: 'actor', value: 'PRK' },
      { op: 'note', text: 'why?' },
      { op: 'mark', tag: 'event', quote, start: 0, end: 4 },
    ];
    for (const body of bodies)
      assert.deepEqual(
        metBy(
          { annotations: annotated(body) },
          'by:kim',
          'by:KIM',
          'by:lee,kim',
          'by:any',
          'by:lee',
          'by:none',
        ),
        ['by:kim', 'by:KIM', 'by:lee,kim', 'by:any'],
      );
    assert.deepEqual(metBy({}, 'by:none', 'by:any', '-by:kim'), ['by:none', '-by:kim']);
  });

  it("asks for the coder's own status, or anybody's if no coder is given", () => {
    const annotations = annotated(
      { op: 'status', value: 'done' },
      { op: 'status', value: 'flagged', by: 'lee' },
    );
    const queries = [
      'status:done',
      'status:flagged',
      'status:any',
      'status:none',
      '-status:done',
      'status:none,done',
    ];
    const metFor = (coder?: string): string[] =>
      queries.filter((query) => meets(query, { annotations }, coder));
    assert.deepEqual(metFor(), ['status:done', 'status:flagged', 'status:any', 'status:none,done']);
    assert.deepEqual(metFor('kim'), ['status:done', 'status:any', 'status:none,done']);
    assert.deepEqual(metFor('lee'), ['status:flagged', 'status:any', '-status:done']);
    assert.deepEqual(metFor('park'), ['status:none', '-status:done', 'status:none,done']);
  });

  it('reads of an article only what it must: the text last, the excerpt for what is not in the headline', () => {
    const read: string[] = [];
    const watched: FilteredArticle = {
      get day() {
        read.push('day');
        return article.day;
      },
      get headline() {
        read.push('headline');
        return article.headline;
      },
      get excerpt() {
        read.push('excerpt');
        return article.excerpt;
      },
      get section() {
        read.push('section');
        return article.section;
      },
      get dumps() {
        read.push('dumps');
        return article.dumps;
      },
      get annotations() {
        read.push('annotations');
        return undefined;
      },
    };
    const readFor = (query: string): string[] => {
      read.length = 0;
      matcher(parseQuery(query).filter, { layer: 'main', ...nestingOf(codebook) })(watched);
      return read;
    };
    assert.deepEqual(readFor(''), []);
    assert.deepEqual(readFor('shipyard tag:navy on:2024'), ['day']);
    assert.deepEqual(readFor('shipyard tag:navy section:World dump:copy.txt on:2025-04-29'), [
      'day',
      'dumps',
      'section',
      'annotations',
    ]);
    assert.deepEqual(readFor('shipyard second'), ['headline']);
    assert.deepEqual(readFor('mayor café -tug'), ['headline', 'excerpt']);
  });
});
