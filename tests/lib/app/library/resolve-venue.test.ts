import { describe, expect, it } from 'vitest';
import { createVenueResolver } from '@/lib/app/library/resolve-venue';
import { buildVenueTable } from '@/lib/app/library/venue-table';
import { makeSource } from '@/tests/support/make-sources';
import { makeVenue } from '@/tests/support/make-venue';
import { makeListedVenue, makeVenueList } from '@/tests/support/make-venue-list';

const list = makeVenueList('list', [makeListedVenue(['paper.example'], { name: 'The Paper', level: 2 })]);
const ownVenue = makeVenue('own', ['paper.example'], { name: 'My paper', credibility: 5 });

describe('createVenueResolver', () => {
  it.each([
    [
      { venueId: 'own', siteName: '', host: 'paper.example' },
      { name: 'My paper', level: 5 },
    ],
    [
      { venueId: '', siteName: '', host: 'www.paper.example' },
      { name: 'The Paper', level: 2 },
    ],
    [
      { venueId: '', siteName: 'paper.example', host: 'paper.example' },
      { name: 'The Paper', level: 2 },
    ],
    [
      { venueId: '', siteName: 'Paper Weekend', host: 'paper.example' },
      { name: 'Paper Weekend', level: 2 },
    ],
    [
      { venueId: '', siteName: '', host: 'other.example' },
      { name: 'other.example', level: 0 },
    ],
  ])('resolves %o', (venue, expected) => {
    expect(createVenueResolver([ownVenue], [list])(venue)).toEqual(expected);
  });
  it('ignores a list that is switched off', () => {
    const resolve = createVenueResolver([], [{ ...list, isOn: false }]);
    expect(resolve({ venueId: '', siteName: '', host: 'paper.example' })).toEqual({
      name: 'paper.example',
      level: 0,
    });
  });
});

describe('buildVenueTable with venue lists', () => {
  const source = makeSource({ url: 'https://www.paper.example/a', siteName: null, venueId: null });

  it('rates and names a source without a venue', () => {
    const table = buildVenueTable([], [list]);
    expect(table.getRating(source)).toMatchObject({ kind: 'listed', level: 2 });
    expect(table.getVenueName(source)).toBe('The Paper');
    expect(table.getNameOfFacetValue('paper.example')).toBe('The Paper');
  });
  it('prefers the venue of the source', () => {
    const table = buildVenueTable([ownVenue], [list]);
    const linkedSource = { ...source, venueId: 'own' };
    expect(table.getRating(linkedSource)).toMatchObject({ kind: 'inherited', level: 5 });
    expect(table.getVenueName(linkedSource)).toBe('My paper');
    expect(table.getNameOfFacetValue('own')).toBe('My paper');
  });
});
