import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { requestSitesAccess } from '@/lib/browser/host-permissions';

/** Permissions as a browser keeps them. It answers in the order of the calls. */
function createPermissions(granted: string[], isAllowed: boolean) {
  const origins = new Set(granted);
  return {
    origins,
    contains: async (asked: { origins: string[] }) => asked.origins.every((origin) => origins.has(origin)),
    request: async (asked: { origins: string[] }) => {
      if (isAllowed) for (const origin of asked.origins) origins.add(origin);
      return isAllowed;
    },
    remove: async (removed: { origins: string[] }) => {
      for (const origin of removed.origins) origins.delete(origin);
      return true;
    },
  };
}

const installPermissions = (permissions: ReturnType<typeof createPermissions>) =>
  Object.assign(fakeBrowser, { permissions });

describe('requestSitesAccess', () => {
  beforeEach(() => fakeBrowser.reset());

  it('gives up the access to the hosts that did not have it before', async () => {
    const permissions = createPermissions(['https://wiki.example/*'], true);
    installPermissions(permissions);
    const removeAccess = await requestSitesAccess(['https://wiki.example/a', 'https://news.example/b']);
    expect(permissions.origins.has('https://news.example/*')).toBe(true);
    await removeAccess?.([]);
    expect([...permissions.origins]).toEqual(['https://wiki.example/*']);
  });

  it('includes the host with or without www., to which a site may redirect', async () => {
    const permissions = createPermissions([], true);
    installPermissions(permissions);
    const removeAccess = await requestSitesAccess([
      'https://news.example/a',
      'https://www.paper.example/b',
      'http://127.0.0.1/c',
    ]);
    expect([...permissions.origins].filter((origin) => origin.startsWith('https'))).toEqual([
      'https://news.example/*',
      'https://www.news.example/*',
      'https://www.paper.example/*',
      'https://paper.example/*',
      'https://127.0.0.1/*',
    ]);
    await removeAccess?.([]);
    expect([...permissions.origins]).toEqual([]);
  });

  it('keeps the access while another check of the same host runs', async () => {
    const permissions = createPermissions([], true);
    installPermissions(permissions);
    const removeFirst = await requestSitesAccess(['https://news.example/a']);
    const removeSecond = await requestSitesAccess(['https://news.example/b']);
    await removeFirst?.([]);
    expect(permissions.origins.has('https://news.example/*')).toBe(true);
    await removeSecond?.([]);
    expect([...permissions.origins]).toEqual([]);
  });

  it('keeps the access to a host that a wiki needs now', async () => {
    const permissions = createPermissions([], true);
    installPermissions(permissions);
    const removeAccess = await requestSitesAccess(['https://wiki.example/a']);
    await removeAccess?.(['https://wiki.example/*']);
    expect([...permissions.origins]).toEqual(['https://wiki.example/*']);
  });

  it('is null if the access is denied', async () => {
    installPermissions(createPermissions([], false));
    expect(await requestSitesAccess(['https://news.example/b'])).toBeNull();
  });
});
