import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('The extension', () => {
  it('is present and activates', async () => {
    const extension = vscode.extensions.getExtension('newsdump.newsdump');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
