import type { BlockModel } from '@/lib/extract/text/scoring/block-model';
import { createSeededRandom } from '../bench-extract/statistics.ts';

// Gradient boosting (https://en.wikipedia.org/wiki/Gradient_boosting) with oblivious trees: all nodes of a
// level compare the same feature with the same threshold, so a tree of depth d has d comparisons and 2^d
// leaves. Such small trees overfit less on a few hundred pages.

/** A tree before it is written into the lists of the model. `values` are hundredths. */
type Tree = { features: number[]; thresholds: number[]; values: number[] };

/**
 * The training examples: one row of features per block, a label that says whether the block belongs to the
 * text (1) or not (0), and the weight of the block.
 */
export type Examples = { rows: Float32Array[]; labels: Uint8Array; weights: Float32Array };

const TREE_COUNT = 220;
const TREE_DEPTH = 5;
const LEARNING_RATE = 0.08;
const BIN_COUNT = 24;
const L2_PENALTY = 8;
const COLUMN_SHARE = 0.35;
const ROW_SHARE = 0.7;

type BinnedColumns = { columns: Uint8Array[]; edges: number[][] };

/** Trains a model. The result is always the same for the same examples and seed. */
export function trainModel({ rows, labels, weights }: Examples, seed = 1): BlockModel {
  const random = createSeededRandom(seed);
  const { columns, edges } = binColumns(rows);
  const rowCount = rows.length;
  const scores = new Float64Array(rowCount);
  let totalWeight = 0;
  let positiveWeight = 0;
  for (let i = 0; i < rowCount; i += 1) {
    totalWeight += weights[i] ?? 0;
    positiveWeight += (weights[i] ?? 0) * (labels[i] ?? 0);
  }
  const bias = Math.log(positiveWeight / (totalWeight - positiveWeight));
  scores.fill(bias);
  const trees: Tree[] = [];
  for (let round = 0; round < TREE_COUNT; round += 1) {
    const gradient = new Float64Array(rowCount);
    const hessian = new Float64Array(rowCount);
    for (let i = 0; i < rowCount; i += 1) {
      if (random() > ROW_SHARE) continue;
      const probability = 1 / (1 + Math.exp(-(scores[i] ?? 0)));
      gradient[i] = (weights[i] ?? 0) * ((labels[i] ?? 0) - probability);
      hessian[i] = (weights[i] ?? 0) * probability * (1 - probability);
    }
    const sampledFeatures = columns.map((_, index) => index).filter(() => random() < COLUMN_SHARE);
    const { tree, leafByRow } = growTree(columns, edges, sampledFeatures, gradient, hessian);
    for (let i = 0; i < rowCount; i += 1)
      scores[i] = (scores[i] ?? 0) + (tree.values[leafByRow[i] ?? 0] ?? 0) / 100;
    trees.push(tree);
  }
  return {
    bias,
    depth: TREE_DEPTH,
    features: trees.flatMap(({ features }) => features),
    thresholds: trees.flatMap(({ thresholds }) => thresholds),
    leafValues: trees.flatMap(({ values }) => values),
  };
}

function binColumns(rows: Float32Array[]): BinnedColumns {
  const columnCount = rows[0]?.length ?? 0;
  const columns: Uint8Array[] = [];
  const edges: number[][] = [];
  for (let column = 0; column < columnCount; column += 1) {
    const values = Float32Array.from(rows, (row) => row[column] ?? 0).sort();
    const cutPoints = new Set<number>();
    for (let bin = 1; bin < BIN_COUNT; bin += 1)
      cutPoints.add(values[Math.floor((values.length * bin) / BIN_COUNT)] ?? 0);
    // If most values of a column are zero, the quantiles above are all zero. More bin edges are therefore
    // taken from the positive values.
    const positiveValues = values.filter((value) => value > 0);
    for (let bin = 0; bin < 6; bin += 1)
      cutPoints.add(bin === 0 ? 0 : (positiveValues[Math.floor((positiveValues.length * bin) / 6)] ?? 0));
    const columnEdges = [...cutPoints].map((cut) => Math.round(cut * 1e4) / 1e4).sort((a, b) => a - b);
    edges.push(columnEdges);
    columns.push(Uint8Array.from(rows, (row) => findBin(columnEdges, row[column] ?? 0)));
  }
  return { columns, edges };
}

// Returns the number of edges that the value exceeds.
function findBin(edges: number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > (edges[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function growTree(
  columns: Uint8Array[],
  edges: number[][],
  sampledFeatures: number[],
  gradient: Float64Array,
  hessian: Float64Array,
): { tree: Tree; leafByRow: Uint16Array } {
  const rowCount = gradient.length;
  const leafByRow = new Uint16Array(rowCount);
  const tree: Tree = { features: [], thresholds: [], values: [] };
  for (let level = 0; level < TREE_DEPTH; level += 1) {
    const bestSplit = findBestSplit(
      columns,
      edges,
      sampledFeatures,
      gradient,
      hessian,
      leafByRow,
      1 << level,
    );
    // Without a split that gains anything, the level sends all rows to the left.
    if (!bestSplit) {
      for (let i = 0; i < rowCount; i += 1) leafByRow[i] = (leafByRow[i] ?? 0) * 2;
      tree.features.push(0);
      tree.thresholds.push(Number.MAX_VALUE);
      continue;
    }
    const column = columns[bestSplit.feature] ?? new Uint8Array();
    for (let i = 0; i < rowCount; i += 1)
      leafByRow[i] = (leafByRow[i] ?? 0) * 2 + ((column[i] ?? 0) > bestSplit.bin ? 1 : 0);
    tree.features.push(bestSplit.feature);
    tree.thresholds.push(edges[bestSplit.feature]?.[bestSplit.bin] ?? 0);
  }
  tree.values = computeLeafValues(leafByRow, 1 << TREE_DEPTH, gradient, hessian);
  return { tree, leafByRow };
}

function computeLeafValues(
  leafByRow: Uint16Array,
  leafCount: number,
  gradient: Float64Array,
  hessian: Float64Array,
): number[] {
  const sums = new Float64Array(leafCount);
  const weights = new Float64Array(leafCount);
  for (let i = 0; i < leafByRow.length; i += 1) {
    const leafIndex = leafByRow[i] ?? 0;
    sums[leafIndex] = (sums[leafIndex] ?? 0) + (gradient[i] ?? 0);
    weights[leafIndex] = (weights[leafIndex] ?? 0) + (hessian[i] ?? 0);
  }
  return Array.from({ length: leafCount }, (_, leafIndex) => {
    const leafValue = (LEARNING_RATE * (sums[leafIndex] ?? 0)) / ((weights[leafIndex] ?? 0) + L2_PENALTY);
    return Math.round(leafValue * 1e2);
  });
}

function findBestSplit(
  columns: Uint8Array[],
  edges: number[][],
  sampledFeatures: number[],
  gradient: Float64Array,
  hessian: Float64Array,
  leafByRow: Uint16Array,
  leafCount: number,
): { feature: number; bin: number } | null {
  let bestSplit: { feature: number; bin: number } | null = null;
  let bestGain = 0;
  for (const feature of sampledFeatures) {
    const binCount = (edges[feature]?.length ?? 0) + 1;
    const sums = new Float64Array(leafCount * binCount);
    const weights = new Float64Array(leafCount * binCount);
    const column = columns[feature] ?? new Uint8Array();
    for (let i = 0; i < column.length; i += 1) {
      const rowHessian = hessian[i] as number;
      if (rowHessian === 0) continue;
      const cell = (leafByRow[i] as number) * binCount + (column[i] as number);
      sums[cell] = (sums[cell] as number) + (gradient[i] as number);
      weights[cell] = (weights[cell] as number) + rowHessian;
    }
    const gains = computeGains(sums, weights, leafCount, binCount);
    for (let bin = 0; bin < binCount - 1; bin += 1) {
      if ((gains[bin] ?? 0) > bestGain) {
        bestGain = gains[bin] ?? 0;
        bestSplit = { feature, bin };
      }
    }
  }
  return bestSplit;
}

function computeGains(
  sums: Float64Array,
  weights: Float64Array,
  leafCount: number,
  binCount: number,
): Float64Array {
  const gains = new Float64Array(binCount);
  for (let leaf = 0; leaf < leafCount; leaf += 1) {
    let [totalSum, totalWeight] = [0, 0];
    for (let bin = 0; bin < binCount; bin += 1) {
      totalSum += sums[leaf * binCount + bin] as number;
      totalWeight += weights[leaf * binCount + bin] as number;
    }
    let [leftSum, leftWeight] = [0, 0];
    const parentScore = (totalSum * totalSum) / (totalWeight + L2_PENALTY);
    for (let bin = 0; bin < binCount - 1; bin += 1) {
      leftSum += sums[leaf * binCount + bin] as number;
      leftWeight += weights[leaf * binCount + bin] as number;
      const rightSum = totalSum - leftSum;
      gains[bin] =
        (gains[bin] as number) +
        (leftSum * leftSum) / (leftWeight + L2_PENALTY) +
        (rightSum * rightSum) / (totalWeight - leftWeight + L2_PENALTY) -
        parentScore;
    }
  }
  return gains;
}
