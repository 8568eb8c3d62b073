import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { requestHostsAccess } from '@/lib/browser/host-permissions';

/** Permissions as a browser stores them. It answers in the order of the calls. */
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

describe('requestHostsAccess', () => {
  beforeEach(() => fakeBrowser.reset());

  it('gives up the access to the hosts that did not have it before', async () => {
    const permissions = createPermissions(['https://wiki.example/*'], true);
    installPermissions(permissions);
    const removeAccess = await requestHostsAccess(['wiki.example', 'news.example']);
    expect(permissions.origins.has('https://news.example/*')).toBe(true);
    await removeAccess?.([]);
    expect([...permissions.origins]).toEqual(['https://wiki.example/*']);
  });

  it('requests http and https, and each host once', async () => {
    const permissions = createPermissions([], true);
    installPermissions(permissions);
    const removeAccess = await requestHostsAccess(['news.example', '127.0.0.1', 'news.example']);
    expect([...permissions.origins]).toEqual([
      'https://news.example/*',
      'http://news.example/*',
      'https://127.0.0.1/*',
      'http://127.0.0.1/*',
    ]);
    await removeAccess?.([]);
    expect([...permissions.origins]).toEqual([]);
  });

  it('keeps the access while another check of the same host runs', async () => {
    const permissions = createPermissions([], true);
    installPermissions(permissions);
    const removeFirst = await requestHostsAccess(['news.example']);
    const removeSecond = await requestHostsAccess(['news.example']);
    await removeFirst?.([]);
    expect(permissions.origins.has('https://news.example/*')).toBe(true);
    await removeSecond?.([]);
    expect([...permissions.origins]).toEqual([]);
  });

  it('keeps the access to a host that a wiki needs now', async () => {
    const permissions = createPermissions([], true);
    installPermissions(permissions);
    const removeAccess = await requestHostsAccess(['wiki.example']);
    await removeAccess?.(['https://wiki.example/*']);
    expect([...permissions.origins]).toEqual(['https://wiki.example/*']);
  });

  it('is null if the access is denied', async () => {
    installPermissions(createPermissions([], false));
    expect(await requestHostsAccess(['news.example'])).toBeNull();
  });
});
