// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import model from '@/lib/extract/text/block-model.json';
import { FEATURES } from '@/lib/extract/text/feature-names';
import { measured } from '@/lib/extract/text/measure';
import { HINTS } from '@/lib/extract/text/page-hints';

describe('the numbers the model weighs', () => {
  it('are as many as they have names, and the model asks for no others', () => {
    const page = new DOMParser().parseFromString(
      '<main><h1>A</h1><p>Some words, and more.</p></main>',
      'text/html',
    );

    const { rows } = measured(page, 'https://page.example/');

    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toHaveLength(FEATURES.length + HINTS.length);
    for (const row of rows) expect(row.every(Number.isFinite)).toBe(true);
    const asked = Math.max(...model.trees.flatMap(({ features }) => features));
    expect(asked).toBeLessThan(FEATURES.length + HINTS.length);
  });
});
