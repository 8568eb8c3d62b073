/** A pseudo-random source that repeats its values for the same seed. */
export type Random = {
  /** Returns 0 to 1, without 1. */
  next: () => number;
  /** Returns an integer from 0 to below `limit`. */
  integer: (limit: number) => number;
  /** Picks an element. The list must not be empty. */
  pick: <T>(list: readonly T[]) => T;
};

/** Creates a random source with the algorithm Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    integer,
    pick: (list) => {
      const index = integer(list.length);
      if (index >= list.length) throw new Error('The list is empty.');
      // The cast is safe, because the index is inside the list.
      return list[index] as (typeof list)[number];
    },
  };
}
