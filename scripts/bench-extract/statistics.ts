/** Returns the mean, or NaN for an empty array. */
export const computeMean = (values: number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Returns the value below which the given share (0–1) of the values is. */
export function computeQuantile(values: number[], share: number): number {
  const sortedValues = [...values].sort((a, b) => a - b);
  return (
    sortedValues[Math.min(sortedValues.length - 1, Math.floor(sortedValues.length * share))] ?? Number.NaN
  );
}

/** Returns the 95 % bootstrap interval of the mean. The random samples are the same in every run. */
export function computeBootstrapInterval(values: number[], sampleCount = 2000): [number, number] {
  const random = createSeededRandom(1);
  const means = Array.from({ length: sampleCount }, () =>
    computeMean(values.map(() => values[Math.floor(random() * values.length)] ?? 0)),
  );
  return [computeQuantile(means, 0.025), computeQuantile(means, 0.975)];
}

/** Returns a random source with numbers from 0 to 1 (mulberry32). The same seed gives the same numbers. */
export function createSeededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}
