import { makeWiki } from '@/tests/support/make-wiki';
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { PageCheck } from '@/lib/record/schema/page-check';
import { openDatabase } from '@/lib/storage/open-database';
import { findPageCheck } from '@/lib/storage/queries/page-checks';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { savePageCheck } from '@/lib/storage/transactions/save-page-check';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { saveWiki } from '@/lib/storage/transactions/save-wiki';
import { saveRows } from '@/tests/support/backup-library';
import { makePageCheck, makeQuoteResults } from '@/tests/support/make-page-check';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';

const CHECKED_AT = '2026-05-01T10:00:00.000Z';
const WIKI = makeWiki();

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
  it('saves the date of a check without changing the source', async () => {
    const { database, source, makeCheck } = await setUp();
    await savePageCheck(database, makeCheck(), null);
    expect((await findPageCheck(database, source.stableId))?.checkedAt).toBe(CHECKED_AT);
    expect((await database.sources.get(source.stableId))?.source).toEqual(source);
  });

  it('adds a snapshot of a changed text, but not twice', async () => {
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

  it('stores a text that the reader captures again after a check found it as saved by the reader', async () => {
    const { database, source, snapshot, makeCheck } = await setUp();
    const changed = { ...snapshot, capturedAt: CHECKED_AT, text: 'The second text.', sha256: 'a'.repeat(64) };
    await savePageCheck(database, makeCheck({ outcome: 'changed' }), { ...changed, isFromCheck: true });
    await saveSource(database, source, { ...changed, capturedAt: '2026-05-02T10:00:00.000Z' });
    expect(await listSnapshots(database, source.stableId)).toEqual([snapshot, changed]);
  });

  it('replaces the link state and its date if the check finds another state', async () => {
    const { database, source, makeCheck } = await setUp();
    await savePageCheck(database, makeCheck({ outcome: 'gone', httpStatus: 410 }), null);
    const stored = (await database.sources.get(source.stableId))?.source;
    expect(stored?.linkState).toEqual({ state: 'dead', checkedAt: CHECKED_AT });
    expect(stored?.updatedAt).toBe(CHECKED_AT);
    await savePageCheck(database, makeCheck({ outcome: 'blocked' }), null);
    expect((await database.sources.get(source.stableId))?.source.linkState?.state).toBe('dead');
  });

  it.each(['blocked', 'no-access', 'no-text'] as const)(
    'does not change the link state for %s, which says nothing about the link',
    async (outcome) => {
      const { database, source, makeCheck } = await setUp();
      await savePageCheck(database, makeCheck({ outcome }), null);
      expect((await database.sources.get(source.stableId))?.source).toEqual(source);
    },
  );

  it.each([
    ['dead', 'network-error', null],
    ['paywall', 'network-error', null],
    ['dead', 'http-error', 503],
    ['paywall', 'http-error', 500],
  ] as const)(
    'does not replace the link state %s by %s, which may pass and proves less',
    async (state, outcome, httpStatus) => {
      const { database, source, makeCheck } = await setUp({
        linkState: { state, checkedAt: '2026-03-12T09:00:00.000Z' },
      });
      await saveWiki(database, WIKI, new Date());
      await database.outboxEntries.clear();
      await savePageCheck(database, makeCheck({ outcome, httpStatus }), null);
      expect((await database.sources.get(source.stableId))?.source).toEqual(source);
      expect(await database.outboxEntries.count()).toBe(0);
      expect((await findPageCheck(database, source.stableId))?.outcome).toBe(outcome);
    },
  );

  it.each(['dead', 'error'] as const)('replaces the link state %s when the page is there', async (state) => {
    const { database, source, makeCheck } = await setUp({
      linkState: { state, checkedAt: '2026-03-12T09:00:00.000Z' },
    });
    await savePageCheck(database, makeCheck({ outcome: 'unchanged' }), null);
    expect((await database.sources.get(source.stableId))?.source.linkState?.state).toBe('ok');
  });

  it('sets an error of the server on a link that worked', async () => {
    const { database, source, makeCheck } = await setUp();
    await savePageCheck(database, makeCheck({ outcome: 'http-error', httpStatus: 503 }), null);
    expect((await database.sources.get(source.stableId))?.source.linkState?.state).toBe('error');
  });

  it('keeps the comparison of an earlier check if the page could not be read', async () => {
    const { database, source, makeCheck } = await setUp();
    const compared = {
      comparedWith: '2026-03-12T09:00:00.000Z',
      changedValues: [{ field: 'title' as const, before: 'Old', after: 'New' }],
      comparedAt: CHECKED_AT,
      quoteResults: makeQuoteResults([{ exact: 'The first', prefix: '', suffix: '' }], 'missing'),
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
    expect((await findPageCheck(database, source.stableId))?.quoteResults).toBeUndefined();
  });

  it('adds what a search found on a page that could not be compared to the earlier comparison', async () => {
    const { database, source, makeCheck } = await setUp();
    const makeQuote = (exact: string) => ({ exact, prefix: '', suffix: '' });
    const [first, second, third] = [makeQuote('The first'), makeQuote('The second'), makeQuote('The third')];
    const earlier = [
      ...makeQuoteResults([first, second], 'missing'),
      ...makeQuoteResults([third], 'changed'),
    ];
    await savePageCheck(database, makeCheck({ comparedAt: CHECKED_AT, quoteResults: earlier }), null);
    const searched = makeCheck({
      outcome: 'no-text',
      comparedWith: null,
      comparedAt: '2026-05-02T10:00:00.000Z',
      quoteResults: makeQuoteResults([first], 'unchanged'),
    });
    await savePageCheck(database, searched, null);
    expect(await findPageCheck(database, source.stableId)).toMatchObject({
      comparedAt: '2026-05-02T10:00:00.000Z',
      quoteResults: [
        { exact: 'The first', state: 'unchanged' },
        { exact: 'The second', state: 'missing' },
      ],
    });
  });

  it('adds a link state to a source without one only if the page is not found', async () => {
    const { database, source, makeCheck } = await setUp({ linkState: null });
    await savePageCheck(database, makeCheck({ outcome: 'unchanged' }), null);
    expect((await database.sources.get(source.stableId))?.source).toEqual(source);
    await savePageCheck(database, makeCheck({ outcome: 'not-found' }), null);
    expect((await database.sources.get(source.stableId))?.source.linkState?.state).toBe('dead');
  });

  it('writes nothing for a source in the bin', async () => {
    const { database, source, makeCheck } = await setUp();
    const getDeletedAt = () => CHECKED_AT;
    await saveRows(database, [source], getDeletedAt);
    const result = await savePageCheck(database, makeCheck(), null);
    expect(result).toEqual({ ok: true, value: null });
    expect(await findPageCheck(database, source.stableId)).toBeNull();
  });
});
