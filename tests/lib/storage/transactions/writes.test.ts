import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { getUrlKeys } from '@/lib/address/url-keys';
import { Snapshot } from '@/lib/record/schema/snapshot';
import { Venue } from '@/lib/record/schema/venue';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { findSourceByUrlKeys } from '@/lib/storage/queries/find-source-by-url-keys';
import { attemptWrite } from '@/lib/storage/transactions/attempt-write';
import { buildRow, listHostSuffixes } from '@/lib/storage/transactions/build-row';
import { emptyBin } from '@/lib/storage/transactions/empty-bin';
import { saveSource } from '@/lib/storage/transactions/save-source';
import {
  deleteVenue,
  moveToBin,
  restoreFromBin,
  saveVenue,
  setSourceStatus,
} from '@/tests/support/apply-change';
import { makeSource } from '@/tests/support/make-sources';

const NOW = new Date('2026-03-12T09:00:00.000Z');

let databaseCount = 0;
let database: Database;
beforeEach(() => {
  databaseCount += 1;
  database = openDatabase(`writes-${databaseCount}`);
});

const makeTestSnapshot = (stableId: string, overrides: Partial<Snapshot> = {}): Snapshot =>
  Snapshot.parse({
    stableId,
    capturedAt: '2026-03-12T09:00:00.000Z',
    httpStatus: 200,
    contentType: 'text/html',
    language: 'en',
    words: 2,
    lengthBytes: 9,
    markdown: 'Some text',
    text: 'Some text',
    sha256: 'a'.repeat(64),
    ...overrides,
  });

const CUSTOM_VENUE = Venue.parse({
  id: 'own:example.org',
  name: 'Example',
  domains: ['example.org'],
  type: null,
  credibility: 4,
  peerReviewed: null,
  rationale: 'Known to us.',
});

describe('saveSource', () => {
  it('indexes every form of the URLs of a source', async () => {
    const source = makeSource({ url: 'https://example.org/a/', aliases: ['https://doi.org/10.1000/XYZ'] });
    await saveSource(database, source, null);
    for (const url of [
      'http://www.example.org/a',
      'https://example.org/a/?utm_source=x',
      'https://dx.doi.org/10.1000/xyz',
    ])
      expect((await findSourceByUrlKeys(database, getUrlKeys(url)))?.stableId).toBe(source.stableId);
    expect(await findSourceByUrlKeys(database, getUrlKeys('https://example.org/b'))).toBeNull();
  });

  it('stores each snapshot once, outside the source row', async () => {
    const source = makeSource();
    await saveSource(database, source, makeTestSnapshot(source.stableId));
    await saveSource(
      database,
      source,
      makeTestSnapshot(source.stableId, { capturedAt: '2026-03-13T09:00:00.000Z' }),
    );
    expect(await database.snapshots.count()).toBe(1);
    await saveSource(
      database,
      source,
      makeTestSnapshot(source.stableId, { capturedAt: '2026-03-14T09:00:00.000Z', sha256: 'b'.repeat(64) }),
    );
    expect(await database.snapshots.count()).toBe(2);
    expect(JSON.stringify(await database.sources.toArray())).not.toContain('Some text');
  });

  it('returns `write-not-verified` when the row cannot be read back', async () => {
    const invalidSource = { ...makeSource(), importance: 'many' as never };
    expect(await saveSource(database, invalidSource, null)).toEqual({
      ok: false,
      problem: { kind: 'write-not-verified' },
    });
  });

  it('notes in the same transaction that the search index must read the source', async () => {
    const source = makeSource({ tags: ['tide'] });
    await saveSource(database, source, null);
    const [change] = (await database.indexChanges.toArray()).slice(-1);
    expect(change).toMatchObject({ stableId: source.stableId, tags: ['tide'] });
  });

  it('writes the columns without which version 6 would not list the source', async () => {
    const source = makeSource();
    await saveSource(database, source, null);
    expect(await database.sources.get(source.stableId)).toMatchObject({ terms: [], missing: [] });
  });

  it('restores the source from the bin', async () => {
    const source = makeSource({ status: 'archived' });
    await saveSource(database, source, null);
    await moveToBin(database, [source.stableId], NOW);
    await saveSource(database, source, null);
    expect(await database.sources.get(source.stableId)).toMatchObject({ shelf: 'archived', deletedAt: null });
  });

  it('indexes the host and every parent domain', () => {
    expect(listHostSuffixes('https://a.b.org/x')).toEqual(['a.b.org', 'b.org', 'org']);
  });
});

describe('attemptWrite', () => {
  it('returns `disk-full` for a quota error, even a nested one', async () => {
    const abortError = Object.assign(new Error('aborted'), {
      name: 'AbortError',
      inner: Object.assign(new Error('full'), { name: 'QuotaExceededError' }),
    });
    expect(await attemptWrite(() => Promise.reject(abortError))).toEqual({
      ok: false,
      problem: { kind: 'disk-full' },
    });
  });

  it('returns the problem of the first failed row if a bulk write fails', async () => {
    const reject = (name: string) =>
      attemptWrite(() =>
        Promise.reject(new Dexie.BulkError('rows failed', [Object.assign(new Error('row'), { name })])),
      );
    expect(await reject('QuotaExceededError')).toEqual({ ok: false, problem: { kind: 'disk-full' } });
    expect(await reject('UnknownError')).toEqual({
      ok: false,
      problem: { kind: 'store-failed', name: 'UnknownError' },
    });
  });

  it('returns other database errors, and rethrows bugs', async () => {
    const result = await attemptWrite(() => Promise.reject(new Dexie.DatabaseClosedError('result')));
    expect(result).toEqual({ ok: false, problem: { kind: 'store-failed', name: 'DatabaseClosedError' } });
    await expect(attemptWrite(() => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
  });
});

describe('setSourceStatus, moveToBin, restoreFromBin and emptyBin', () => {
  it('move sources to the bin and back without loss', async () => {
    const source = makeSource({ status: 'reviewed' });
    const row = buildRow(source, null);
    await saveSource(database, source, null);
    await moveToBin(database, [source.stableId, 'sid_notthere00'], NOW);
    expect(await database.sources.get(source.stableId)).toMatchObject({
      shelf: 'bin',
      deletedAt: NOW.toISOString(),
    });
    await restoreFromBin(database, [source.stableId], NOW);
    expect(await database.sources.get(source.stableId)).toEqual(row);
  });

  it('keep sources in the bin when their status changes, and restore them with the new status', async () => {
    const source = makeSource();
    await saveSource(database, source, null);
    await moveToBin(database, [source.stableId], NOW);
    await setSourceStatus(database, [source.stableId], 'archived', NOW);
    expect((await database.sources.get(source.stableId))?.shelf).toBe('bin');
    await restoreFromBin(database, [source.stableId], NOW);
    expect((await database.sources.get(source.stableId))?.shelf).toBe('archived');
  });

  it('leave an unreadable row unchanged', async () => {
    await database.sources.put({ stableId: 'sid_bad0000000' } as never);
    expect(await setSourceStatus(database, ['sid_bad0000000'], 'reviewed', NOW)).toEqual({
      ok: true,
      value: 0,
    });
    expect(await database.sources.get('sid_bad0000000')).toEqual({ stableId: 'sid_bad0000000' });
  });

  it('delete the sources that were moved to the bin before the cutoff, and their snapshots', async () => {
    const [expiredSource, recentSource, activeSource] = [makeSource(), makeSource(), makeSource()];
    await saveSource(database, expiredSource, makeTestSnapshot(expiredSource.stableId));
    for (const source of [recentSource, activeSource]) await saveSource(database, source, null);
    await moveToBin(database, [expiredSource.stableId], new Date('2026-01-01T00:00:00.000Z'));
    await moveToBin(database, [recentSource.stableId], new Date('2026-03-01T00:00:00.000Z'));
    expect(await emptyBin(database, '2026-02-01T00:00:00.000Z')).toEqual({ ok: true, value: 1 });
    expect(await database.sources.toCollection().primaryKeys()).toEqual(
      [recentSource.stableId, activeSource.stableId].sort(),
    );
    expect(await database.snapshots.count()).toBe(0);
    // The deletion of the expired source can no longer be undone.
    expect((await database.changes.toArray()).map(({ at }) => at)).toEqual(['2026-03-01T00:00:00.000Z']);
    expect(await database.changeChunks.count()).toBe(1);
  });
});

describe('saveVenue and deleteVenue', () => {
  it('update the index columns of every source under the host of the venue', async () => {
    const [inside, outside] = [
      makeSource({ url: 'https://news.example.org/1' }),
      makeSource({ url: 'https://other.net/1' }),
    ];
    for (const source of [inside, outside]) await saveSource(database, source, null);
    await saveVenue(database, CUSTOM_VENUE, NOW);
    expect((await database.sources.get(inside.stableId))?.venueId).toBe(CUSTOM_VENUE.id);
    expect((await database.sources.get(outside.stableId))?.venueId).toBe('');
    expect(await deleteVenue(database, CUSTOM_VENUE.id, NOW)).toEqual({ ok: true, value: CUSTOM_VENUE });
    expect(await deleteVenue(database, CUSTOM_VENUE.id, NOW)).toEqual({ ok: true, value: null });
    expect((await database.sources.get(inside.stableId))?.venueId).toBe('');
    expect(await database.venues.count()).toBe(0);
  });
});
