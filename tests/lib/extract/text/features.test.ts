// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import model from '@/lib/extract/text/block-model.json';
import { FEATURE_NAMES } from '@/lib/extract/text/feature-names';
import { measurePage } from '@/lib/extract/text/measure-page';
import { HINT_NAMES } from '@/lib/extract/text/page-hints';

describe('block features', () => {
  it('match their names, and include every feature of the model', () => {
    const page = new DOMParser().parseFromString(
      '<main><h1>A</h1><p>Some words, and more.</p></main>',
      'text/html',
    );

    const { featureRows } = measurePage(page, 'https://page.example/');

    expect(featureRows.length).toBeGreaterThan(0);
    for (const row of featureRows) expect(row).toHaveLength(FEATURE_NAMES.length + HINT_NAMES.length);
    for (const row of featureRows) expect(row.every(Number.isFinite)).toBe(true);
    const asked = Math.max(...model.trees.flatMap(({ features }) => features));
    expect(asked).toBeLessThan(FEATURE_NAMES.length + HINT_NAMES.length);
  });
});
