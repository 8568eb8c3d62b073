import { describe, expect, it } from 'vitest';
import { demoteUntrustedCanonical, getAdoptedCanonicalKeys } from '@/lib/record/draft/canonical-trust';
import { getPageUrls } from '@/lib/record/draft/page-url';
import { makeExtraction } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

const MOBILE_URL = 'https://m.news.example/a';
const DESKTOP_URL = 'https://news.example/a';
const mobilePage = makeExtraction({
  url: MOBILE_URL,
  canonicalUrl: [{ value: DESKTOP_URL, from: 'link canonical' }],
});

describe('canonical link that replaces the visited URL', () => {
  it('has URL keys, unlike any other canonical link', () => {
    expect(getAdoptedCanonicalKeys(mobilePage)).toEqual(['news.example/a']);
    const pageWithSlashCanonical = makeExtraction({
      canonicalUrl: [{ value: 'https://news.example/2024/05/28/a-story', from: 'x' }],
    });
    expect(getAdoptedCanonicalKeys(pageWithSlashCanonical)).toEqual([]);
    const pageWithOtherCanonical = makeExtraction({
      canonicalUrl: [{ value: 'https://news.example/', from: 'x' }],
    });
    expect(getAdoptedCanonicalKeys(pageWithOtherCanonical)).toEqual([]);
  });

  it('becomes a candidate when a saved source with another title has it', () => {
    const page = demoteUntrustedCanonical(
      mobilePage,
      makeSource({ url: DESKTOP_URL, title: 'Another story' }),
    );
    expect(getPageUrls(page)).toEqual({ url: MOBILE_URL, aliases: [], canonicalCandidate: null });
    expect(page.canonicalUrl.map(({ value }) => value)).toEqual([MOBILE_URL, DESKTOP_URL]);
  });

  it('is not changed if that source has the same title, or does not exist', () => {
    expect(demoteUntrustedCanonical(mobilePage, makeSource({ url: DESKTOP_URL, title: 'A STORY' }))).toBe(
      mobilePage,
    );
    expect(demoteUntrustedCanonical(mobilePage, null)).toBe(mobilePage);
  });
});
