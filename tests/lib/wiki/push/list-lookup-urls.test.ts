import { describe, expect, it } from 'vitest';
import { listLookupUrls, swapScheme } from '@/lib/wiki/push/list-lookup-urls';
import { makeUntitledSource } from '../simulation/make-untitled-source';

describe('listLookupUrls', () => {
  it('returns the URL, the aliases and the URLs of the identifiers, without equivalent URLs', () => {
    const url = 'https://example.com/a';
    const { identifiers } = makeUntitledSource({ url });
    const source = makeUntitledSource({
      url,
      aliases: ['https://www.example.com/a/', 'http://example.com/a', 'https://arxiv.org/abs/2401.00001'],
      identifiers: { ...identifiers, doi: '10.1/x', arxiv: '2401.00001' },
    });
    expect(listLookupUrls(source, 2000)).toEqual([
      url,
      'http://example.com/a',
      'https://arxiv.org/abs/2401.00001',
      'https://doi.org/10.1/x',
      'https://arxiv.org/pdf/2401.00001',
    ]);
  });
});

describe('swapScheme', () => {
  it('swaps http and https, and omits URLs that are already in the list', () => {
    expect(swapScheme(['https://example.com/a', 'http://www.example.com/a', 'http://b.org/?q=1'])).toEqual([
      'https://b.org/?q=1',
    ]);
    expect(swapScheme(['https://example.com/a'])).toEqual(['http://example.com/a']);
  });
});
