import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { newsdump } from './newsdump';

const manifest = JSON.parse(readFileSync(path.resolve(__dirname, '../../../package.json'), 'utf8')) as {
  version: string;
};

describe('newsdump', () => {
  it('says its version', async () => {
    assert.deepEqual(await newsdump(['--version']), {
      exitCode: 0,
      output: `${manifest.version}\n`,
      errors: '',
    });
  });

  it('helps, also on each command', async () => {
    const { exitCode, output } = await newsdump(['--help']);
    assert.equal(exitCode, 0);
    for (const command of 'export check tag untag log show add describe verify agreement sample'.split(' ')) {
      assert.match(output, new RegExp(`^ {2}${command} `, 'm'));
      const help = await newsdump([command, '--help']);
      assert.deepEqual([help.exitCode, help.errors], [0, '']);
      assert.match(help.output, new RegExp(`^Usage: newsdump ${command} `));
    }
  });

  const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /^Usage: newsdump /],
    [['exprot'], /^error: unknown command 'exprot'\n\(Did you mean export\?\)\n$/],
    [['export'], /^error: missing required argument 'path'\n$/],
    [['export', 'x', '--format', 'xml'], /^error: .*Allowed choices are json, jsonl, csv, .*, ninjs\.\n$/],
    [['export', 'x', '--date-order', 'ymd'], /^error: .*Allowed choices are dmy, mdy\.\n$/],
    [['check', 'x', '--fix'], /^error: unknown option '--fix'\n$/],
    [['log', 'a', 'b'], /^error: too many arguments.*\n$/],
  ];
  for (const [args, message] of mistakes)
    it(`ends with 2 when it is called wrongly: ${args.join(' ')}`, async () => {
      const { exitCode, output, errors } = await newsdump(args);
      assert.deepEqual([exitCode, output], [2, '']);
      assert.match(errors, message);
    });
});
