import type { Uri } from 'vscode';
import { ArticleDocuments } from './workspace/articleDocuments';
import { BigFile } from './workspace/bigFile';
import type { BigDumps, BigFileReader } from './workspace/bigDumps';
import type { Catalogue } from './workspace/catalogue';
import { beginsLikeDump } from './workspace/readBigFile';

/** What the dumps in big files are listed in. */
export interface BigFileParts {
  readonly catalogue: Catalogue;
  readonly bigDumps: BigDumps;
  readonly subscriptions: { dispose(): unknown }[];
}

/** What is done with big files. */
export interface BigFiles extends BigFileReader {
  /** The text of a document that shows an article. */
  articleText(uri: Uri): Promise<string>;
}

/** What is loaded when there is a file too large for a document: it reads such files, and shows their articles. */
export function startBigFiles({ catalogue, bigDumps, subscriptions }: BigFileParts): BigFiles {
  const documents = new ArticleDocuments(catalogue, bigDumps);
  subscriptions.push(documents);
  return {
    follow: (uri, changed) => new BigFile(uri, changed),
    beginsLikeDump,
    articleText: (uri) => documents.provideTextDocumentContent(uri),
  };
}
