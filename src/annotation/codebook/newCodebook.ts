import type { NewField } from './editFields';
import type { NewTag } from './editTags';
import { printed } from './jsonLayout';
import { codebookFormat, codebookVersion } from './readCodebook';

/** A tag with those under it. */
export interface TagToWrite extends NewTag {
  readonly tags?: readonly TagToWrite[];
}

/** What a new codebook says beside its title. */
export interface CodebookToWrite {
  /** Where it was taken from. */
  readonly source?: string;
  readonly license?: string;
  readonly tags?: readonly TagToWrite[];
  readonly fields?: readonly NewField[];
}

/** The text of a new codebook, of the revision 1. */
export function newCodebookText(
  title: string,
  { source, license, tags = [], fields = [] }: CodebookToWrite = {},
): string {
  const codebook = {
    format: codebookFormat,
    version: codebookVersion,
    revision: '1',
    title,
    source,
    license,
    tags,
    fields,
  };
  const lines = Object.entries(codebook).filter(([, value]) => value !== undefined);
  const layout = { eol: '\n', unit: '  ' };
  const keys = lines.map(([key, value]) => `  ${JSON.stringify(key)}: ${printed(value, layout, '  ')}`);
  return `{\n${keys.join(',\n')}\n}\n`;
}
