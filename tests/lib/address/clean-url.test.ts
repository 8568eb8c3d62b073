import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanUrl } from '@/lib/address/clean-url';
import { urlLikeTextArbitrary } from '@/tests/support/url-arbitraries';

describe('cleanUrl', () => {
  it.each([
    ['https://a.org/x?utm_source=n&id=5&utm_medium=m', 'https://a.org/x?id=5'],
    ['https://a.org/x?fbclid=1', 'https://a.org/x'],
    ['https://a.org/x?fbclid=1#/route', 'https://a.org/x#/route'],
    ['https://a.org/x?UTM_Source=n', 'https://a.org/x'],
    ['https://a.org/x?utm%5Fsource=n', 'https://a.org/x'],
    ['https://a.org/x?id=5&amp;utm_source=n', 'https://a.org/x?id=5'],
    ['https://nature.com/articles/x?error=cookies_not_supported&code=9f', 'https://nature.com/articles/x'],
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&si=share', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
  ])('removes tracking parameters from %s: %s', (url, cleanedUrl) => {
    expect(cleanUrl(url)).toBe(cleanedUrl);
  });

  it.each([
    ['https://a.org/x/7;jsessionid=F0A1E9EC1933EBB0', 'https://a.org/x/7'],
    ['https://a.org/x;jsessionid=F0A1.node2/y?id=1', 'https://a.org/x/y?id=1'],
    ['https://a.org/x.php?id=7&PHPSESSID=aa11bb22cc33', 'https://a.org/x.php?id=7'],
    ['https://a.org/t.php?t=7&sid=0123456789abcdef0123456789abcdef', 'https://a.org/t.php?t=7'],
    ['https://a.org/shop?ASPSESSIONIDQQRTSBCA=LKJ&p=1', 'https://a.org/shop?p=1'],
    ['https://a.org/view.cfm?id=3&CFID=81&CFTOKEN=99', 'https://a.org/view.cfm?id=3'],
    ['https://a.org/(S(abcdefghijkl0123456789ab))/page.aspx', 'https://a.org/page.aspx'],
  ])('removes session ids from %s: %s', (url, cleanedUrl) => {
    expect(cleanUrl(url)).toBe(cleanedUrl);
  });

  it.each([
    'https://a.org/x?sid=7',
    'https://a.org/?s=tide+tables',
    'https://a.org/x;v=2/y;view=full',
    'https://a.org/wiki/Tide_(S(1))',
    'https://a.org/x?session=spring-2024',
    'https://a.org/x?id=5&ref=nav&source=web&s=1',
    'https://a.org/x?b=2&a=1&&c',
    'https://a.org/x?q=a+b%20c%2Fd&e=%c3%a9',
    'https://a.org/x?error=1&code=2',
    'https://notyoutube.com/watch?si=1',
    'https://a.org/x/',
    'https://a.org/x',
    'https://a.org',
    'https://a.org/',
    'https://a.org/#/route/1',
    'https://a.org/#!/route',
    'https://a.org/x#posts/1',
    'https://mail.google.com/mail/u/0/#inbox/ABC',
    'https://substack.com/app-link/post?publication_id=1&post_id=2',
    'https://a.org:8443/x',
  ])('does not change %s', (url) => {
    expect(cleanUrl(url)).toBe(url);
  });

  it.each([
    ['https://a.org/x?', 'https://a.org/x'],
    ['https://a.org/x#section-2', 'https://a.org/x'],
    ['https://a.org/x#', 'https://a.org/x'],
    ['https://a.org/x#!?', 'https://a.org/x'],
    ['https://a.org/x#!?utm_source=b', 'https://a.org/x'],
    ['https://a.org/x#page=3', 'https://a.org/x'],
    ['https://a.org/x#L10-L20', 'https://a.org/x'],
    ['https://a.org/x#from=feed/1', 'https://a.org/x'],
    ['https://a.org/x#:~:text=and/or', 'https://a.org/x'],
    ['https://a.org/x#posts/1:~:text=words', 'https://a.org/x#posts/1'],
    ['https://en.wikipedia.org/wiki/Port#Input/output', 'https://en.wikipedia.org/wiki/Port'],
    ['https://a.substack.com/p/x?publication_id=1&post_id=2', 'https://a.substack.com/p/x'],
    ['https://a.org/x#!', 'https://a.org/x'],
    ['https://a.org/x#:~:text=some%20words', 'https://a.org/x'],
    ['https://a.org/#/route?utm_source=n&id=2', 'https://a.org/#/route?id=2'],
    ['https://a.org/#/route:~:text=words', 'https://a.org/#/route'],
    ['https://a.org:443/x', 'https://a.org/x'],
    ['http://a.org:80/x', 'http://a.org/x'],
    ['https://reader:secret@a.org/x', 'https://a.org/x'],
    [' HTTPS://A.org/X ', 'https://a.org/X'],
    ['https://a.org?utm_source=n', 'https://a.org'],
    ['https://a.org/a b/é', 'https://a.org/a%20b/%C3%A9'],
  ])('removes from %s what does not identify the page: %s', (url, cleanedUrl) => {
    expect(cleanUrl(url)).toBe(cleanedUrl);
  });

  it.each([
    '',
    'a.org',
    'ftp://a.org/',
    'javascript:alert(1)',
    'file:///x',
    'about:blank',
    'https://',
    'https://a b/',
  ])('returns null for %j', (text) => {
    expect(cleanUrl(text)).toBeNull();
  });

  it('is idempotent and never throws', () => {
    fc.assert(
      fc.property(urlLikeTextArbitrary, (text) => {
        const cleanedUrl = cleanUrl(text);
        if (cleanedUrl !== null) expect(cleanUrl(cleanedUrl)).toBe(cleanedUrl);
      }),
      { numRuns: 1_000 },
    );
  });
});
