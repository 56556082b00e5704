import assert from 'node:assert/strict';
import { Folder, newsdump, page } from './newsdump';

describe('newsdump check', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => {
    folder.remove();
  });

  it('says nothing of a dump that is in order', async () => {
    assert.deepEqual(await newsdump(['check', folder.write('page.txt', page)]), {
      exitCode: 0,
      output: '',
      errors: '',
    });
  });

  it('says what is wrong and where, lines and columns counted from 1', async () => {
    const text = `May 3, 2025
-
Fog again
CityFeb. 30, 2025 -
No date \u001b[31m here
-
Rain
04/05/2025 -
`;
    const file = folder.write('page.txt', text);
    const found = [
      `${file}:1:1: May 3, 2025 is the date of no article`,
      `${file}:4:5: the calendar has no Feb. 30, 2025`,
      `${file}:5:1: the article has no date: No date \ufffd[31m here`,
      `${file}:8:1: 04/05/2025 may be day and month or month and day; say which with --date-order dmy or mdy`,
    ];
    assert.deepEqual(await newsdump(['check', file]), {
      exitCode: 1,
      output: `${found.join('\n')}\n`,
      errors: '',
    });
    const ordered = await newsdump(['check', file, '--date-order', 'mdy']);
    assert.equal(ordered.output, `${found.slice(0, 3).join('\n')}\n`);
  });

  it('goes on with the next file', async () => {
    const empty = folder.write('empty.txt', '');
    const faulty = folder.write('faulty.txt', '-\nFog\nFeb. 30, 2025\n');
    const { exitCode, output, errors } = await newsdump([
      'check',
      empty,
      faulty,
      folder.write('page.txt', page),
    ]);
    assert.deepEqual(
      [exitCode, output, errors],
      [1, `${faulty}:3:1: the calendar has no Feb. 30, 2025\n`, `${empty}: no articles found\n`],
    );
  });
});
