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
  moveToBin,
  removeVenue,
  restoreFromBin,
  saveVenue,
  setSourceStatus,
} from '@/tests/support/apply-change';
import { makeSource } from '@/tests/support/make-records';

const NOW = new Date('2026-03-12T09:00:00.000Z');

let stores = 0;
let store: Database;
beforeEach(() => {
  stores += 1;
  store = openDatabase(`writes-${stores}`);
});

const makeTestSnapshot = (stableId: string, changed: Partial<Snapshot> = {}): Snapshot =>
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
    ...changed,
  });

const aVenue = Venue.parse({
  id: 'own:example.org',
  name: 'Example',
  domains: ['example.org'],
  type: null,
  credibility: 4,
  peerReviewed: null,
  rationale: 'Known to us.',
});

describe('saveSource', () => {
  it('indexes every form of the addresses of a source', async () => {
    const source = makeSource({ url: 'https://example.org/a/', aliases: ['https://doi.org/10.1000/XYZ'] });
    await saveSource(store, source, null);
    for (const url of [
      'http://www.example.org/a',
      'https://example.org/a/?utm_source=x',
      'https://dx.doi.org/10.1000/xyz',
    ])
      expect((await findSourceByUrlKeys(store, getUrlKeys(url)))?.stableId).toBe(source.stableId);
    expect(await findSourceByUrlKeys(store, getUrlKeys('https://example.org/b'))).toBeNull();
  });

  it('stores each snapshot once, outside the source row', async () => {
    const source = makeSource();
    await saveSource(store, source, makeTestSnapshot(source.stableId));
    await saveSource(
      store,
      source,
      makeTestSnapshot(source.stableId, { capturedAt: '2026-03-13T09:00:00.000Z' }),
    );
    expect(await store.snapshots.count()).toBe(1);
    await saveSource(
      store,
      source,
      makeTestSnapshot(source.stableId, { capturedAt: '2026-03-14T09:00:00.000Z', sha256: 'b'.repeat(64) }),
    );
    expect(await store.snapshots.count()).toBe(2);
    expect(JSON.stringify(await store.sources.toArray())).not.toContain('Some text');
  });

  it('reports no success when the row cannot be read back', async () => {
    const broken = { ...makeSource(), importance: 'many' as never };
    expect(await saveSource(store, broken, null)).toEqual({ ok: false, problem: { kind: 'not-read-back' } });
  });

  it('indexes the source with the venue that is valid at the time of the write', async () => {
    const source = makeSource({ venueId: aVenue.id });
    await saveSource(store, source, null);
    expect((await store.sources.get(source.stableId))?.missing).toContain('rating');
    await store.venues.put(aVenue);
    await setSourceStatus(store, [source.stableId], 'reviewed', NOW);
    expect(await store.sources.get(source.stableId)).toEqual(
      buildRow({ ...source, status: 'reviewed', updatedAt: NOW.toISOString() }, aVenue, null),
    );
  });

  it('restores the source from the bin', async () => {
    const source = makeSource({ status: 'archived' });
    await saveSource(store, source, null);
    await moveToBin(store, [source.stableId], NOW);
    await saveSource(store, source, null);
    expect(await store.sources.get(source.stableId)).toMatchObject({ shelf: 'archived', deletedAt: null });
  });

  it('stores the missing fields', () => {
    const source = makeSource({ summary: 'Mine.', importance: 0, venueId: aVenue.id });
    expect(buildRow(source, aVenue, null).missing).toEqual(['keyPoints', 'publishedDate']);
    expect(buildRow(source, null, null).missing).toContain('rating');
  });

  it('indexes the host and every parent domain', () => {
    expect(listHostSuffixes('https://a.b.org/x')).toEqual(['a.b.org', 'b.org', 'org']);
  });
});

describe('attemptWrite', () => {
  it('returns `disk-full` for a quota error, even a nested one', async () => {
    const outer = Object.assign(new Error('aborted'), {
      name: 'AbortError',
      inner: Object.assign(new Error('full'), { name: 'QuotaExceededError' }),
    });
    expect(await attemptWrite(() => Promise.reject(outer))).toEqual({
      ok: false,
      problem: { kind: 'disk-full' },
    });
  });

  it('returns other database errors, and rethrows bugs', async () => {
    const closed = await attemptWrite(() => Promise.reject(new Dexie.DatabaseClosedError('closed')));
    expect(closed).toEqual({ ok: false, problem: { kind: 'store-failed', name: 'DatabaseClosedError' } });
    await expect(attemptWrite(() => Promise.reject(new TypeError('ours')))).rejects.toThrow('ours');
  });
});

describe('changes of status, of the bin, and emptyBin', () => {
  it('move sources to the bin and back without loss', async () => {
    const source = makeSource({ status: 'reviewed' });
    const row = buildRow(source, null, null);
    await saveSource(store, source, null);
    await moveToBin(store, [source.stableId, 'sid_notthere00'], NOW);
    expect(await store.sources.get(source.stableId)).toMatchObject({
      shelf: 'bin',
      deletedAt: NOW.toISOString(),
    });
    await restoreFromBin(store, [source.stableId], NOW);
    expect(await store.sources.get(source.stableId)).toEqual(row);
  });

  it('keep sources in the bin when their status changes, and restore them with the new status', async () => {
    const source = makeSource();
    await saveSource(store, source, null);
    await moveToBin(store, [source.stableId], NOW);
    await setSourceStatus(store, [source.stableId], 'archived', NOW);
    expect((await store.sources.get(source.stableId))?.shelf).toBe('bin');
    await restoreFromBin(store, [source.stableId], NOW);
    expect((await store.sources.get(source.stableId))?.shelf).toBe('archived');
  });

  it('leave an unreadable row unchanged', async () => {
    await store.sources.put({ stableId: 'sid_bad0000000' } as never);
    expect(await setSourceStatus(store, ['sid_bad0000000'], 'reviewed', NOW)).toEqual({
      ok: true,
      value: 0,
    });
    expect(await store.sources.get('sid_bad0000000')).toEqual({ stableId: 'sid_bad0000000' });
  });

  it('remove sources with their snapshots after the cutoff', async () => {
    const [old, recent, untouched] = [makeSource(), makeSource(), makeSource()];
    await saveSource(store, old, makeTestSnapshot(old.stableId));
    for (const source of [recent, untouched]) await saveSource(store, source, null);
    await moveToBin(store, [old.stableId], new Date('2026-01-01T00:00:00.000Z'));
    await moveToBin(store, [recent.stableId], new Date('2026-03-01T00:00:00.000Z'));
    expect(await emptyBin(store, '2026-02-01T00:00:00.000Z')).toEqual({ ok: true, value: 1 });
    expect(await store.sources.toCollection().primaryKeys()).toEqual(
      [recent.stableId, untouched.stableId].sort(),
    );
    expect(await store.snapshots.count()).toBe(0);
  });
});

describe('saveVenue and removeVenue', () => {
  it('update the index columns of every source under the host of the venue', async () => {
    const [inside, outside] = [
      makeSource({ url: 'https://news.example.org/1' }),
      makeSource({ url: 'https://other.net/1' }),
    ];
    for (const source of [inside, outside]) await saveSource(store, source, null);
    await saveVenue(store, aVenue, NOW);
    expect((await store.sources.get(inside.stableId))?.missing).not.toContain('rating');
    expect((await store.sources.get(inside.stableId))?.venueId).toBe(aVenue.id);
    expect((await store.sources.get(outside.stableId))?.venueId).toBe('');
    expect(await removeVenue(store, aVenue.id, NOW)).toEqual({ ok: true, value: aVenue });
    expect(await removeVenue(store, aVenue.id, NOW)).toEqual({ ok: true, value: null });
    expect((await store.sources.get(inside.stableId))?.venueId).toBe('');
    expect((await store.sources.get(inside.stableId))?.missing).toContain('rating');
    expect(await store.venues.count()).toBe(0);
  });
});
