import { computeSha256 } from './sha256';

// A larger file is not read into the memory as a whole, where `crypto.subtle` would copy it once more.
const MAX_WHOLE_BYTES = 8_000_000;
// Other work runs between the parts.
const PART_BYTES = 1_048_576;

/** Computes the SHA-256 of a file as 64 lower-case hexadecimal digits. Large files are read in parts. Rejects if the file cannot be read. */
export async function computeSha256OfBlob(blob: Blob): Promise<string> {
  if (blob.size <= MAX_WHOLE_BYTES) return computeSha256(await blob.arrayBuffer());
  // Few files are large, so its 5 kB are loaded only then.
  const { startSha256 } = await import('./sha256-in-parts');
  const sha256 = startSha256();
  for (let begin = 0; begin < blob.size; begin += PART_BYTES)
    sha256.addPart(new Uint8Array(await blob.slice(begin, begin + PART_BYTES).arrayBuffer()));
  return sha256.finish();
}
