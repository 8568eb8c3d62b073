import { describe, expect, it } from 'vitest';
import { buildImportedList } from '@/lib/app/library/build-imported-list';
import { err, ok } from '@/lib/base/result';
import { VenueList } from '@/lib/record/schema/venue-list';
import { makeListedVenue } from '@/tests/support/make-venue-list';

const values = { name: ' Club list ', source: '', licence: '', date: '' };
const venues = [makeListedVenue(['a.example'])];
const options = { id: 'import:1', now: new Date('2026-11-01T10:00:00Z') };

describe('buildImportedList', () => {
  it('builds a valid list that is switched on', () => {
    const filled = { ...values, source: 'https://club.example/list', licence: 'CC0', date: '2026-10-02' };
    const result = buildImportedList(filled, venues, options);
    expect(result).toEqual(
      ok({
        id: 'import:1',
        name: 'Club list',
        source: 'https://club.example/list',
        licence: 'CC0',
        licenceUrl: null,
        date: '2026-10-02',
        importedAt: '2026-11-01T10:00:00.000Z',
        isOn: true,
        venues,
      }),
    );
    expect(result.ok && VenueList.safeParse(result.value).success).toBe(true);
  });
  it('stores empty values as null', () => {
    expect(buildImportedList(values, venues, options)).toMatchObject({
      value: { source: null, licence: null, date: null },
    });
  });
  it.each([
    [{ name: '  ' }, 'venueListNeedsName'],
    [{ source: 'javascript:alert(1)' }, 'venueListInvalidSource'],
    [{ source: 'club' }, 'venueListInvalidSource'],
    [{ date: '2026' }, 'venueListInvalidDate'],
    [{ date: '2026-13' }, 'venueListInvalidDate'],
  ])('rejects %o', (changes, problem) => {
    expect(buildImportedList({ ...values, ...changes }, venues, options)).toEqual(err(problem));
  });
});
