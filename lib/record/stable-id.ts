import type { StableId } from '@/lib/record/schema/primitives';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const ID_LENGTH = 10;
// The largest multiple of 62 that fits a byte: a byte above it is thrown away, or the first letters would be likelier.
const UNBIASED_LIMIT = 248;

type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/** A new key for a source: `sid_` and ten letters or digits, each equally likely. `random` fills the bytes it is given. */
export function createStableId(random: RandomBytes = (bytes) => crypto.getRandomValues(bytes)): StableId {
  let id = '';
  while (id.length < ID_LENGTH)
    for (const byte of random(new Uint8Array(ID_LENGTH + 6)))
      if (byte < UNBIASED_LIMIT && id.length < ID_LENGTH) id += ALPHABET[byte % ALPHABET.length];
  return `sid_${id}` as StableId;
}
