import { describe, expect, it } from 'vitest';
import { getHost, isWithinDomain, normalizeHost, stripServerLabel, stripWww } from '@/lib/address/host';

describe('stripWww', () => {
  it.each([
    ['www.example.org', 'example.org'],
    ['www.example.org:8080', 'example.org:8080'],
    ['example.org', 'example.org'],
    ['www.com', 'www.com'],
    ['www.com:8080', 'www.com:8080'],
    ['wwwx.example.org', 'wwwx.example.org'],
  ])('converts %s to %s', (host, expected) => {
    expect(stripWww(host)).toBe(expected);
  });
});

describe('normalizeHost', () => {
  it('removes the final dot of a fully qualified name', () => {
    expect(normalizeHost('www.example.org.')).toBe('example.org');
    expect(normalizeHost('example.org.:8080')).toBe('example.org:8080');
  });
});

describe('stripServerLabel', () => {
  it.each(['www.example.org', 'www2.example.org', 'm.example.org', 'en.example.org'])(
    'shortens %s',
    (host) => {
      expect(stripServerLabel(host)).toBe('example.org');
    },
  );
});

describe('getHost', () => {
  it('returns the host without www. and port', () => {
    expect(getHost('https://www.Example.org:8443/a')).toBe('example.org');
  });

  it('returns an empty string for a string that is not a URL', () => {
    expect(getHost('example')).toBe('');
  });
});

describe('isWithinDomain', () => {
  it('accepts the domain and its subdomains, and no other host with the same ending', () => {
    expect(isWithinDomain('example.org', 'example.org')).toBe(true);
    expect(isWithinDomain('a.example.org', 'example.org')).toBe(true);
    expect(isWithinDomain('notexample.org', 'example.org')).toBe(false);
  });
});
