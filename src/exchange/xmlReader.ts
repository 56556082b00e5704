import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { ImportError } from './imported';

/** An element that was read. */
export interface ReadElement {
  /** Without a prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly children: readonly ReadElement[];
  /** All text directly in it. */
  readonly text: string;
}

/** Deeper than any codebook, and little enough to recurse over. */
const mostLevels = 100;

/**
 * Reads XML: its root. Throws an {@link ImportError}, with the line where that is known, if it is not well-formed, ends too early, is nested
 * more than 100 deep, or declares a document type, with which XML can be made to grow or to read other files.
 */
export function readXml(text: string): ReadElement {
  const declared = /<!(?:DOCTYPE|ENTITY)/i.exec(text);
  if (declared)
    throw new ImportError(
      'the XML declares a document type, which is not read',
      lineOf(text, declared.index),
    );
  validate(text);
  const roots = elementsOf(parsed(text)).filter(({ name }) => !name.startsWith('?'));
  const [root, ...others] = roots;
  if (!root || others.length > 0) throw new ImportError('the XML does not have one root element');
  return root;
}

function validate(text: string): void {
  try {
    SyntaxValidator.validate(text);
  } catch (error) {
    const { code, message, line } = problemIn(error);
    // The validator says so where the text ends before an element does, without the place.
    if (code === 'InvalidXml')
      throw new ImportError('the XML ends too early', lineOf(text, text.trimEnd().length));
    throw new ImportError(
      `the XML is not well-formed: ${message.slice(0, 200)}`,
      line === undefined ? undefined : `line ${line}`,
    );
  }
}

/** What the validator throws, which it does not declare. */
function problemIn(error: unknown): {
  readonly code?: unknown;
  readonly message: string;
  readonly line?: number;
} {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message } = error;
  return {
    message,
    ...('code' in error && { code: error.code }),
    ...('line' in error && typeof error.line === 'number' && { line: error.line }),
  };
}

function parsed(text: string): unknown {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    // Without it, characters by their number stay as they are written.
    htmlEntities: true,
    maxNestedTags: mostLevels + 10,
  });
  try {
    return parser.parse(text);
  } catch (error) {
    throw new ImportError(
      `the XML cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function lineOf(text: string, offset: number): string {
  return `line ${text.slice(0, offset).split(/\r\n|\n|\r/).length}`;
}

/** What the parser gives, in the order of the text: objects with the element's name, its content, and `:@` for its attributes. */
function elementsOf(nodes: unknown): ReadElement[] {
  return objectsIn(nodes).flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    if (name === undefined) return [];
    const content = node[name];
    const attributes = node[':@'];
    return [
      {
        name,
        attributes: isObject(attributes) ? attributes : {},
        children: elementsOf(content),
        text: objectsIn(content)
          .map((child) => child['#text'])
          .filter((part) => typeof part === 'string')
          .join(''),
      },
    ];
  });
}

function objectsIn(nodes: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(nodes) ? nodes.filter(isObject) : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
