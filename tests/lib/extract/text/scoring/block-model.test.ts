import { describe, expect, it } from 'vitest';
import { createBlockPredictor } from '@/lib/extract/text/scoring/block-model';
import { trainModel } from '@/scripts/train-blocks/gradient-boosting';

const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));

describe('createBlockPredictor', () => {
  it('returns the sigmoid of the bias plus the values of the leaves that are reached', () => {
    const predict = createBlockPredictor({
      bias: 0.5,
      depth: 2,
      // The first tree compares the columns 0 and 2. The second tree compares column 1 at both levels.
      features: [0, 2, 1, 1],
      thresholds: [10, 0.5, 0, 1],
      leafValues: [1, 2, 4, 8, 16, 32, 64, 128],
    });
    expect(predict([11, 1, 0.6])).toBeCloseTo(sigmoid(0.5 + 0.08 + 0.64), 12);
    expect(predict([10, 2, 0.5])).toBeCloseTo(sigmoid(0.5 + 0.01 + 1.28), 12);
    // A missing column counts as 0.
    expect(predict([])).toBeCloseTo(sigmoid(0.5 + 0.01 + 0.16), 12);
  });

  it('predicts with the shipped model', () => {
    const probability = createBlockPredictor()([]);
    expect(probability).toBeGreaterThan(0);
    expect(probability).toBeLessThan(1);
  });

  it('predicts the labels that a model was trained with', () => {
    const rows = Array.from({ length: 400 }, (_, index) => Float32Array.from([index % 20, index % 7]));
    const labels = Uint8Array.from(rows, ([value = 0]) => (value > 9 ? 1 : 0));
    const weights = new Float32Array(rows.length).fill(1);
    const model = trainModel({ rows, labels, weights });
    expect(model.features).toHaveLength(model.thresholds.length);
    expect(model.leafValues).toHaveLength((model.features.length / model.depth) * 2 ** model.depth);
    const predict = createBlockPredictor(model);
    expect(rows.map((row) => (predict(row) > 0.5 ? 1 : 0))).toEqual([...labels]);
  });
});
