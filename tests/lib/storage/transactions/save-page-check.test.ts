import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { PageCheck } from '@/lib/record/schema/page-check';
import { openDatabase } from '@/lib/storage/open-database';
import { findPageCheck, listQuoteStates } from '@/lib/storage/queries/page-checks';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { savePageCheck } from '@/lib/storage/transactions/save-page-check';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { putRows } from '@/tests/support/backup-library';
import { makePageCheck } from '@/tests/support/make-page-check';
import { makeSnapshot, makeSource } from '@/tests/support/make-records';

const CHECKED_AT = '2026-05-01T10:00:00.000Z';

async function setUp(overrides: Record<string, unknown> = {}) {
  const database = openDatabase(`page-checks-${crypto.randomUUID()}`);
  const source = makeSource({
    linkState: { state: 'ok', checkedAt: '2026-03-12T09:00:00.000Z' },
    ...overrides,
  });
  const snapshot = makeSnapshot(source, 'The first text.');
  await saveSource(database, source, snapshot);
  const makeCheck = (checkOverrides: Partial<PageCheck> = {}) =>
    makePageCheck(source.stableId, { checkedAt: CHECKED_AT, ...checkOverrides });
  return { database, source, snapshot, makeCheck };
}

describe('savePageCheck', () => {
  it('saves the date of a check without changing the record', async () => {
    const { database, source, makeCheck } = await setUp();
    await savePageCheck(database, makeCheck(), null);
    expect((await findPageCheck(database, source.stableId))?.checkedAt).toBe(CHECKED_AT);
    expect((await database.sources.get(source.stableId))?.source).toEqual(source);
  });

  it('keeps a changed text beside the old one, once', async () => {
    const { database, source, snapshot, makeCheck } = await setUp();
    const changed = { ...snapshot, capturedAt: CHECKED_AT, text: 'The second text.', sha256: 'a'.repeat(64) };
    await savePageCheck(database, makeCheck({ outcome: 'changed' }), changed);
    await savePageCheck(database, makeCheck({ outcome: 'changed' }), {
      ...changed,
      capturedAt: '2026-05-02T10:00:00.000Z',
    });
    expect((await listSnapshots(database, source.stableId)).map(({ text }) => text)).toEqual([
      'The first text.',
      'The second text.',
    ]);
  });

  it('sets the link state with the date of the check if the check proves another one', async () => {
    const { database, source, makeCheck } = await setUp();
    await savePageCheck(database, makeCheck({ outcome: 'gone', httpStatus: 410 }), null);
    const stored = (await database.sources.get(source.stableId))?.source;
    expect(stored?.linkState).toEqual({ state: 'dead', checkedAt: CHECKED_AT });
    expect(stored?.updatedAt).toBe(CHECKED_AT);
    await savePageCheck(database, makeCheck({ outcome: 'blocked' }), null);
    expect((await database.sources.get(source.stableId))?.source.linkState?.state).toBe('dead');
  });

  it.each(['blocked', 'no-access', 'no-text', 'network-error'] as const)(
    'does not change the link state for %s, which proves none',
    async (outcome) => {
      const { database, source, makeCheck } = await setUp();
      await savePageCheck(database, makeCheck({ outcome }), null);
      expect((await database.sources.get(source.stableId))?.source).toEqual(source);
    },
  );

  it('keeps what an earlier check compared if a check could not compare', async () => {
    const { database, source, makeCheck } = await setUp();
    const compared = {
      comparedWith: '2026-03-12T09:00:00.000Z',
      changedValues: [{ field: 'title' as const, before: 'Old', after: 'New' }],
      quotes: { unchanged: 1, changed: 0, missing: 2 },
      quoteState: 'missing' as const,
    };
    await savePageCheck(database, makeCheck({ outcome: 'changed', changedShare: 0.1, ...compared }), null);
    const failed = makeCheck({
      checkedAt: '2026-05-02T10:00:00.000Z',
      outcome: 'network-error',
      httpStatus: null,
      comparedWith: null,
    });
    const result = await savePageCheck(database, failed, null);
    expect(result).toEqual({ ok: true, value: { ...failed, ...compared } });
    expect(await findPageCheck(database, source.stableId)).toEqual({ ...failed, ...compared });
    await savePageCheck(database, makeCheck({ outcome: 'unchanged' }), null);
    expect((await findPageCheck(database, source.stableId))?.quoteState).toBe('none');
  });

  it('does not change a record without a link state if the page is there', async () => {
    const { database, source, makeCheck } = await setUp({ linkState: null });
    await savePageCheck(database, makeCheck({ outcome: 'unchanged' }), null);
    expect((await database.sources.get(source.stableId))?.source).toEqual(source);
    await savePageCheck(database, makeCheck({ outcome: 'not-found' }), null);
    expect((await database.sources.get(source.stableId))?.source.linkState?.state).toBe('dead');
  });

  it('writes nothing for a source in the bin', async () => {
    const { database, source, makeCheck } = await setUp();
    await putRows(database, [source], () => CHECKED_AT);
    const result = await savePageCheck(database, makeCheck(), null);
    expect(result).toEqual({ ok: true, value: null });
    expect(await findPageCheck(database, source.stableId)).toBeNull();
  });

  it('finds sources by the worst state of a quote, and those with a missing quote also as changed', async () => {
    const { database, source, makeCheck } = await setUp();
    await savePageCheck(database, makeCheck({ quoteState: 'missing' }), null);
    expect(await listQuoteStates(database)).toEqual(
      new Map([[source.stableId, new Set(['missing', 'changed'])]]),
    );
  });
});
