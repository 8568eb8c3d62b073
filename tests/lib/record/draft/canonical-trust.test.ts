import { describe, expect, it } from 'vitest';
import { demoteUntrustedCanonical, getAdoptedCanonicalKeys } from '@/lib/record/draft/canonical-trust';
import { getPageUrls } from '@/lib/record/draft/page-url';
import { makeSource } from '@/tests/support/make-records';
import { makeExtraction } from '@/tests/support/make-review-form';

const mobile = 'https://m.news.example/a';
const desktop = 'https://news.example/a';
const edition = makeExtraction({ url: mobile, canonicalUrl: [{ value: desktop, from: 'link canonical' }] });

describe('canonical link that replaced the visited address', () => {
  it('has address keys to look up, unlike any other canonical link', () => {
    expect(getAdoptedCanonicalKeys(edition)).toEqual(['news.example/a']);
    const slash = makeExtraction({
      canonicalUrl: [{ value: 'https://news.example/2024/05/28/a-story', from: 'x' }],
    });
    expect(getAdoptedCanonicalKeys(slash)).toEqual([]);
    const other = makeExtraction({ canonicalUrl: [{ value: 'https://news.example/', from: 'x' }] });
    expect(getAdoptedCanonicalKeys(other)).toEqual([]);
  });

  it('becomes a candidate when a saved source with another title has it', () => {
    const page = demoteUntrustedCanonical(edition, makeSource({ url: desktop, title: 'Another story' }));
    expect(getPageUrls(page)).toEqual({ url: mobile, aliases: [], canonicalCandidate: null });
    expect(page.canonicalUrl.map(({ value }) => value)).toEqual([mobile, desktop]);
  });

  it('is kept when that source has the same title, or does not exist', () => {
    expect(demoteUntrustedCanonical(edition, makeSource({ url: desktop, title: 'A STORY' }))).toBe(edition);
    expect(demoteUntrustedCanonical(edition, null)).toBe(edition);
  });
});
