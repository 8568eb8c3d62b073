import { describe, expect, it } from 'vitest';
import { listClaimUrls, listLookupUrls, listOtherSchemeUrls } from '@/lib/wiki/push/list-lookup-urls';
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

describe('listOtherSchemeUrls', () => {
  it('swaps http and https, and omits URLs that are already in the list', () => {
    expect(
      listOtherSchemeUrls(['https://example.com/a', 'http://www.example.com/a', 'http://b.org/?q=1']),
    ).toEqual(['https://b.org/?q=1']);
    expect(listOtherSchemeUrls(['https://example.com/a'])).toEqual(['http://example.com/a']);
  });
});

describe('listClaimUrls', () => {
  it('returns every form of the URL, the likeliest first, and no private or long URL', () => {
    const source = makeUntitledSource({ url: 'https://example.com/a', aliases: ['http://intranet/a'] });
    expect(listClaimUrls(source, 26)).toEqual([
      'https://example.com/a',
      'https://example.com/a/',
      'http://example.com/a',
      'http://example.com/a/',
      'https://www.example.com/a',
      'https://www.example.com/a/',
      'http://www.example.com/a',
      'http://www.example.com/a/',
    ]);
    expect(listClaimUrls(source, 24)).not.toContain('https://www.example.com/a');
  });

  it('keeps a query at the end, and removes `www.`', () => {
    const source = makeUntitledSource({ url: 'https://www.example.com/?id=1' });
    expect(listClaimUrls(source, 2000)).toEqual([
      'https://www.example.com/?id=1',
      'http://www.example.com/?id=1',
      'https://example.com/?id=1',
      'http://example.com/?id=1',
    ]);
  });
});
