import type {
  CancellationToken,
  DocumentRangeSemanticTokensProvider,
  Range,
  SemanticTokens,
  TextDocument,
} from 'vscode';
import { languages, SemanticTokensBuilder, SemanticTokensLegend } from 'vscode';
import { partsOf } from '../dump/parts';
import type { OpenDumps } from '../workspace/openDumps';
import { Owner } from '../workspace/owner';

const legend = new SemanticTokensLegend(['frontMatter']);

/**
 * Marks front matter, which the grammar takes for headlines and excerpts because it cannot look ahead. For the lines in view only: VS Code
 * asks by range.
 */
export class FrontMatterTokens extends Owner implements DocumentRangeSemanticTokensProvider {
  constructor(readonly openDumps: OpenDumps) {
    super();
    this.own(languages.registerDocumentRangeSemanticTokensProvider({ language: 'newsdump' }, this, legend));
  }

  async provideDocumentRangeSemanticTokens(
    document: TextDocument,
    range: Range,
    token: CancellationToken,
  ): Promise<SemanticTokens | undefined> {
    const dump = this.openDumps.in(document);
    await dump?.ready();
    if (!dump?.isReady || token.isCancellationRequested) return undefined;
    const { start: first, end: last } = document.validateRange(range);
    const builder = new SemanticTokensBuilder(legend);
    for (const { kind, line, start, end } of partsOf(dump.source, dump.index, first.line, last.line + 1)) {
      if (kind === 'front matter') builder.push(line, start, end - start, 0);
    }
    return builder.build();
  }
}
