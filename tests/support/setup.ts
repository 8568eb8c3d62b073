import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createInMemoryLocks } from './in-memory-locks';

// A test must not use the network, so `fetch` throws.
vi.stubGlobal('fetch', (input: unknown) => {
  throw new Error(`A test tried to use the network: ${String(input)}`);
});

// The timeout of `findBy…` and `waitFor` only detects tests that hang. The default of one second is too short on a busy machine.
if (globalThis.document) {
  const { configure } = await import('@testing-library/dom');
  configure({ asyncUtilTimeout: 60_000 });
}

// Files that share a process begin without the data of the file before them.
beforeAll(async () => {
  fakeBrowser.reset();
  const databases = (await globalThis.indexedDB?.databases()) ?? [];
  // Dexie warns when it closes the connections of the file before.
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  await Promise.all(databases.map(({ name }) => deleteDatabase(name ?? '')));
  warn.mockRestore();
});

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

// Node has `navigator.locks` since version 24.5, and `navigator` since version 21.
if (!globalThis.navigator?.locks) {
  const { withLock, withSharedLock, listHeldNames } = createInMemoryLocks();
  const locks = {
    request: async (name: string, ...rest: unknown[]) => {
      const task = rest.at(-1) as (lock: { name: string } | null) => Promise<unknown>;
      const options: LockOptions = rest.length > 1 ? (rest[0] as LockOptions) : {};
      if (options.ifAvailable && listHeldNames().includes(name)) return task(null);
      return (options.mode === 'shared' ? withSharedLock : withLock)(name, () => task({ name }));
    },
    query: async () => ({ held: listHeldNames().map((name) => ({ name })), pending: [] }),
  };
  const navigator = globalThis.navigator ?? {};
  Object.defineProperty(navigator, 'locks', { value: locks });
  if (!globalThis.navigator) vi.stubGlobal('navigator', navigator);
}

export const englishMessages: Record<string, { message: string }> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../public/_locales/en/messages.json'), 'utf8'),
);
