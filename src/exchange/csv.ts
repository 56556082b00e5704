import { articleTable } from './articleTable';
import { csvTable } from './csvTable';
import { recordsOf, type FileWriter } from './export';

/** A row an article, coder and layer, for R, pandas and spreadsheets. */
export const csv: FileWriter = {
  write: (contents, options) => csvTable(articleTable(recordsOf(contents), contents.codebook), options),
};
