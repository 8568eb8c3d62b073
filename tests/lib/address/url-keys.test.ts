import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSourceUrl } from '@/lib/address/choose-source-url';
import { getUrlKeys } from '@/lib/address/url-keys';
import { urlArbitrary, urlLikeTextArbitrary } from '@/tests/support/url-arbitraries';

const haveCommonKey = (a: string, b: string): boolean =>
  getUrlKeys(a).some((key) => getUrlKeys(b).includes(key));

describe('getUrlKeys', () => {
  it('removes scheme, www., tracking parameters, final slash and fragment', () => {
    expect(getUrlKeys('https://www.Example.org/A/?b=1&utm_source=x#top')).toEqual(['example.org/A?b=1']);
  });

  it.each([
    ['https://doi.org/10.1038/S41586-021-03819-2', 'http://dx.doi.org/10.1038/s41586-021-03819-2'],
    ['https://doi.org/10.1145/3442188.3445922', 'https://dl.acm.org/doi/abs/10.1145/3442188.3445922'],
    ['https://doi.org/10.1002/x.1', 'https://onlinelibrary.wiley.com/doi/10.1002/x.1/full'],
    [
      'https://www.biorxiv.org/content/10.1101/2020.01.02.123456v1',
      'https://www.biorxiv.org/content/10.1101/2020.01.02.123456v2.full',
    ],
    ['https://arxiv.org/abs/2212.08073', 'https://arxiv.org/pdf/2212.08073v2'],
    ['https://arxiv.org/pdf/2212.08073.pdf', 'https://arxiv.org/html/2212.08073v1'],
    ['https://export.arxiv.org/abs/hep-th/9901001v3', 'http://www.arxiv.org/pdf/hep-th/9901001'],
    ['https://arxiv.org/abs/math.GT/0309136', 'https://arxiv.org/abs/math/0309136'],
    ['https://doi.org/10.48550/arXiv.2212.08073', 'https://arxiv.org/abs/2212.08073v1'],
    ['https://pubmed.ncbi.nlm.nih.gov/34265844/', 'https://www.ncbi.nlm.nih.gov/pubmed/34265844'],
    [
      'https://pmc.ncbi.nlm.nih.gov/articles/PMC8371605/',
      'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC8371605/pdf/x.pdf',
    ],
    ['https://openreview.net/forum?id=abc_DEF1', 'https://openreview.net/pdf?id=abc_DEF1'],
    ['https://papers.ssrn.com/sol3/papers.cfm?abstract_id=123456', 'https://ssrn.com/abstract=123456'],
    ['https://youtu.be/dQw4w9WgXcQ?t=5', 'https://m.youtube.com/watch?v=dQw4w9WgXcQ&list=x'],
    ['https://example.org/%7Eann/%e4%bd%a0', 'https://example.org/~ann/%E4%BD%A0'],
  ])('returns a common key for %s and %s', (a, b) => {
    expect(haveCommonKey(a, b)).toBe(true);
  });

  it.each([
    ['https://example.org/a', 'https://example.org/A'],
    ['https://example.org/a?id=1', 'https://example.org/a?id=2'],
    ['https://example.org/a', 'https://m.example.org/a'],
    ['https://example.org/#/a', 'https://example.org/#/b'],
    ['https://example.org/a', 'https://example.org:8080/a'],
    ['https://arxiv.org/abs/2212.08073', 'https://arxiv.org/abs/2212.08074'],
    ['https://arxiv.org/list/cs.AI/recent', 'https://arxiv.org/list/cs.LG/recent'],
    ['https://doi.org/', 'https://doi.org/the-identifier'],
    ['https://www.com/', 'https://com/'],
    ['https://arxiv.org/abs/2212.08073', 'https://huggingface.co/papers/2212.08073'],
    ['https://doi.org/10.1145/3442188.3445922', 'https://dl.acm.org/doi/suppl/10.1145/3442188.3445922'],
    ['https://doi.org/10.1145/3442188.3445922', 'https://comments.example/?doi=10.1145/3442188.3445922'],
    ['https://www.youtube.com/@channel01', 'https://www.youtube.com/c/@channel01'],
  ])('returns no common key for %s and %s', (a, b) => {
    expect(haveCommonKey(a, b)).toBe(false);
  });

  it('returns no keys for a string that is not an http(s) URL', () => {
    expect(getUrlKeys('about:blank')).toEqual([]);
  });

  it('returns a common key for all spellings of a URL', () => {
    fc.assert(
      fc.property(urlArbitrary, fc.constantFrom('utm_campaign=z', 'fbclid=2'), (url, trackingParameter) => {
        const [urlWithoutFragment = '', ...fragment] = url.split('#');
        const [head = '', query] = urlWithoutFragment.split('?');
        const route = /^(\/|!.)/.test(fragment.join('#')) ? `#${fragment.join('#')}` : '';
        const parameters = [trackingParameter, ...(query === undefined ? [] : [query])].join('&');
        const urlInOtherSpelling = `${head.replace(/^https?:/i, 'http:').replace(/\/*$/, '/')}?${parameters}${route}`;
        expect(haveCommonKey(url, urlInOtherSpelling)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('returns a common key for a page and its saved URL, and never throws', () => {
    fc.assert(
      fc.property(
        urlLikeTextArbitrary,
        fc.option(urlLikeTextArbitrary, { nil: null }),
        (visited, canonical) => {
          const { url, aliases } = chooseSourceUrl(visited, canonical);
          const knownKeys = [url, ...aliases].flatMap(getUrlKeys);
          for (const key of getUrlKeys(visited)) expect(knownKeys).toContain(key);
        },
      ),
      { numRuns: 500 },
    );
  });
});
