import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSourceUrl } from '@/lib/address/choose-source-url';
import { urlLikeTextArbitrary } from '@/tests/support/url-arbitraries';

const PAGE = 'https://www.example.org/2024/05/article';

describe('chooseSourceUrl', () => {
  it('returns the visited URL without tracking parameters and fragment', () => {
    expect(chooseSourceUrl(`${PAGE}?utm_source=mail#part-2`, null)).toEqual({
      url: PAGE,
      aliases: [],
      canonicalCandidate: null,
    });
  });

  it.each([
    ['a final slash', `${PAGE}/`],
    ['www.', 'https://example.org/2024/05/article'],
    ['the scheme', 'http://www.example.org/2024/05/article'],
    ['all three', 'http://example.org/2024/05/article/'],
  ])('returns the canonical URL if it differs only by %s', (_, canonical) => {
    expect(chooseSourceUrl(PAGE, canonical)).toEqual({
      url: canonical,
      aliases: [PAGE],
      canonicalCandidate: null,
    });
  });

  it('adds no alias if the canonical link differs only by tracking parameters', () => {
    expect(chooseSourceUrl(PAGE, `${PAGE}?utm_source=rss`)).toEqual({
      url: PAGE,
      aliases: [],
      canonicalCandidate: null,
    });
  });

  it('accepts a canonical link without the slash of a site root', () => {
    expect(chooseSourceUrl('https://example.com/', 'https://example.com').url).toBe('https://example.com');
  });

  it.each([
    ['the site root', 'https://www.example.org/'],
    ['a parent path', 'https://www.example.org/2024/05/'],
    ['another site', 'https://other.example/2024/05/article'],
    ['an error page', 'https://www.example.org/404'],
    ['another article', 'https://www.example.org/2024/05/article-2'],
    ['the page with another parameter', `${PAGE}?page=1`],
    ['another subdomain', 'https://blog.example.org/2024/05/article'],
  ])('does not return %s, which is only a candidate', (_, canonical) => {
    expect(chooseSourceUrl(PAGE, canonical)).toEqual({
      url: PAGE,
      aliases: [],
      canonicalCandidate: canonical,
    });
  });

  it('keeps the route when the canonical link has none', () => {
    expect(chooseSourceUrl('https://example.org/#/a', 'https://example.org/')).toEqual({
      url: 'https://example.org/#/a',
      aliases: [],
      canonicalCandidate: 'https://example.org/',
    });
  });

  it('resolves a relative canonical link', () => {
    expect(chooseSourceUrl(PAGE, '/2024/05/article/').url).toBe(`${PAGE}/`);
  });

  it.each(['', '  ', 'javascript:alert(1)', 'mailto:a@example.org', 'http://', 'data:text/html,x'])(
    'ignores the canonical link %j',
    (canonical) => {
      expect(chooseSourceUrl(PAGE, canonical)).toEqual({
        url: PAGE,
        aliases: [],
        canonicalCandidate: null,
      });
    },
  );

  it.each([
    ['https://en.m.wikipedia.org/wiki/Ethics', 'https://en.wikipedia.org/wiki/Ethics'],
    ['https://m.example.org/x', 'https://www.example.org/x'],
    ['https://amp.example.org/x', 'https://example.org/x'],
    ['https://example.org/x/amp/', 'https://example.org/x/'],
    ['https://example.org/amp/x', 'https://example.org/x'],
    ['https://example.org/x.amp.html', 'https://example.org/x.html'],
    ['https://example.org/x?amp=1', 'https://example.org/x'],
    ['https://example-org.cdn.ampproject.org/c/s/example.org/x', 'https://example.org/x'],
    ['https://www.google.com/amp/s/example.org/x', 'https://example.org/x'],
  ])('for the mobile or AMP page %s, returns its canonical link %s', (visited, canonical) => {
    expect(chooseSourceUrl(visited, canonical)).toEqual({
      url: canonical,
      aliases: [visited],
      canonicalCandidate: null,
    });
    expect(chooseSourceUrl(visited, null).url).toBe(visited);
  });

  it('does not return another article for a mobile page', () => {
    expect(chooseSourceUrl('https://m.example.org/x', 'https://example.org/').url).toBe(
      'https://m.example.org/x',
    );
  });

  it('returns a string that is not an http(s) URL unchanged', () => {
    expect(chooseSourceUrl('file:///a.html', 'https://example.org/')).toEqual({
      url: 'file:///a.html',
      aliases: [],
      canonicalCandidate: null,
    });
  });

  it('is idempotent for any two strings', () => {
    fc.assert(
      fc.property(
        urlLikeTextArbitrary,
        fc.option(urlLikeTextArbitrary, { nil: null }),
        (visited, canonical) => {
          const { url, aliases, canonicalCandidate } = chooseSourceUrl(visited, canonical);
          expect(chooseSourceUrl(url, canonical)).toEqual({ url, aliases: [], canonicalCandidate });
          expect(aliases).not.toContain(url);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
