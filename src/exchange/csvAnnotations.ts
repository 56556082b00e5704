import { annotationTable } from './annotationTable';
import { csvTable } from './csvTable';
import type { FileWriter } from './export';

/** A row an annotation. */
export const csvAnnotations: FileWriter = {
  write: (contents, options) => csvTable(annotationTable(contents), options),
};
