import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { database } from '@/entrypoints/background/database';
import { handlers } from '@/entrypoints/background/handlers';
import { withSourcesLock } from '@/entrypoints/background/sources-lock';
import { createBringIn } from '@/lib/app/worker/bring-in';
import { bringIn } from '@/lib/storage/settings/settings';
import { importSources } from '@/lib/storage/transactions/import-sources';
import { makeSource } from '@/tests/support/make-sources';

const NOW = new Date('2026-11-23T12:00:00.000Z');
const CHANGE = { id: 'task', at: NOW.toISOString() };

describe('change/undo of a running bring-in', () => {
  it('also deletes the sources that are being written when the reader presses Undo', async () => {
    const addSource = () =>
      importSources(database, { sources: [makeSource()], snapshots: [], venues: [] }, NOW, CHANGE);
    await bringIn.update(() => createBringIn('task', { id: 'w', name: 'Wiki' }, { kind: 'all' }, NOW));
    await addSource();
    let endWait = () => {};
    const waiting = new Promise<void>((resolve) => {
      endWait = resolve;
    });
    const writing = withSourcesLock(async () => {
      await waiting;
      await addSource();
    });
    const undo = handlers['change/undo']({ id: 'task' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    endWait();
    await writing;
    expect(await undo).toMatchObject({ ok: true, value: { state: 'undone', undoneCount: 2 } });
    expect((await bringIn.get())?.status).toBe('cancelled');
    expect(await database.sources.count()).toBe(0);
  });
});
