import { codesXml } from './codeXml';
import type { Export, FileWriter } from './export';
import { element, xmlOf } from './xml';

/** A REFI-QDA codebook: the tags, nested. Throws an error for people if there is no tag, which the format does not allow. */
export const qdc: FileWriter = { write };

function* write({ codebook, generator }: Export): Generator<string> {
  if (codebook.tags.length === 0)
    throw new Error('there is no tag, and a REFI-QDA codebook has at least one');
  const attributes = { xmlns: 'urn:QDA-XML:codebook:1.0', origin: generator };
  const root = element('CodeBook', attributes, [codesXml(codebook.tags)]);
  yield `<?xml version="1.0" encoding="utf-8"?>\n${xmlOf(root)}\n`;
}
