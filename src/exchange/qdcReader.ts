import { isColor } from '../annotation/codebook/codebook';
import { readCodeDescription, type CodeDescription } from './codeDescription';
import { ImportError, type ImportFile, type Refusal } from './imported';
import { readXml, type ReadElement } from './xmlReader';

/** A code of a REFI-QDA codebook. */
export interface ReadCode {
  /** Lower case, without braces. */
  readonly guid: string;
  /** Not empty. */
  readonly name: string;
  readonly isCodable: boolean;
  readonly color?: string;
  /** `id` is what the description says, if that is of ours. */
  readonly said: CodeDescription;
  readonly codes: readonly ReadCode[];
}

export interface ReadCodebook {
  readonly codes: readonly ReadCode[];
  readonly refused: readonly Refusal[];
}

/** Whether a file looks like a REFI-QDA codebook. Looks at its beginning only, and never throws. */
export function isQdc(files: readonly ImportFile[]): boolean {
  const [file, ...others] = files;
  if (!file || others.length > 0) return false;
  try {
    return /<(?:\w+:)?CodeBook\b/.test(file.text().slice(0, 2000));
  } catch (error) {
    if (error instanceof ImportError) return false;
    throw error;
  }
}

/**
 * Reads a REFI-QDA codebook (`.qdc`), from any program. A code without a name is refused, and those under it take its place. Throws an
 * {@link ImportError} if the file is not one.
 */
export function readQdc(files: readonly ImportFile[]): ReadCodebook {
  const [file, ...others] = files;
  if (!file || others.length > 0) throw new ImportError('a REFI-QDA codebook is one file');
  const root = readXml(file.text());
  if (root.name !== 'CodeBook')
    throw new ImportError('this is no REFI-QDA codebook: its root is not CodeBook');
  const refused: Refusal[] = [];
  const codes = root.children
    .filter(({ name }) => name === 'Codes')
    .flatMap((list) => codesIn(list, '', refused));
  return { codes, refused };
}

function codesIn(owner: ReadElement, path: string, refused: Refusal[]): ReadCode[] {
  const elements = owner.children.filter(({ name }) => name === 'Code');
  return elements.flatMap((code, i) => {
    const { guid, name, isCodable, color } = code.attributes;
    if (typeof name !== 'string' || name.trim() === '') {
      refused.push({ place: `${path}code ${i + 1}`, reason: 'the code has no name' });
      return codesIn(code, `${path}code ${i + 1} / `, refused);
    }
    const description = code.children.find((child) => child.name === 'Description')?.text ?? '';
    return [
      {
        guid: typeof guid === 'string' ? guid.replace(/[{}\s]/g, '').toLowerCase() : '',
        name: name.trim(),
        isCodable: isCodable !== 'false' && isCodable !== '0',
        ...(typeof color === 'string' && isColor(color) && { color: color.toLowerCase() }),
        said: readCodeDescription(description),
        codes: codesIn(code, `${path}${name.trim()} / `, refused),
      },
    ];
  });
}
