import { ImportError, type AnnotationReader, type ImportFile } from './imported';
import { readers } from './readers';
import type { FormatId } from './registry';

/** What reads some files, and as which format. */
export interface FoundReader {
  readonly id: FormatId;
  readonly reader: AnnotationReader;
}

/** Finds out by their content what reads the files. Throws an `ImportError` if they are of none of our formats. */
export function readerFor(files: readonly ImportFile[]): FoundReader {
  for (const [id, reader] of Object.entries(readers) as [FormatId, AnnotationReader][])
    if (reader.recognises(files)) return { id, reader };
  throw new ImportError(
    `this is none of the formats that can be read: ${Object.keys(readers).join(', ')}`,
    files.length === 1 ? files[0]?.path : undefined,
  );
}
