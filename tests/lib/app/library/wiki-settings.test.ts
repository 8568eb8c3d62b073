import { describe, expect, it } from 'vitest';
import { createOptimisticValues } from '@/lib/app/library/optimistic-values';
import {
  applyPendingWikis,
  changeWiki,
  confirmWikis,
  connectWiki,
  deleteWiki,
  type WikiSettingsDeps,
} from '@/lib/app/library/wiki-settings';
import { err, ok } from '@/lib/base/result';
import type { Wiki } from '@/lib/wiki/model/wiki';

const makeWiki = (id: string, overrides: Partial<Wiki> = {}): Wiki => ({
  id,
  name: id,
  baseUrl: `https://${id}.example`,
  contentPolicy: 'never',
  credibilityMapping: null,
  active: true,
  ...overrides,
});

function makeDeps(overrides: Partial<WikiSettingsDeps> = {}) {
  const savedWikis: [Wiki, string | null][] = [];
  const testRequests: unknown[] = [];
  const removedPermissions: string[] = [];
  const deps: WikiSettingsDeps = {
    testConnection: async (request) => {
      testRequests.push(request);
      return ok({
        baseUrl: 'https://new.example',
        acceptsAnonymousWrites: false,
        supportsNewerFields: true,
        resourceCount: 3,
      });
    },
    saveWiki: async (wiki, token) => {
      savedWikis.push([wiki, token]);
      return ok(null);
    },
    deleteWiki: async () => ok(null),
    removeHostPermission: async (pattern) => removedPermissions.push(pattern),
    getMatchPattern: (baseUrl) => `${baseUrl}/*`,
    createWiki: (baseUrl, name) => makeWiki('new', { baseUrl, name: name }),
    getHost: (baseUrl) => new URL(baseUrl).host,
    pendingWikis: createOptimisticValues(() => {}),
    ...overrides,
  };
  return { deps, savedWikis, testRequests, removedPermissions };
}

const values = { address: 'new.example', token: ' secret ', name: '' };
const attempt = { permissionRequest: Promise.resolve(true), values, existingWiki: null, shouldSave: true };

describe('connectWiki', () => {
  it('names a new wiki after its host when no name is typed', async () => {
    const { deps, savedWikis } = makeDeps();
    const foundCounts: number[] = [];
    const result = await connectWiki(deps, attempt, ({ resourceCount }) => foundCounts.push(resourceCount));
    const wiki = makeWiki('new', { name: 'new.example' });
    expect(result).toEqual(ok(wiki));
    expect(savedWikis).toEqual([[wiki, 'secret']]);
    expect(foundCounts).toEqual([3]);
  });

  it('keeps the saved token of a wiki when none is typed', async () => {
    const { deps, savedWikis, testRequests } = makeDeps();
    const existingWiki = makeWiki('old', { active: false });
    const typedValues = { address: existingWiki.baseUrl, token: ' ', name: ' Renamed ' };
    await connectWiki(deps, { ...attempt, values: typedValues, existingWiki }, () => {});
    expect(testRequests).toEqual([{ pasted: existingWiki.baseUrl, token: null, wikiId: 'old' }]);
    expect(savedWikis).toEqual([[{ ...existingWiki, name: 'Renamed' }, null]]);
  });

  it('saves nothing without permission, after a failed test, or when only a test was requested', async () => {
    const { deps, savedWikis } = makeDeps();
    const deniedAttempt = { ...attempt, permissionRequest: Promise.resolve(false) };
    expect(await connectWiki(deps, deniedAttempt, () => {})).toEqual(err({ kind: 'permission-denied' }));
    expect(await connectWiki(deps, { ...attempt, shouldSave: false }, () => {})).toEqual(ok(null));
    const failingDeps = makeDeps({ testConnection: async () => err({ kind: 'no-response' }) });
    expect(await connectWiki(failingDeps.deps, attempt, () => {})).toEqual(err({ kind: 'no-response' }));
    expect([...savedWikis, ...failingDeps.savedWikis]).toEqual([]);
  });
});

describe('changeWiki', () => {
  const [firstWiki, secondWiki] = [makeWiki('first'), makeWiki('second', { active: false })];

  it('shows the change, and the other wikis inactive, before it is written', async () => {
    const { deps } = makeDeps();
    const write = changeWiki(deps, { ...secondWiki, active: true }, [firstWiki, secondWiki]);
    const shownWikis = applyPendingWikis([firstWiki, secondWiki], deps.pendingWikis.getPending());
    expect(shownWikis.map(({ active }) => active)).toEqual([false, true]);
    expect(await write).toEqual(ok(null));
    confirmWikis(shownWikis, deps.pendingWikis);
    expect(deps.pendingWikis.getPending().size).toBe(0);
  });

  it('shows the previous wikis again when the write fails', async () => {
    const { deps } = makeDeps({ saveWiki: async () => err({ kind: 'disk-full' }) });
    const write = changeWiki(deps, { ...firstWiki, contentPolicy: 'ask' }, [firstWiki, secondWiki]);
    const getShownWikis = () => applyPendingWikis([firstWiki, secondWiki], deps.pendingWikis.getPending());
    expect(getShownWikis()[0]?.contentPolicy).toBe('ask');
    expect(await write).toEqual(err({ kind: 'disk-full' }));
    expect(getShownWikis()).toEqual([firstWiki, secondWiki]);
  });
});

describe('deleteWiki', () => {
  it('removes the host permission unless another wiki has the same URL', async () => {
    const wiki = makeWiki('w');
    const { deps, removedPermissions } = makeDeps();
    await deleteWiki(deps, wiki, () => [wiki, makeWiki('twin', { baseUrl: wiki.baseUrl })]);
    expect(removedPermissions).toEqual([]);
    await deleteWiki(deps, wiki, () => [wiki, makeWiki('other')]);
    expect(removedPermissions).toEqual(['https://w.example/*']);
  });

  it('keeps the permission of a wiki that could not be deleted', async () => {
    const { deps, removedPermissions } = makeDeps({ deleteWiki: async () => err({ kind: 'no-response' }) });
    expect(await deleteWiki(deps, makeWiki('w'), () => [])).toEqual(err({ kind: 'no-response' }));
    expect(removedPermissions).toEqual([]);
  });
});
