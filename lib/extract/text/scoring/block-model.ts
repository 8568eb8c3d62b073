import trainedModel from './block-model.json';

/**
 * A trained model of oblivious decision trees: all nodes of one level compare the same feature with the same
 * threshold. `bias` is the score (log-odds) before any tree is added.
 */
export type BlockModel = {
  bias: number;
  trees: { features: number[]; thresholds: number[]; values: number[] }[];
};

/**
 * Returns the probability, 0–1, that a block belongs to the article. A feature row consists of the features
 * of the block (`feature-names.ts`) and the page type flags (`page-type-flags.ts`). `scripts/train-blocks`
 * writes the default model; `docs/adr/0005` describes it.
 */
export function predictKeepProbability(
  featureRow: ArrayLike<number>,
  { bias, trees }: BlockModel = trainedModel,
): number {
  let score = bias;
  for (const { features, thresholds, values } of trees) {
    let leaf = 0;
    for (let level = 0; level < features.length; level += 1) {
      const featureValue = featureRow[features[level] ?? 0] ?? 0;
      leaf = leaf * 2 + (featureValue > (thresholds[level] ?? 0) ? 1 : 0);
    }
    score += values[leaf] ?? 0;
  }
  return 1 / (1 + Math.exp(-score));
}
