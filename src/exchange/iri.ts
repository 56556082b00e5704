/*
 * What we name in formats of the web: `urn:newsdump:article:ID`, `urn:newsdump:annotation:ID`, `urn:newsdump:coder:NAME`.
 */

export type Named = 'article' | 'annotation' | 'coder';

/** The IRI of an article or annotation by its id, or of a coder by the name. A lone half of a surrogate pair becomes U+FFFD. */
export function iriOf(what: Named, id: string): string {
  return `urn:newsdump:${what}:${encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\ufffd'))}`;
}

/** The id or name in an IRI of ours; undefined for any other value. */
export function idInIri(what: Named, iri: unknown): string | undefined {
  const start = `urn:newsdump:${what}:`;
  if (typeof iri !== 'string' || !iri.startsWith(start)) return undefined;
  try {
    return decodeURIComponent(iri.slice(start.length));
  } catch {
    // A percent sign that encodes nothing: the IRI is not ours.
    return undefined;
  }
}
