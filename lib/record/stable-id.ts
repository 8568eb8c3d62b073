import type { StableId } from '@/lib/record/schema/primitives';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const ID_LENGTH = 10;
// The largest multiple of 62 that fits a byte. Larger bytes are discarded, or the first letters would be more likely.
const UNBIASED_LIMIT = 248;

type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/** Creates the key of a new source: `sid_` and ten letters or digits, each equally likely. `random` fills the array it gets. */
export function createStableId(random: RandomBytes = (bytes) => crypto.getRandomValues(bytes)): StableId {
  let id = '';
  while (id.length < ID_LENGTH)
    for (const byte of random(new Uint8Array(ID_LENGTH + 6)))
      if (byte < UNBIASED_LIMIT && id.length < ID_LENGTH) id += ALPHABET[byte % ALPHABET.length];
  return `sid_${id}` as StableId;
}
