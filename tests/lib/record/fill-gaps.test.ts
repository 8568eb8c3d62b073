import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillGaps } from '@/lib/record/fill-gaps';
import { Source } from '@/lib/record/schema/source';
import { makeSource } from '@/tests/support/make-records';
import { sourceArbitrary } from '@/tests/support/source-arbitraries';

describe('fillGaps', () => {
  it('fills only empty values, with their origin', () => {
    const existing = makeSource({ summary: 'Mine', siteName: null, tags: [] });
    const { identifiers } = existing;
    const other = makeSource({
      summary: 'Other',
      siteName: 'The Harbour Times',
      tags: ['sea'],
      identifiers: { ...identifiers, doi: '10.1/x' },
      provenance: { siteName: { from: 'BibTeX', candidates: [] } },
    });
    expect(fillGaps(existing, other)).toEqual({
      ...existing,
      siteName: 'The Harbour Times',
      tags: ['sea'],
      identifiers: { ...identifiers, doi: '10.1/x' },
      provenance: { siteName: { from: 'BibTeX', candidates: [] } },
    });
  });

  it('never changes a value that exists, for any two records', () => {
    fc.assert(
      fc.property(sourceArbitrary, sourceArbitrary, (existing, other) => {
        const filled = fillGaps(existing, other);
        expect(Source.safeParse(filled).success).toBe(true);
        expect([filled.stableId, filled.url, filled.createdAt]).toEqual([
          existing.stableId,
          existing.url,
          existing.createdAt,
        ]);
        if (existing.summary) expect(filled.summary).toBe(existing.summary);
        if (existing.keyPoints.length > 0) expect(filled.keyPoints).toEqual(existing.keyPoints);
      }),
    );
  });
});
