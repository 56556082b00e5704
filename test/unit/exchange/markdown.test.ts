import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { markdown } from '../../../src/exchange/markdown';
import { markdownText } from '../../../src/exchange/markdownText';
import { contentsOf } from './exporting';
import { dumpNamed, dumpText, eventsOf, madeUpArticles, madeUpEvents, referenceOf } from './madeUp';
import { writtenText } from './writtenPieces';

const renderer = new MarkdownIt({ html: true, linkify: true });
const tokensOf = (text: string): ReturnType<typeof renderer.parse> =>
  renderer.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['*', '_', '`', '[', ']', '(', ')', '!', '<b>', '</b>', '&amp;', '&', '\\', '#', '-', '+', '='],
        ...[
          '1.',
          '2)',
          '~~',
          '|',
          'https://example.com',
          'www.example.com',
          'kim@example.com',
          '//localhost',
        ],
        ...[
          'mailto:kim@example.com',
          '![a](b)',
          '[a](b)',
          '<!--',
          '\n',
          '\t',
          '    ',
          '>',
          '$',
          '"',
          ':',
          '.',
          ' ',
        ],
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

const plain = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029 ]+/gu, ' ').trim();

describe('A text in Markdown', () => {
  const shown = (text: string): { readonly types: string[]; readonly text: string } => {
    const tokens = tokensOf(`# ${markdownText(text)}\n\n${markdownText(text)}\n`);
    return {
      types: [...new Set(tokens.map(({ type }) => type))],
      text: tokens
        .filter(({ type }) => type === 'text' || type === 'text_special')
        .map(({ content }) => content)
        .join(''),
    };
  };
  const allowed = ['heading_open', 'heading_close', 'paragraph_open', 'paragraph_close', 'inline', 'text'];

  it('shows itself and nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { types, text: again } = shown(text);
        assert.deepEqual(
          types.filter((type) => ![...allowed, 'text_special'].includes(type)),
          [],
        );
        // Renderers leave out white space at the ends of a block, of any kind.
        assert.equal(again.replace(/\s+/gu, ''), (plain(text) + plain(text)).replace(/\s+/gu, ''));
      }),
      { numRuns: 2000 },
    );
  });

  it('stays readable', () => {
    assert.equal(
      markdownText('Harbour town opens its “second” yard, at 3.5 per cent.'),
      'Harbour town opens its “second” yard, at 3\\.5 per cent.',
    );
  });
});

describe('The format markdown', () => {
  const yard = {
    headline: 'Harbour *town* opens its yard',
    paragraphs: ['The yard was “ready”.', 'Its cranes were'],
    date: '2025-04-29',
  };
  const tram = { headline: 'Tram line to close', paragraphs: [], date: '2025-04-28' };
  const bare = { headline: 'Nothing is said of this', paragraphs: [], date: '2025-04-27' };
  const dump = dumpNamed('page.txt', dumpText([yard, tram, bare]));

  it('is a report by tag, then by date', async () => {
    const start = yard.headline.length + 1;
    const events = eventsOf(
      { op: 'tag', article: referenceOf(yard), tag: 'trade' },
      { op: 'tag', article: referenceOf(tram), tag: 'trade', by: 'lee' },
      {
        op: 'mark',
        article: referenceOf(yard),
        tag: 'trade',
        start,
        end: start + 29,
        quote: { exact: 'The yard was “ready”.\nIts cra', prefix: `${yard.headline}\n`, suffix: 'nes were' },
      },
      { op: 'note', target: '010002', text: 'see <b>' },
      { op: 'set', article: referenceOf(yard), field: 'actor', value: ['PRK', 'RUS'] },
      { op: 'note', article: { date: '2024-01-01', headline: 'Nowhere' }, text: 'gone' },
    );
    assert.equal(
      await writtenText(markdown, contentsOf([dump], events)),
      `# Annotated articles

2 annotated articles from page\\.txt, exported on 2025-05-02.

## trade (2)

### Tram line to close

2025-04-28 · page\\.txt, lines 7–8

- Tagged by lee

### Harbour \\*town\\* opens its yard

2025-04-29 · page\\.txt, lines 2–5

- Tagged by kim
- actor: PRK; RUS — kim

> The yard was “ready”.
>
> Its cra
>
> — kim

- Note: see \\<b\\> — kim

## Found no place

- 2024-01-01: Nowhere — note: gone — kim
`,
    );
  });

  it('has no link, image, HTML or emphasis, whatever is annotated', async () => {
    const made = madeUpArticles.chain((articles) => fc.tuple(fc.constant(articles), madeUpEvents(articles)));
    await fc.assert(
      fc.asyncProperty(made, async ([articles, events]) => {
        const contents = contentsOf([dumpNamed('page.txt', dumpText(articles))], events);
        const types = new Set(tokensOf(await writtenText(markdown, contents)).map(({ type }) => type));
        const known = ['heading', 'paragraph', 'bullet_list', 'list_item', 'blockquote'];
        for (const type of types)
          assert.ok(
            /^(?:inline|text|text_special|softbreak)$/.test(type) ||
              known.includes(type.replace(/_(?:open|close)$/, '')),
            type,
          );
      }),
    );
  });
});
