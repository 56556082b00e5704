import { visit } from 'jsonc-parser';
import { ImportError } from './imported';

/**
 * The value of a text that is one piece of JSON. Throws an {@link ImportError} with line and column if it is none; without them where the
 * text is nested so deep that the place is not found.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ImportError('the text is not JSON here, or ends too soon', placeOfError(text));
  }
}

function placeOfError(text: string): string | undefined {
  const places: string[] = [];
  try {
    const onError = (_: number, __: number, ___: number, line: number, column: number): void => {
      if (places.length === 0) places.push(`line ${line + 1}, column ${column + 1}`);
    };
    visit(text, { onError }, { disallowComments: true });
  } catch (error) {
    // It calls itself for what is nested. JSON.parse does not.
    if (!(error instanceof RangeError)) throw error;
  }
  return places[0];
}
