// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { PAGE_TYPE_FLAG_NAMES } from '@/lib/extract/text/page-type-flags';
import model from '@/lib/extract/text/scoring/block-model.json';
import { FEATURE_NAMES } from '@/lib/extract/text/scoring/feature-names';
import { measurePage } from '@/lib/extract/text/scoring/measure-page';

describe('measurePage', () => {
  it('returns one named column per feature, and the model uses only these columns', () => {
    const page = new DOMParser().parseFromString(
      '<main><h1>A</h1><p>Some words, and more.</p></main>',
      'text/html',
    );

    const { featureRows } = measurePage(page, 'https://page.example/');

    expect(featureRows.length).toBeGreaterThan(0);
    for (const row of featureRows)
      expect(row).toHaveLength(FEATURE_NAMES.length + PAGE_TYPE_FLAG_NAMES.length);
    for (const row of featureRows) expect(row.every(Number.isFinite)).toBe(true);
    const highestColumn = Math.max(...model.features);
    expect(highestColumn).toBeLessThan(FEATURE_NAMES.length + PAGE_TYPE_FLAG_NAMES.length);
  });
});
