import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Computes a SHA-256 from parts, which are added in order. `finish` returns 64 lower-case hexadecimal digits. Call it once, at the end. */
export type Sha256InParts = { addPart: (bytes: Uint8Array) => void; finish: () => string };

/** Starts a SHA-256 of bytes that arrive in parts. `crypto.subtle.digest` accepts only all bytes at once, and copies them. */
export function startSha256(): Sha256InParts {
  const hash = sha256.create();
  return { addPart: (bytes) => void hash.update(bytes), finish: () => bytesToHex(hash.digest()) };
}
