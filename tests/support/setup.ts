import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createInMemoryLocks } from './in-memory-locks';

// A test must not use the network, so `fetch` throws.
vi.stubGlobal('fetch', (input: unknown) => {
  throw new Error(`A test tried to use the network: ${String(input)}`);
});

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
  // This is not a stub, because a task may still need it after the last test of a file.
  if (!globalThis.navigator)
    Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true, writable: true });
}

// The timeout of `findBy…` and `waitFor` only detects tests that hang. The default of one second is too short on a busy machine.
if (globalThis.document) {
  const { cleanup, configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: 60_000 });
  // The library registers its own cleanup only when it is loaded, which is once for all files of a process.
  afterEach(cleanup);
}

// Files that share a process begin without the stubs, data and elements of the file before them.
afterAll(() => {
  vi.unstubAllGlobals();
});
beforeAll(async () => {
  fakeBrowser.reset();
  globalThis.document?.head.replaceChildren();
  globalThis.document?.body.replaceChildren();
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

export const englishMessages: Record<string, { message: string }> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../public/_locales/en/messages.json'), 'utf8'),
);
