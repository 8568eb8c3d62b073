import { describe, expect, it } from 'vitest';
import { updateCitingPages } from '@/lib/app/worker/update-citing-pages';
import {
  saveConnectedWiki,
  testWikiConnection,
  type WikiConnectionDeps,
} from '@/lib/app/worker/wiki-connection';
import { err, ok } from '@/lib/base/result';
import type { Wiki } from '@/lib/wiki/model/wiki';

const wiki: Wiki = {
  id: 'w',
  name: 'Wiki',
  baseUrl: 'https://wiki.example',
  contentPolicy: 'never',
  credibilityMapping: null,
  active: true,
};

function makeDeps(overrides: Partial<WikiConnectionDeps> = {}) {
  const tokens: string[] = [];
  const tested: [string, string][] = [];
  const deps: WikiConnectionDeps = {
    listWikis: async () => [wiki],
    readSettings: (read) => read(),
    readToken: async () => 'secret',
    saveToken: async (_, token) => void tokens.push(token),
    saveWiki: async () => ok(null),
    getOrigin: (address) => (URL.canParse(address) ? new URL(address).origin : null),
    testConnection: async (pasted, token) => {
      tested.push([pasted, token]);
      return ok({ baseUrl: pasted, isOpen: false, missingFeatures: [], resourceCount: 0 });
    },
    ...overrides,
  };
  return { deps, tokens, tested };
}

describe('token of a wiki', () => {
  it('is kept when the wiki is saved without a new one', async () => {
    const { deps, tokens } = makeDeps();
    await saveConnectedWiki(deps, { ...wiki, name: 'Renamed' }, null);
    await saveConnectedWiki(deps, wiki, ' new ');
    expect(tokens).toEqual(['secret', 'new']);
  });

  it.each(['https://other.example', 'http://wiki.example', 'https://wiki.example:8443', 'no address'])(
    'goes to no other origin: %s',
    async (address) => {
      const { deps, tokens, tested } = makeDeps();
      await saveConnectedWiki(deps, { ...wiki, baseUrl: address }, null);
      await testWikiConnection(deps, { pasted: address, token: null, wikiId: wiki.id });
      expect(tokens).toEqual(['']);
      expect(tested).toEqual([[address, '']]);
    },
  );

  it('is used to test the address that it was saved for', async () => {
    const { deps, tested } = makeDeps();
    const pasted = 'https://wiki.example/api';
    await testWikiConnection(deps, { pasted, token: null, wikiId: wiki.id });
    await testWikiConnection(deps, { pasted, token: null, wikiId: null });
    await testWikiConnection(deps, { pasted, token: 'typed', wikiId: wiki.id });
    expect(tested.map(([, token]) => token)).toEqual(['secret', '', 'typed']);
  });
});

describe('testWikiConnection', () => {
  it('returns why a wiki could not be reached', async () => {
    const { deps } = makeDeps({ testConnection: async () => err({ kind: 'rate-limited', waitMs: 5_000 }) });
    const request = { pasted: wiki.baseUrl, token: '', wikiId: null };
    expect(await testWikiConnection(deps, request)).toEqual(
      err({ kind: 'wiki', why: 'rate-limited', waitMs: 5_000, status: null }),
    );
  });
});

describe('updateCitingPages', () => {
  it('sends no request without the source or an active wiki', async () => {
    const ask = () => Promise.reject(new Error('asked'));
    const deps = {
      now: () => new Date(),
      findSource: async () => null,
      findActiveClient: ask,
      findCondition: ask,
      findEntry: ask,
      pauseWiki: ask,
      saveCitingPages: ask,
    };
    await expect(updateCitingPages(deps, 'sid_AbCdEf0123')).resolves.toBeUndefined();
  });
});
