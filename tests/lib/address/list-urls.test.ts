import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listLinesWithoutUrls, listUrls } from '@/lib/address/list-urls';

describe('listUrls', () => {
  it.each<[string, string[]]>([
    ['https://a.org/x', ['https://a.org/x']],
    ['Read https://a.org/x, then (see http://b.org/y).', ['https://a.org/x', 'http://b.org/y']],
    ['https://en.wikipedia.org/wiki/Tide_(sea)', ['https://en.wikipedia.org/wiki/Tide_(sea)']],
    ['a.org/x\nwww.b.org\n', ['https://a.org/x', 'https://www.b.org']],
    ['10.1000/xyz.42\ndoi:10.1000/abc', ['https://doi.org/10.1000/xyz.42', 'https://doi.org/10.1000/abc']],
    ['# a comment\r\nhttps://a.org/x\r\nhttps://a.org/x?utm_source=b\r\n', ['https://a.org/x']],
    ['<a href="https://a.org/x">x</a>', ['https://a.org/x']],
    ['[InternetShortcut]\nURL=https://a.org/x', ['https://a.org/x']],
    ['A note about tides. And more.', []],
    ['javascript:alert(1) file:///etc/passwd data:text/html,x', []],
    ['https://me:secret@a.org/x', []],
  ])('finds in %j', (text, urls) => {
    expect(listUrls(text)).toEqual(urls);
  });

  it('returns only URLs, each once, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.webUrl(), (text, url) => {
        const urls = listUrls(`${text}\n${url}\n${text}`);
        expect(new Set(urls).size).toBe(urls.length);
        for (const found of urls) expect(found).toMatch(/^https?:\/\//);
      }),
      { numRuns: 30 },
    );
  });
});

describe('lines without links', () => {
  it('are those in which no URL is found, without blank lines and comments', () => {
    const text = '# a comment\n\nhttps://a.org/x\n not an address \r\nhttps://me:secret@a.org/x\n10.1000/abc';
    expect(listLinesWithoutUrls(text)).toEqual(['not an address', 'https://me:secret@a.org/x']);
  });
});
