import { describe, expect, it } from 'vitest';
import { updateCitingPages } from '@/lib/app/worker/update-citing-pages';
import {
  saveConnectedWiki,
  testWikiConnection,
  type WikiConnectionDeps,
} from '@/lib/app/worker/wiki-connection';
import { err, ok } from '@/lib/base/result';
import { makeWiki } from '@/tests/support/make-wiki';

const wiki = makeWiki({ baseUrl: 'https://wiki.example' });

function makeDeps(overrides: Partial<WikiConnectionDeps> = {}) {
  const savedTokens: string[] = [];
  const testedConnections: [string, string][] = [];
  const deps: WikiConnectionDeps = {
    listWikis: async () => [wiki],
    withSettingsLock: (read) => read(),
    readToken: async () => 'secret',
    saveToken: async (_, token) => void savedTokens.push(token),
    saveWiki: async () => ok(null),
    getOrigin: (url) => (URL.canParse(url) ? new URL(url).origin : null),
    testConnection: async (pasted, token) => {
      testedConnections.push([pasted, token]);
      return ok({
        baseUrl: pasted,
        acceptsAnonymousWrites: false,
        supportsNewerFields: true,
        resourceCount: 0,
      });
    },
    ...overrides,
  };
  return { deps, savedTokens, testedConnections };
}

describe('the token of a wiki', () => {
  it('stays when the wiki is saved without a new token', async () => {
    const { deps, savedTokens } = makeDeps();
    await saveConnectedWiki(deps, { ...wiki, name: 'Renamed' }, null);
    await saveConnectedWiki(deps, wiki, ' new ');
    expect(savedTokens).toEqual(['secret', 'new']);
  });

  it.each(['https://other.example', 'http://wiki.example', 'https://wiki.example:8443', 'no URL'])(
    'is not sent to another origin: %s',
    async (url) => {
      const { deps, savedTokens, testedConnections } = makeDeps();
      await saveConnectedWiki(deps, { ...wiki, baseUrl: url }, null);
      await testWikiConnection(deps, { pasted: url, token: null, wikiId: wiki.id });
      expect(savedTokens).toEqual(['']);
      expect(testedConnections).toEqual([[url, '']]);
    },
  );

  it('is used to test the URL for which it was saved', async () => {
    const { deps, testedConnections } = makeDeps();
    const pastedUrl = 'https://wiki.example/api';
    await testWikiConnection(deps, { pasted: pastedUrl, token: null, wikiId: wiki.id });
    await testWikiConnection(deps, { pasted: pastedUrl, token: null, wikiId: null });
    await testWikiConnection(deps, { pasted: pastedUrl, token: 'typed', wikiId: wiki.id });
    expect(testedConnections.map(([, token]) => token)).toEqual(['secret', '', 'typed']);
  });
});

describe('testWikiConnection', () => {
  it('returns the reason when a wiki cannot be reached', async () => {
    const { deps } = makeDeps({
      testConnection: async () => err({ kind: 'rate-limited', retryAfterMs: 5_000 }),
    });
    const request = { pasted: wiki.baseUrl, token: '', wikiId: null };
    expect(await testWikiConnection(deps, request)).toEqual(
      err({ kind: 'wiki', reason: 'rate-limited', retryAfterMs: 5_000, status: null }),
    );
  });
});

describe('updateCitingPages', () => {
  it('sends no request without the source or an active wiki', async () => {
    const rejectCall = () => Promise.reject(new Error('called'));
    const deps = {
      now: () => new Date(),
      findSource: async () => null,
      findActiveClient: rejectCall,
      findCondition: rejectCall,
      findEntry: rejectCall,
      pauseWiki: rejectCall,
      saveCitingPages: rejectCall,
    };
    await expect(updateCitingPages(deps, 'sid_AbCdEf0123')).resolves.toBeUndefined();
  });
});
