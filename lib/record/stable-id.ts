import type { StableId } from '@/lib/record/schema/primitives';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const ID_LENGTH = 10;
// The largest multiple of 62, the length of the alphabet, in the range of a byte. Larger bytes are discarded, because otherwise the first
// letters of the alphabet would be more likely.
const UNBIASED_LIMIT = 248;

type FillRandomly = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/** Creates the stable id of a new source. `fillRandomly` fills an array with random bytes and returns it. */
export function createStableId(
  fillRandomly: FillRandomly = (bytes) => crypto.getRandomValues(bytes),
): StableId {
  let id = '';
  while (id.length < ID_LENGTH)
    for (const byte of fillRandomly(new Uint8Array(ID_LENGTH + 6)))
      if (byte < UNBIASED_LIMIT && id.length < ID_LENGTH) id += ALPHABET[byte % ALPHABET.length];
  return `sid_${id}` as StableId;
}
