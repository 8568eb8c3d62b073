import { describe, expect, it } from 'vitest';
import { demoteDistrustedCanonical, getAdoptedCanonicalKeys } from '@/lib/review/distrusted-canonical';
import { getPageAddress } from '@/lib/review/page-address';
import { aSource } from '@/tests/support/makers';
import { anExtraction } from '@/tests/support/review-makers';

const mobile = 'https://m.news.example/a';
const desktop = 'https://news.example/a';
const edition = anExtraction({ url: mobile, canonicalUrl: [{ value: desktop, from: 'link canonical' }] });

describe('a canonical link that took the place of the address visited', () => {
  it('is asked about in the store, and no other is', () => {
    expect(getAdoptedCanonicalKeys(edition)).toEqual(['news.example/a']);
    const slash = anExtraction({
      canonicalUrl: [{ value: 'https://news.example/2024/05/28/a-story', from: 'x' }],
    });
    expect(getAdoptedCanonicalKeys(slash)).toEqual([]);
    const other = anExtraction({ canonicalUrl: [{ value: 'https://news.example/', from: 'x' }] });
    expect(getAdoptedCanonicalKeys(other)).toEqual([]);
  });

  it('is a mere candidate where it names a saved source with another title', () => {
    const page = demoteDistrustedCanonical(edition, aSource({ url: desktop, title: 'Another story' }));
    expect(getPageAddress(page)).toEqual({ url: mobile, aliases: [], canonicalCandidate: null });
    expect(page.canonicalUrl.map(({ value }) => value)).toEqual([mobile, desktop]);
  });

  it('stands where that source has the same title, or there is none', () => {
    expect(demoteDistrustedCanonical(edition, aSource({ url: desktop, title: 'A STORY' }))).toBe(edition);
    expect(demoteDistrustedCanonical(edition, null)).toBe(edition);
  });
});
