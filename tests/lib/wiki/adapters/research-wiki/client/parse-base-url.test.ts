import { describe, expect, it } from 'vitest';
import { findPlainHttpScope, parseBaseUrl } from '@/lib/wiki/adapters/research-wiki/client/parse-base-url';

const parseOrGetProblem = (pastedUrl: string) => {
  const result = parseBaseUrl(pastedUrl);
  return result.ok ? result.value.baseUrl : result.problem.kind;
};

describe('parseBaseUrl', () => {
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
  ])('parses %s as %s', (pastedUrl, baseUrl) => {
    expect(parseOrGetProblem(pastedUrl)).toBe(baseUrl);
  });

  it.each(['', '   ', 'my wiki', 'ftp://wiki.example.org', 'https://', 'javascript:alert(1)', 'file:///etc'])(
    'rejects %s because it is not a URL',
    (pastedUrl) => {
      expect(parseOrGetProblem(pastedUrl)).toBe('not-a-url');
    },
  );

  it.each(['http://wiki.example.org', 'http://8.8.8.8', 'http://172.32.0.1', 'http://10.example.org'])(
    'rejects %s because it needs https',
    (pastedUrl) => {
      expect(parseOrGetProblem(pastedUrl)).toBe('http-not-private');
    },
  );

  it('returns a match pattern without the port', () => {
    expect(parseBaseUrl('127.0.0.1:3000')).toMatchObject({ value: { matchPattern: 'http://127.0.0.1/*' } });
  });
});

describe('findPlainHttpScope', () => {
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
  ])('returns how far unencrypted requests to %s would travel', (pastedUrl, scope) => {
    expect(findPlainHttpScope(pastedUrl)).toBe(scope);
  });
});
