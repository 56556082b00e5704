import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../host/cleanup';
import { useVSCode } from './vscode';

describe('A window', () => {
  const vscode = useVSCode();

  it('shows the lines of a text file', async () => {
    const folder = temporaryFolder('window');
    const file = path.join(folder, 'two lines.txt');
    writeFileSync(file, 'The first line\nand the second');
    const workbench = await vscode.open(folder, { file });
    assert.deepEqual(await workbench.editorLines(), ['The first line', 'and the second']);
  });
});
