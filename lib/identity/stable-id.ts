import type { StableId } from '@/lib/model/primitives';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 10;
// The largest multiple of 62 that fits a byte: a byte above it is thrown away, or the first letters would be likelier.
const FAIR = 248;

type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/** A new key for a source: `sid_` and ten letters or digits, each equally likely. `random` fills the bytes it is given. */
export function newStableId(random: RandomBytes = (bytes) => crypto.getRandomValues(bytes)): StableId {
  let id = '';
  while (id.length < LENGTH)
    for (const byte of random(new Uint8Array(LENGTH + 6)))
      if (byte < FAIR && id.length < LENGTH) id += LETTERS[byte % LETTERS.length];
  return `sid_${id}` as StableId;
}
