import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';

/** The root of the checkout. Not for writing. */
export function projectFolder(): string {
  const extension = vscode.extensions.getExtension('newsdump.newsdump');
  assert.ok(extension);
  return extension.extensionPath;
}

/** The folder that is open: a copy of `samples/`, the same for all tests of a run. */
export function workspaceFolder(): string {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  return folder.uri.fsPath;
}

/** A new, empty folder outside of the open one. It is removed after the test that makes it, and what is open of it is closed. */
export function temporaryFolder(): string {
  return mkdtempSync(path.join(temporaryFolders(), 'test-'));
}

/** Where the temporary folders are. */
export function temporaryFolders(): string {
  const parent = process.env['NEWSDUMP_TEMPORARY'];
  assert.ok(parent);
  return parent;
}
