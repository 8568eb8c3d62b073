import trainedModel from './block-model.json';

/**
 * A trained model of oblivious decision trees: all nodes of one level of a tree compare the same feature with
 * the same threshold.
 * - `bias` is the score (log-odds) before any tree is added.
 * - `features` (indexes into the feature row) and `thresholds` have `depth` entries per tree.
 * - `leafValues` has 2^`depth` entries per tree, in hundredths.
 *
 * `scripts/train-blocks` writes the model; `docs/adr/0005` describes it.
 */
export type BlockModel = {
  bias: number;
  depth: number;
  features: number[];
  thresholds: number[];
  leafValues: number[];
};

/**
 * Returns a function that computes the probability, 0–1, that a block belongs to the article. A feature row
 * consists of the features of the block (`feature-names.ts`) and the page type flags (`page-type-flags.ts`).
 */
export function createBlockPredictor(
  model: BlockModel = trainedModel,
): (featureRow: ArrayLike<number>) => number {
  const { bias, depth } = model;
  // Typed arrays make the computation several times as fast, which counts because a page has hundreds of
  // blocks and the model has hundreds of trees.
  const featureIndexes = Uint16Array.from(model.features);
  const thresholds = Float64Array.from(model.thresholds);
  const leafValues = Float64Array.from(model.leafValues, (value) => value / 100);
  const leafCount = 2 ** depth;
  const treeCount = featureIndexes.length / depth;
  const findLeaf = (featureRow: ArrayLike<number>, tree: number): number => {
    let leaf = 0;
    for (let node = tree * depth; node < (tree + 1) * depth; node += 1) {
      const value = featureRow[featureIndexes[node] ?? 0] ?? 0;
      leaf = leaf * 2 + (value > (thresholds[node] ?? 0) ? 1 : 0);
    }
    return leaf;
  };
  return (featureRow) => {
    let score = bias;
    for (let tree = 0; tree < treeCount; tree += 1)
      score += leafValues[tree * leafCount + findLeaf(featureRow, tree)] ?? 0;
    return 1 / (1 + Math.exp(-score));
  };
}
