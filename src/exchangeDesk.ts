import type { Memento } from 'vscode';
import { copyArticles, type CopyParts } from './commands/copying';
import { exportArticles } from './commands/exporting';
import { importAnnotations } from './commands/importing';

/** The verbs that write and read other tools' files: loaded, with all formats, when the first of them is called. */
export function exchangeVerbs(parts: CopyParts & { readonly memory: Memento }) {
  const { catalogue, tree, memory } = parts;
  return {
    exportArticles: () => exportArticles(catalogue, tree, memory),
    copyAsMarkdown: (...args: unknown[]) => copyArticles(parts, 'markdown', args),
    copyAsJson: (...args: unknown[]) => copyArticles(parts, 'json', args),
    importAnnotations: () => importAnnotations(catalogue),
  };
}
