import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Venue } from '@/lib/record/schema/venue';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { listRatingChanges, listVenueRatingChanges } from '@/lib/storage/queries/list-rating-changes';
import { emptyBin } from '@/lib/storage/transactions/empty-bin';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { type VenueWrites, writeVenues } from '@/lib/storage/transactions/write-venue';
import { finishChange, moveToBin } from '@/tests/support/apply-change';
import { makeSource } from '@/tests/support/make-sources';
import { makeVenue } from '@/tests/support/make-venue';

const NOW = new Date('2026-11-01T10:00:00.000Z');
const createDatabase = () => openDatabase(`venues-${crypto.randomUUID()}`);

/**
 * Writes venues as the worker does. Returns the number of sources that were linked again, or null if no source had to
 * be checked.
 */
async function write(database: Database, writes: Partial<VenueWrites>) {
  const result = await writeVenues(
    database,
    { save: [], deleteIds: [], ...writes },
    crypto.randomUUID(),
    NOW,
  );
  if (!result.ok) throw new Error(result.problem.kind);
  const { change, previousVenues } = result.value;
  if (change) await finishChange(database, change.id, NOW);
  return { previousVenues, sourceCount: change?.sourceCount ?? null };
}

const readVenueId = async (database: Database, stableId: string) =>
  (await database.sources.get(stableId))?.venueId;

const paper = makeVenue('paper', ['paper.example'], { rationale: 'Careful' });
const rated = (venue: Venue, credibility: Venue['credibility'], rationale: string | null): Venue => ({
  ...venue,
  credibility,
  rationale,
});

describe('writeVenues', () => {
  it('links the sources of a new venue, but looks at no source if only the rating changes', async () => {
    const database = createDatabase();
    const source = makeSource({ url: 'https://paper.example/a' });
    await saveSource(database, source, null);
    expect((await write(database, { save: [paper] })).sourceCount).toBe(1);
    expect(await readVenueId(database, source.stableId)).toBe('paper');
    expect((await write(database, { save: [rated(paper, 1, 'Invented a quote')] })).sourceCount).toBeNull();
    expect(await readVenueId(database, source.stableId)).toBe('paper');
  });

  it('looks at the sources again if name or domains change', async () => {
    const database = createDatabase();
    await write(database, { save: [paper] });
    await saveSource(database, makeSource({ url: 'https://paper.example/a', venueId: 'paper' }), null);
    expect((await write(database, { save: [{ ...paper, name: 'The Paper' }] })).sourceCount).toBe(1);
    expect(
      (await write(database, { save: [{ ...paper, domains: ['elsewhere.example'] }] })).sourceCount,
    ).toBe(1);
  });

  it('looks at no source if the reader re-rates a shipped venue and discards the change', async () => {
    const database = createDatabase();
    const [shipped] = getShippedVenues();
    if (!shipped) throw new Error('No venue ships.');
    expect((await write(database, { save: [rated(shipped, 1, 'Mine')] })).sourceCount).toBeNull();
    expect((await write(database, { deleteIds: [shipped.id] })).sourceCount).toBeNull();
    const changes = await listRatingChanges(database, [`venue:${shipped.id}`]);
    expect(changes.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      [1, shipped.credibility, null],
      [shipped.credibility, 1, 'Mine'],
    ]);
  });

  it('moves the sources of a merged venue to the kept one, and back', async () => {
    const database = createDatabase();
    const target = makeVenue('kept', ['kept.example']);
    const merged = makeVenue('merged', ['merged.example']);
    await write(database, { save: [target, merged] });
    const source = makeSource({ url: 'https://merged.example/a', venueId: 'merged' });
    await saveSource(database, source, null);

    const union = { ...target, domains: ['kept.example', 'merged.example'] };
    const { previousVenues } = await write(database, { save: [union], deleteIds: ['merged'] });
    expect(await readVenueId(database, source.stableId)).toBe('kept');
    expect(await database.venues.toArray()).toEqual([union]);

    const undo = { save: previousVenues, deleteIds: [], expected: [union] };
    await write(database, undo);
    // A request may be repeated.
    await write(database, undo);
    expect(await readVenueId(database, source.stableId)).toBe('merged');
    expect(await database.venues.toArray()).toEqual([target, merged]);
  });

  it('writes nothing if a venue was edited, deleted or added since the change that an Undo expects', async () => {
    const database = createDatabase();
    const other = makeVenue('other', ['other.example']);
    const edited = { ...paper, name: 'Edited since' };
    await write(database, { save: [edited] });
    const undo = (writes: Partial<VenueWrites>) =>
      writeVenues(database, { save: [], deleteIds: [], ...writes }, crypto.randomUUID(), NOW);
    const changed = (name: string) => ({ ok: false, problem: { kind: 'venue-changed', name } });
    expect(await undo({ save: [other, paper], expected: [paper] })).toEqual(changed('Edited since'));
    expect(await undo({ save: [paper], expected: [] })).toEqual(changed('Edited since'));
    expect(await undo({ save: [other], expected: [other] })).toEqual(changed(other.name));
    expect(await undo({ deleteIds: ['paper'], expected: [paper] })).toEqual(changed('Edited since'));
    expect(await database.venues.toArray()).toEqual([edited]);
  });
});

describe('the history of ratings', () => {
  it('has every change of level or reason of a venue, the latest first', async () => {
    const database = createDatabase();
    await write(database, { save: [paper] });
    await write(database, { save: [rated(paper, 2, 'Many corrections')] });
    await write(database, { save: [{ ...rated(paper, 2, 'Many corrections'), type: 'news' }] });
    await write(database, { save: [rated(paper, null, null)] });
    const changes = (await listVenueRatingChanges(database)).get('venue:paper') ?? [];
    expect(changes.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      [2, null, null],
      [3, 2, 'Many corrections'],
      [null, 3, 'Careful'],
    ]);
    expect(changes.every(({ at }) => at === NOW.toISOString())).toBe(true);
  });

  it('has the changes of the rating of a source, until the source is deleted permanently', async () => {
    const database = createDatabase();
    const source = makeSource({ credibilityOverride: null });
    await saveSource(database, source, null);
    await saveSource(
      database,
      { ...source, credibilityOverride: { level: 4, reason: 'Primary source' } },
      null,
    );
    await saveSource(
      database,
      { ...source, summary: 'x', credibilityOverride: { level: 4, reason: 'Primary source' } },
      null,
    );
    await saveSource(database, source, null);
    const read = async () =>
      (await listRatingChanges(database, [`source:${source.stableId}`])).map(({ from, to, reason }) => [
        from,
        to,
        reason,
      ]);
    expect(await read()).toEqual([
      [4, null, null],
      [null, 4, 'Primary source'],
    ]);
    await moveToBin(database, [source.stableId], NOW);
    await emptyBin(database, '2027-01-01T00:00:00.000Z');
    expect(await read()).toEqual([]);
  });

  it('omits unreadable rows', async () => {
    const database = createDatabase();
    await database.table('ratingChanges').add({ subject: 'venue:paper', at: 'yesterday' });
    expect(await listRatingChanges(database, ['venue:paper'])).toEqual([]);
  });
});
