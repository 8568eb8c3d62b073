import model from './block-model.json';

/** What was learnt from pages with hand-made texts (`scripts/train-blocks`): small trees of yes-or-no questions. */
type Model = { bias: number; trees: { features: number[]; thresholds: number[]; values: number[] }[] };

/** How likely a block belongs to the text, 0–1, from its row of `FEATURES` and the page's `HINTS`. */
export function predictKeepProbability(blockFeatures: readonly number[]): number {
  const { bias, trees } = model as Model;
  let score = bias;
  for (const { features, thresholds, values } of trees) {
    let leaf = 0;
    for (let level = 0; level < features.length; level += 1) {
      const value = blockFeatures[features[level] ?? 0] ?? 0;
      leaf = leaf * 2 + (value > (thresholds[level] ?? 0) ? 1 : 0);
    }
    score += values[leaf] ?? 0;
  }
  return 1 / (1 + Math.exp(-score));
}
