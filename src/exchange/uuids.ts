import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** The namespace of RFC 9562 for names that are URLs and other URIs. */
const namespace = hexToBytes('6ba7b8119dad11d180b400c04fd430c8');

/** The UUID (version 5) of something that we name `urn:newsdump:WHAT:ID`: the same in every export. In lower case. */
export function uuidOf(what: string, id: string): string {
  const name = utf8ToBytes(`urn:newsdump:${what}:${id}`);
  const bytes = sha1(new Uint8Array([...namespace, ...name])).slice(0, 16);
  const hex = bytesToHex(bytes);
  const variant = ((parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    variant + hex.slice(18, 20),
    hex.slice(20),
  ].join('-');
}
