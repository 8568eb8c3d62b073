import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWebUrl, parseUrl, parseWebUrl, stripFragment } from '@/lib/address/parse-url';

describe('parseUrl', () => {
  it('returns null for a string that is not a URL', () => {
    expect(parseUrl('no url')).toBeNull();
    expect(parseUrl('/path')).toBeNull();
  });

  it('resolves a relative URL against the base', () => {
    expect(parseUrl('../b?c', 'https://example.org/a/x')?.href).toBe('https://example.org/b?c');
  });

  it('never throws, whatever the text and the base are', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (text, base) => void parseUrl(text, base)));
  });
});

describe('parseWebUrl', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'mailto:a@example.org', ''])(
    'returns null for %s',
    (text) => {
      expect(parseWebUrl(text)).toBeNull();
      expect(isWebUrl(text)).toBe(false);
    },
  );

  it.each(['http://localhost:3000/', 'https://example.org/a?b#c'])('parses %s', (text) => {
    expect(parseWebUrl(text)?.href).toBe(text);
    expect(isWebUrl(text)).toBe(true);
  });
});

describe('stripFragment', () => {
  it('removes the fragment, even if it contains line breaks', () => {
    expect(stripFragment('https://example.org/a?b#c\nd')).toBe('https://example.org/a?b');
    expect(stripFragment('https://example.org/')).toBe('https://example.org/');
  });
});
