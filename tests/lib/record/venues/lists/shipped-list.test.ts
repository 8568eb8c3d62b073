import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalizeVenueDomain } from '@/lib/address/venue-domain';
import { ListedVenue, VenueList } from '@/lib/record/schema/venue-list';
import { parseShippedVenues, SHIPPED_LIST } from '@/lib/record/venues/lists/shipped-list';

const FILE = 'public/venue-lists/wikipedia-perennial-sources.csv';
const csv = readFileSync(FILE, 'utf8');
const venues = parseShippedVenues(csv);

describe('the shipped venue list', () => {
  it('has every line of its file', () => {
    const lines = csv.trim().split('\n').slice(1);
    expect(lines).toHaveLength(337);
    expect(lines.every((line) => line.split(',').length === 3)).toBe(true);
    expect(venues.flatMap(({ hosts }) => hosts).sort()).toEqual(
      lines.map((line) => line.split(',')[1] ?? '').sort(),
    );
  });
  it('is valid, and its hosts are normalised', () => {
    expect(VenueList.parse(SHIPPED_LIST)).toEqual(SHIPPED_LIST);
    for (const venue of venues) {
      expect(ListedVenue.parse(venue)).toEqual(venue);
      for (const host of venue.hosts) expect(normalizeVenueDomain(host)).toBe(host);
    }
  });
  it('maps its four ratings to levels', () => {
    const levels = Object.fromEntries(venues.map(({ status, level }) => [status, level]));
    expect(levels).toEqual({
      'generally reliable': 4,
      'no consensus': 3,
      'generally unreliable': 2,
      deprecated: 1,
    });
  });
  it('has one venue for several domains of a publication', () => {
    expect(venues.find(({ name }) => name === 'Al Jazeera')?.hosts).toEqual([
      'aljazeera.com',
      'aljazeera.net',
    ]);
  });
  it('is named in the file about its licence', () => {
    const readme = readFileSync('public/venue-lists/README.md', 'utf8');
    for (const part of [SHIPPED_LIST.licence, SHIPPED_LIST.licenceUrl, SHIPPED_LIST.source])
      expect(readme).toContain(part);
  });
});

describe('parseShippedVenues', () => {
  it('leaves out lines without a known rating', () => {
    expect(
      parseShippedVenues('name,domain,rating\nA,a.example,excellent\n\nB,b.example,deprecated\n'),
    ).toEqual([{ name: 'B', hosts: ['b.example'], level: 1, status: 'deprecated' }]);
  });
});
