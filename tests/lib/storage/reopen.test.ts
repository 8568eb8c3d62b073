import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '@/lib/storage/open-database';

const open = indexedDB.open;
afterEach(() => {
  indexedDB.open = open;
});

/** Makes every attempt to open a database fail, as on a full disk. */
function makeOpenFail(): void {
  indexedDB.open = (() => {
    throw new DOMException('no space', 'QuotaExceededError');
  }) as typeof open;
}

describe('openDatabase', () => {
  it('tries to open the database again at the next query after a failure', async () => {
    const database = openDatabase(`reopen-${crypto.randomUUID()}`);
    makeOpenFail();
    await expect(database.sources.count()).rejects.toThrow();
    await expect(database.sources.count()).rejects.toThrow();

    indexedDB.open = open;
    expect(await database.sources.count()).toBe(0);
  });

  it('opens the database again after the browser closed it and could not open it', async () => {
    const database = openDatabase(`reopen-${crypto.randomUUID()}`);
    expect(await database.sources.count()).toBe(0);
    makeOpenFail();
    // The browser closes the connection after a write error.
    database.backendDB().onclose?.(new Event('close'));
    await expect(database.sources.count()).rejects.toThrow();

    indexedDB.open = open;
    expect(await database.sources.count()).toBe(0);
  });
});
