import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** A SHA-256 to which bytes are added in their order. Call `finish` once, at the end. */
export type Sha256InParts = { addPart: (bytes: Uint8Array) => void; finish: () => string };

/** Starts a SHA-256 of bytes that arrive in parts. `crypto.subtle` takes only all bytes at once, and copies them. */
export function startSha256(): Sha256InParts {
  const hash = sha256.create();
  return { addPart: (bytes) => void hash.update(bytes), finish: () => bytesToHex(hash.digest()) };
}
