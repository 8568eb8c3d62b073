import trainedModel from './block-model.json';

/** A trained model: decision trees that ask one question per level, and the score of a page before any question. */
export type BlockModel = {
  bias: number;
  trees: { features: number[]; thresholds: number[]; values: number[] }[];
};

/**
 * Returns the probability, 0–1, that a block belongs to the article, from its features followed by the page
 * hints. `scripts/train-blocks` writes the default model; see `docs/adr/0005`.
 */
export function predictKeepProbability(
  featureRow: ArrayLike<number>,
  { bias, trees }: BlockModel = trainedModel,
): number {
  let score = bias;
  for (const { features, thresholds, values } of trees) {
    let leaf = 0;
    for (let level = 0; level < features.length; level += 1) {
      const value = featureRow[features[level] ?? 0] ?? 0;
      leaf = leaf * 2 + (value > (thresholds[level] ?? 0) ? 1 : 0);
    }
    score += values[leaf] ?? 0;
  }
  return 1 / (1 + Math.exp(-score));
}
