import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from './eventually';
import { temporaryFolders } from './folders';

/**
 * Removes the temporary folders that a test has made. What was opened without an editor stays open for three minutes otherwise, and all
 * that lists dumps, in the extension and in the next tests, would list it and follow its project.
 */
export class FoldersOfTest {
  #before: readonly string[] = [];

  /** To be called before the test's own hooks, but after those of its suite, whose folders stay. */
  begin(): void {
    this.#before = readdirSync(temporaryFolders());
  }

  async remove(): Promise<void> {
    const made = readdirSync(temporaryFolders()).filter((name) => !this.#before.includes(name));
    if (made.length === 0) return;
    const edit = new vscode.WorkspaceEdit();
    for (const name of made)
      edit.deleteFile(vscode.Uri.file(path.join(temporaryFolders(), name)), { recursive: true });
    // Only what VS Code itself deletes is closed by it, unsaved or not.
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually(() => {
      const open = vscode.workspace.textDocuments.filter(({ uri }) =>
        made.some((name) => uri.fsPath.startsWith(path.join(temporaryFolders(), name) + path.sep)),
      );
      assert.deepEqual(
        open.map(({ uri }) => uri.fsPath),
        [],
      );
    });
  }
}
