import { describe, expect, it } from 'vitest';
import { findPlainHttpScope, parseBaseUrl } from '@/lib/wiki/adapters/research-wiki/client/parse-base-url';

const given = (pasted: string) => {
  const result = parseBaseUrl(pasted);
  return result.ok ? result.value.baseUrl : result.problem.kind;
};

describe('a base URL as pasted', () => {
  it.each([
    ['https://wiki.example.org', 'https://wiki.example.org'],
    ['  https://wiki.example.org///  ', 'https://wiki.example.org'],
    ['"https://wiki.example.org/"', 'https://wiki.example.org'],
    ['<https://wiki.example.org>', 'https://wiki.example.org'],
    ['wiki.example.org', 'https://wiki.example.org'],
    ['WIKI.Example.org:443/', 'https://wiki.example.org'],
    ['wiki.example.org/server/', 'https://wiki.example.org/server'],
    ['https://wiki.example.org/api/resources/all?limit=1#x', 'https://wiki.example.org'],
    ['https://wiki.example.org/server/health/auth', 'https://wiki.example.org/server'],
    ['https://wiki.example.org/api', 'https://wiki.example.org'],
    ['https://name:word@wiki.example.org/', 'https://wiki.example.org'],
    ['localhost:3000', 'http://localhost:3000'],
    ['127.0.0.1:3000/', 'http://127.0.0.1:3000'],
    ['http://192.168.1.20:8080', 'http://192.168.1.20:8080'],
    ['http://[::1]:3000/', 'http://[::1]:3000'],
    ['http://wiki.local', 'http://wiki.local'],
    ['http://172.31.0.1', 'http://172.31.0.1'],
  ])('%s is %s', (pasted, base) => {
    expect(given(pasted)).toBe(base);
  });

  it.each(['', '   ', 'my wiki', 'ftp://wiki.example.org', 'https://', 'javascript:alert(1)', 'file:///etc'])(
    '%s is no URL',
    (pasted) => {
      expect(given(pasted)).toBe('not-a-url');
    },
  );

  it.each(['http://wiki.example.org', 'http://8.8.8.8', 'http://172.32.0.1', 'http://10.example.org'])(
    '%s needs https',
    (pasted) => {
      expect(given(pasted)).toBe('http-not-private');
    },
  );

  it('asks for the permission of its origin without a port', () => {
    expect(parseBaseUrl('127.0.0.1:3000')).toMatchObject({ value: { matchPattern: 'http://127.0.0.1/*' } });
  });

  it.each([
    ['http://192.168.0.7:3000', 'network'],
    ['http://wiki.local', 'network'],
    ['http://127.0.0.1:3000', 'computer'],
    ['localhost:3000', 'computer'],
    ['http://wiki.localhost', 'computer'],
    ['http://[::1]:3000', 'computer'],
    ['https://wiki.example.org', null],
    ['http://wiki.example.org', null],
    ['', null],
  ])('tells how far plain http is carried: %s', (pasted, plain) => {
    expect(findPlainHttpScope(pasted)).toBe(plain);
  });
});
