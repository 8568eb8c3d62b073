// Gradient boosting with oblivious trees: on each level of a tree one question is asked of every row, so that a tree
// of depth d is d questions and 2^d answers. Few questions hold a small set of pages from being learnt by heart.

/** One tree: the questions (feature, threshold) and the answers, the first question the highest bit. */
export type Tree = { features: number[]; thresholds: number[]; values: number[] };
export type Model = { bias: number; trees: Tree[] };

/** Rows of numbers, whether each is wanted (0 or 1), and how much each counts. */
export type Examples = { rows: Float32Array[]; wanted: Uint8Array; weights: Float32Array };

const TREES = 220;
const DEPTH = 5;
const RATE = 0.08;
const BINS = 24;
const RIDGE = 8;
const COLUMN_SHARE = 0.35;
const ROW_SHARE = 0.7;

type Binned = { columns: Uint8Array[]; edges: number[][] };

/** Learns a model. The same examples and seed give the same model. */
export function boosted({ rows, wanted, weights }: Examples, seed = 1): Model {
  const random = mulberry32(seed);
  const { columns, edges } = binned(rows);
  const count = rows.length;
  const score = new Float64Array(count);
  let total = 0;
  let hit = 0;
  for (let i = 0; i < count; i += 1) {
    total += weights[i] ?? 0;
    hit += (weights[i] ?? 0) * (wanted[i] ?? 0);
  }
  const bias = Math.log(hit / (total - hit));
  score.fill(bias);
  const trees: Tree[] = [];
  for (let round = 0; round < TREES; round += 1) {
    const gradient = new Float64Array(count);
    const hessian = new Float64Array(count);
    for (let i = 0; i < count; i += 1) {
      if (random() > ROW_SHARE) continue;
      const chance = 1 / (1 + Math.exp(-(score[i] ?? 0)));
      gradient[i] = (weights[i] ?? 0) * ((wanted[i] ?? 0) - chance);
      hessian[i] = (weights[i] ?? 0) * chance * (1 - chance);
    }
    const some = columns.map((_, at) => at).filter(() => random() < COLUMN_SHARE);
    const { tree, leaf } = grown(columns, edges, some, gradient, hessian);
    for (let i = 0; i < count; i += 1) score[i] = (score[i] ?? 0) + (tree.values[leaf[i] ?? 0] ?? 0);
    trees.push(tree);
  }
  return { bias, trees };
}

/** How likely a row is wanted, 0–1. */
export function chanceOf({ bias, trees }: Model, row: ArrayLike<number>): number {
  let score = bias;
  for (const { features, thresholds, values } of trees) {
    let leaf = 0;
    for (let level = 0; level < features.length; level += 1) {
      leaf = leaf * 2 + ((row[features[level] ?? 0] ?? 0) > (thresholds[level] ?? 0) ? 1 : 0);
    }
    score += values[leaf] ?? 0;
  }
  return 1 / (1 + Math.exp(-score));
}

function binned(rows: Float32Array[]): Binned {
  const width = rows[0]?.length ?? 0;
  const columns: Uint8Array[] = [];
  const edges: number[][] = [];
  for (let at = 0; at < width; at += 1) {
    const values = Float32Array.from(rows, (row) => row[at] ?? 0).sort();
    const cuts = new Set<number>();
    for (let bin = 1; bin < BINS; bin += 1) cuts.add(values[Math.floor((values.length * bin) / BINS)] ?? 0);
    // Numbers that are mostly zero still get cuts among the others.
    const rest = values.filter((value) => value > 0);
    for (let bin = 0; bin < 6; bin += 1)
      cuts.add(bin === 0 ? 0 : (rest[Math.floor((rest.length * bin) / 6)] ?? 0));
    const own = [...cuts].map((cut) => Math.round(cut * 1e4) / 1e4).sort((a, b) => a - b);
    edges.push(own);
    columns.push(Uint8Array.from(rows, (row) => binOf(own, row[at] ?? 0)));
  }
  return { columns, edges };
}

// The number of edges that the value exceeds.
function binOf(edges: number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > (edges[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function grown(
  columns: Uint8Array[],
  edges: number[][],
  some: number[],
  gradient: Float64Array,
  hessian: Float64Array,
): { tree: Tree; leaf: Uint16Array } {
  const count = gradient.length;
  const leaf = new Uint16Array(count);
  const tree: Tree = { features: [], thresholds: [], values: [] };
  for (let level = 0; level < DEPTH; level += 1) {
    const best = bestQuestion(columns, edges, some, gradient, hessian, leaf, 1 << level);
    if (!best) break;
    const column = columns[best.feature] ?? new Uint8Array();
    for (let i = 0; i < count; i += 1) leaf[i] = (leaf[i] ?? 0) * 2 + ((column[i] ?? 0) > best.bin ? 1 : 0);
    tree.features.push(best.feature);
    tree.thresholds.push(edges[best.feature]?.[best.bin] ?? 0);
  }
  const sums = new Float64Array(2 << DEPTH);
  const weights = new Float64Array(2 << DEPTH);
  for (let i = 0; i < count; i += 1) {
    const at = leaf[i] ?? 0;
    sums[at] = (sums[at] ?? 0) + (gradient[i] ?? 0);
    weights[at] = (weights[at] ?? 0) + (hessian[i] ?? 0);
  }
  const leaves = 1 << tree.features.length;
  tree.values = Array.from({ length: leaves }, (_, at) => {
    const value = (RATE * (sums[at] ?? 0)) / ((weights[at] ?? 0) + RIDGE);
    return Math.round(value * 1e3) / 1e3;
  });
  return { tree, leaf };
}

function bestQuestion(
  columns: Uint8Array[],
  edges: number[][],
  some: number[],
  gradient: Float64Array,
  hessian: Float64Array,
  leaf: Uint16Array,
  leaves: number,
): { feature: number; bin: number } | null {
  let best: { feature: number; bin: number } | null = null;
  let bestGain = 0;
  for (const feature of some) {
    const bins = (edges[feature]?.length ?? 0) + 1;
    const sums = new Float64Array(leaves * bins);
    const weights = new Float64Array(leaves * bins);
    const column = columns[feature] ?? new Uint8Array();
    for (let i = 0; i < column.length; i += 1) {
      const h = hessian[i] as number;
      if (h === 0) continue;
      const at = (leaf[i] as number) * bins + (column[i] as number);
      sums[at] = (sums[at] as number) + (gradient[i] as number);
      weights[at] = (weights[at] as number) + h;
    }
    const gains = gainsOf(sums, weights, leaves, bins);
    for (let bin = 0; bin < bins - 1; bin += 1) {
      if ((gains[bin] ?? 0) > bestGain) {
        bestGain = gains[bin] ?? 0;
        best = { feature, bin };
      }
    }
  }
  return best;
}

function gainsOf(sums: Float64Array, weights: Float64Array, leaves: number, bins: number): Float64Array {
  const gains = new Float64Array(bins);
  for (let leaf = 0; leaf < leaves; leaf += 1) {
    let [all, heavy] = [0, 0];
    for (let bin = 0; bin < bins; bin += 1) {
      all += sums[leaf * bins + bin] as number;
      heavy += weights[leaf * bins + bin] as number;
    }
    let [left, light] = [0, 0];
    const before = (all * all) / (heavy + RIDGE);
    for (let bin = 0; bin < bins - 1; bin += 1) {
      left += sums[leaf * bins + bin] as number;
      light += weights[leaf * bins + bin] as number;
      const right = all - left;
      gains[bin] =
        (gains[bin] as number) +
        (left * left) / (light + RIDGE) +
        (right * right) / (heavy - light + RIDGE) -
        before;
    }
  }
  return gains;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
