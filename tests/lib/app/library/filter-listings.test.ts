import { describe, expect, it } from 'vitest';
import { filterListings } from '@/lib/app/library/filter-listings';
import { makeListedVenue, makeVenueList } from '@/tests/support/make-venue-list';

const list = makeVenueList('list', [
  makeListedVenue(['sky.com'], { name: 'Sky' }),
  makeListedVenue(['bbc.co.uk', 'bbc.com'], { name: 'BBC' }),
  makeListedVenue(['unused.example'], { name: 'Unused News' }),
]);
const counts = new Map([
  ['bbc.com', 2],
  ['news.bbc.co.uk', 5],
  ['sky.com', 1],
  ['elsewhere.example', 9],
]);
const listNames = (text: string, lists = [list]) =>
  filterListings(lists, text, counts).map(({ venue, sourceCount }) => [venue.name, sourceCount]);

describe('filterListings', () => {
  it('returns the venues with sources, the most used first', () => {
    expect(listNames('')).toEqual([
      ['BBC', 7],
      ['Sky', 1],
    ]);
    expect(filterListings([list], 'bbc', counts)[0]?.usedHosts).toEqual(['bbc.com', 'news.bbc.co.uk']);
  });
  it('finds venues by the beginning of words of their name and hosts', () => {
    expect(listNames('unus')).toEqual([['Unused News', 0]]);
    expect(listNames('sky.com')).toEqual([['Sky', 1]]);
    expect(listNames('news unused')).toEqual([['Unused News', 0]]);
    expect(listNames('nothing')).toEqual([]);
  });
  it('counts a source only for the list that rates it, and omits lists that are switched off', () => {
    const first = makeVenueList('first', [makeListedVenue(['sky.com'], { name: 'Sky, first list' })]);
    expect(listNames('sky', [first, list])).toEqual([
      ['Sky, first list', 1],
      ['Sky', 0],
    ]);
    expect(listNames('sky', [{ ...first, isOn: false }, list])).toEqual([['Sky', 1]]);
  });
});
