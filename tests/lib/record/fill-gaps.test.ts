import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillGaps } from '@/lib/record/fill-gaps';
import { Source } from '@/lib/record/schema/source';
import { makeSource } from '@/tests/support/make-sources';
import { sourceArbitrary } from '@/tests/support/source-arbitraries';

describe('fillGaps', () => {
  it('fills only empty values, with their origin', () => {
    const existingSource = makeSource({ summary: 'Mine', siteName: null, tags: [] });
    const { identifiers } = existingSource;
    const otherSource = makeSource({
      summary: 'Other',
      siteName: 'The Harbour Times',
      tags: ['sea'],
      identifiers: { ...identifiers, doi: '10.1/x' },
      provenance: { siteName: { from: 'BibTeX', candidates: [] } },
    });
    expect(fillGaps(existingSource, otherSource)).toEqual({
      ...existingSource,
      siteName: 'The Harbour Times',
      tags: ['sea'],
      identifiers: { ...identifiers, doi: '10.1/x' },
      provenance: { siteName: { from: 'BibTeX', candidates: [] } },
    });
  });

  it('never changes a value that exists, for any two sources', () => {
    fc.assert(
      fc.property(sourceArbitrary, sourceArbitrary, (existingSource, otherSource) => {
        const filledSource = fillGaps(existingSource, otherSource);
        expect(Source.safeParse(filledSource).success).toBe(true);
        expect([filledSource.stableId, filledSource.url, filledSource.createdAt]).toEqual([
          existingSource.stableId,
          existingSource.url,
          existingSource.createdAt,
        ]);
        if (existingSource.summary) expect(filledSource.summary).toBe(existingSource.summary);
        if (existingSource.keyPoints.length > 0)
          expect(filledSource.keyPoints).toEqual(existingSource.keyPoints);
      }),
    );
  });
});
