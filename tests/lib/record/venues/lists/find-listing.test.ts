import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineLists, filterActiveLists } from '@/lib/record/venues/lists/combine-lists';
import { findListing } from '@/lib/record/venues/lists/find-listing';
import { SHIPPED_LIST } from '@/lib/record/venues/lists/shipped-list';
import { makeListedVenue, makeVenueList } from '@/tests/support/make-venue-list';

const news = makeListedVenue(['sky.com'], { name: 'Sky' });
const skyNews = makeListedVenue(['news.sky.com'], { name: 'Sky News' });
const list = makeVenueList('list', [news, skyNews]);

describe('findListing', () => {
  it.each([
    ['https://sky.com/a', 'Sky'],
    ['https://www.sky.com/', 'Sky'],
    ['https://help.sky.com/a?b#c', 'Sky'],
    ['https://news.sky.com/story', 'Sky News'],
    ['https://live.news.sky.com:8080/', 'Sky News'],
    ['https://notsky.com/', null],
    ['https://sky.com.example/', null],
    ['https://com/', null],
    ['ftp://sky.com/', null],
    ['not an address', null],
    ['', null],
  ])('finds the venue of the most specific host of %s', (url, name) => {
    expect(findListing(url, [list])?.venue.name ?? null).toBe(name);
  });
  it('prefers the first list, even if a later one has a more specific host', () => {
    const first = makeVenueList('first', [news]);
    const second = makeVenueList('second', [skyNews]);
    expect(findListing('https://news.sky.com/', [first, second])?.list.id).toBe('first');
    expect(findListing('https://news.sky.com/', [second, first])?.list.id).toBe('second');
  });
  it('prefers the first of two venues with the same host', () => {
    const twice = makeVenueList('twice', [news, makeListedVenue(['sky.com'], { name: 'Other' })]);
    expect(findListing('https://sky.com/', [twice])?.venue.name).toBe('Sky');
  });
  it('finds a listed host under any of its subdomains', () => {
    const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,8}[a-z0-9])?$/);
    fc.assert(
      fc.property(fc.array(label, { maxLength: 4 }), (labels) => {
        const host = [...labels, 'listed.example'].join('.');
        const oneHost = makeVenueList('list', [makeListedVenue(['listed.example'])]);
        expect(findListing(`https://${host}/path`, [oneHost])).not.toBeNull();
      }),
    );
  });
});

describe('combineLists', () => {
  const older = makeVenueList('older', [news], { importedAt: '2026-01-01T00:00:00.000Z' });
  const newer = makeVenueList('newer', [news], { importedAt: '2026-02-01T00:00:00.000Z' });

  it('puts imported lists first, the newest before the others, and the shipped list last', () => {
    expect(combineLists([older, newer], [skyNews]).map(({ id }) => id)).toEqual([
      'newer',
      'older',
      SHIPPED_LIST.id,
    ]);
  });
  it('gives the shipped list its venues and switches it on unless its row says otherwise', () => {
    expect(combineLists([], [news])).toEqual([{ ...SHIPPED_LIST, venues: [news] }]);
    const [shipped] = combineLists([{ ...SHIPPED_LIST, isOn: false }], [news]);
    expect(shipped).toMatchObject({ isOn: false, venues: [news] });
    expect(filterActiveLists([older, { ...SHIPPED_LIST, isOn: false }])).toEqual([older]);
  });
});
