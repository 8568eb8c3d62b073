import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { database } from '@/entrypoints/background/database';
import { handlers } from '@/entrypoints/background/handlers';
import { setStatus, undoStatusChange } from '@/entrypoints/options/set-status';
import { listen } from '@/lib/browser/messages/listen';
import { getIdsByStatus } from '@/lib/storage/queries/get-ids-by-status';
import { lastStatus } from '@/lib/storage/settings/settings';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { makeSource } from '@/tests/support/make-records';

const [fresh, read, old] = [
  makeSource(),
  makeSource({ status: 'reviewed' }),
  makeSource({ status: 'archived' }),
];
const ids = [fresh, read, old].map(({ stableId }) => stableId as string);

const last = async () => {
  const change = await lastStatus.get();
  if (!change) throw new Error('nothing can be taken back');
  return change;
};

describe('a change of status', () => {
  beforeEach(async () => {
    fakeBrowser.reset();
    // The fake tells no sender; both sides are then the same nobody.
    fakeBrowser.runtime.id = undefined as never;
    listen(handlers);
    await database.sources.clear();
    await database.sources.bulkPut([fresh, read, old].map((source) => buildRow(source, null, null)));
  });

  it('is taken back to where each source stood', async () => {
    expect(await setStatus(database, ids, 'archived')).toEqual({ ok: true, value: 2 });
    expect((await getIdsByStatus(database, ids)).archived).toHaveLength(3);

    expect(await undoStatusChange(database, await last())).toEqual({ ok: true, value: 2 });

    const back = { inbox: [fresh.stableId], reviewed: [read.stableId], archived: [old.stableId] };
    expect(await getIdsByStatus(database, ids)).toEqual(back);
    expect(await lastStatus.get()).toBe(null);
  });

  it('that was followed by another of the same source is not taken back over that one', async () => {
    await setStatus(database, ids, 'archived');
    const change = await last();
    await setStatus(database, [fresh.stableId], 'reviewed');

    await undoStatusChange(database, change);

    const { inbox, reviewed } = await getIdsByStatus(database, ids);
    expect([inbox, reviewed]).toEqual([[], [fresh.stableId, read.stableId]]);
  });

  it('that moves nothing leaves the last one to be taken back', async () => {
    await setStatus(database, [fresh.stableId], 'reviewed');
    const change = await last();

    expect(await setStatus(database, [fresh.stableId], 'reviewed')).toEqual({ ok: true, value: 0 });

    expect(await lastStatus.get()).toEqual(change);
  });
});

describe('a change of status that fails', () => {
  it('leaves the last one to be taken back', async () => {
    fakeBrowser.reset();
    const before = { inbox: [fresh.stableId as string], reviewed: [], archived: [] };
    const earlier = { at: '2026-03-12T09:00:00.000Z', status: 'archived' as const, before };
    await lastStatus.set(earlier);

    expect((await setStatus(database, ids, 'archived')).ok).toBe(false);

    expect(await lastStatus.get()).toEqual(earlier);
  });
});
