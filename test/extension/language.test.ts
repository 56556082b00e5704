import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from './eventually';
import { temporaryFolder } from './folders';

const dumpText =
  '-\nThe ferry is late\nIt was the tide.\nMay 5, 2031 -\nThe ferry is back\nIt was not the tide.\nMay 6, 2031';

function write(name: string, text: string): vscode.Uri {
  const file = path.join(temporaryFolder(), name);
  writeFileSync(file, text);
  return vscode.Uri.file(file);
}

const languageOf = (uri: vscode.Uri): string | undefined =>
  vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.languageId;

describe('The language', () => {
  it('is that of *.newsdump files', async () => {
    const document = await vscode.workspace.openTextDocument(write('empty.newsdump', ''));
    assert.equal(document.languageId, 'newsdump');
  });

  it('is given to a text file that looks like a dump', async () => {
    const uri = write('page.txt', dumpText);
    await vscode.workspace.openTextDocument(uri);
    await eventually(() => {
      assert.equal(languageOf(uri), 'newsdump');
    });
  });

  it('is not given to other text', async () => {
    const uri = write('letter.txt', 'Dear reader,\non May 5, 2031 the ferry was late.\n\nYours');
    const dump = write('page.txt', dumpText);
    await vscode.workspace.openTextDocument(uri);
    await vscode.workspace.openTextDocument(dump);
    await eventually(() => {
      assert.equal(languageOf(dump), 'newsdump');
    });
    assert.equal(languageOf(uri), 'plaintext');
  });

  it('stays away from a document that the user set back to plain text, also when it is opened again', async () => {
    const uri = write('page.txt', dumpText);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await eventually(() => {
      assert.equal(languageOf(uri), 'newsdump');
    });
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    assert.equal(languageOf(uri), 'plaintext');

    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    const witness = write('witness.txt', dumpText);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await vscode.workspace.openTextDocument(witness);
    await eventually(() => {
      assert.equal(languageOf(witness), 'newsdump');
    });
    assert.equal(languageOf(uri), 'plaintext');
  });

  it('is not given when newsdump.autoDetect is off', async () => {
    const settings = vscode.workspace.getConfiguration('newsdump');
    await settings.update('autoDetect', false, vscode.ConfigurationTarget.Global);
    try {
      const uri = write('page.txt', dumpText);
      const witness = write('page.newsdump', dumpText);
      await vscode.workspace.openTextDocument(uri);
      await vscode.workspace.openTextDocument(witness);
      assert.equal(languageOf(witness), 'newsdump');
      assert.equal(languageOf(uri), 'plaintext');
    } finally {
      await settings.update('autoDetect', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('reports what is wrong, from the parser, unless newsdump.diagnostics is off', async () => {
    const uri = write(
      'wrong.newsdump',
      '-\nA headline\nFeb. 30, 2031 -\nAnother\nwithout a date\n-\n04/05/2031\n-\nA third\nMay 1, 2031',
    );
    await vscode.workspace.openTextDocument(uri);
    await eventually(() => {
      const found = vscode.languages.getDiagnostics(uri);
      assert.deepEqual(
        found.map(({ code, range }) => [code, range.start.line]),
        [
          ['no-such-day', 2],
          ['no-date', 3],
          ['stray-date', 6],
        ],
      );
    });
    const settings = vscode.workspace.getConfiguration('newsdump');
    await settings.update('diagnostics', false, vscode.ConfigurationTarget.Global);
    try {
      await eventually(() => {
        assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
      });
    } finally {
      await settings.update('diagnostics', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('gives the front matter to the semantic tokens', async () => {
    const uri = write('front.newsdump', 'Most Popular\n-\n1\nRanked\n-\nA headline\nMay 1, 2031');
    const document = await vscode.workspace.openTextDocument(uri);
    const range = new vscode.Range(0, 0, document.lineCount, 0);
    const lines = await eventually(async () => {
      const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
        'vscode.provideDocumentRangeSemanticTokens',
        uri,
        range,
      );
      assert.ok(tokens);
      let line = 0;
      return [...tokens.data].filter((_, i) => i % 5 === 0).map((delta) => (line += delta));
    });
    assert.deepEqual(lines, [0, 2, 3]);
  });
});
