import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cliFile, cliPage } from '../../../docs/cliPage';

describe('docs/cli.md', () => {
  it('is what the commands say of themselves: npm run docs:cli makes it anew', () => {
    assert.equal(readFileSync(cliFile, 'utf8').replaceAll('\r\n', '\n'), cliPage());
  });

  it('has each command with its arguments, options, defaults and exit codes', () => {
    const page = cliPage();
    for (const part of [
      '| [newsdump stats](#newsdump-stats) | count articles',
      '\n## newsdump export\n',
      '\nnewsdump export [options] <path...>\n',
      '\n| `path...` | dumps, and folders of dumps',
      '(default: "-") |\n',
      '| `--into <folder>` | required: the folder to save it in |',
      String.raw`such a tag or mark: \* is any text`,
      '\n| 130 | ',
      '\n| `--encoding <name>` | ',
    ])
      assert.ok(page.includes(part), part);
  });
});
