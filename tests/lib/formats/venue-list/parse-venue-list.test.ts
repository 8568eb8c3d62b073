import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok } from '@/lib/base/result';
import { parseVenueList } from '@/lib/formats/venue-list/parse-venue-list';
import { ListedVenue } from '@/lib/record/schema/venue-list';
import { parseShippedVenues } from '@/lib/record/venues/lists/shipped-list';

const parseVenues = async (text: string) => {
  const result = await parseVenueList(text);
  return result.ok ? result.value : result.problem;
};

describe('parseVenueList', () => {
  const venues = [
    { name: 'The Paper', hosts: ['paper.example', 'paper.example.org'], level: 4, status: null },
    { name: 'Rumours', hosts: ['rumours.example.net'], level: 1, status: 'Deprecated' },
  ];
  const description = {
    name: 'Club list',
    source: 'https://club.example/list',
    licence: 'CC BY 4.0',
    date: '2026-10-02',
  };

  it.each([
    [
      'CSV',
      'Name,Domains,Level,Status,Source,Licence,Date\n' +
        'The Paper,"https://www.paper.example/; paper.example.org",4,,https://club.example/list,CC BY 4.0,2026-10-02\n' +
        'Rumours,rumours.example.net,,Deprecated,,,\n',
      { ...description, name: null },
    ],
    [
      'CSV with semicolons and a byte order mark',
      '\ufeffname;domain;rating\r\nThe Paper;paper.example paper.example.org;4\r\nRumours;rumours.example.net;Deprecated\r\n',
      { name: null, source: null, licence: null, date: null },
    ],
    [
      'JSON with a description',
      JSON.stringify({
        ...description,
        venues: [
          { name: 'The Paper', domains: ['paper.example', 'PAPER.example.org'], level: 4 },
          { name: 'Rumours', domain: 'rumours.example.net', status: 'Deprecated' },
        ],
      }),
      description,
    ],
    [
      'YAML',
      `name: Club list
source: https://club.example/list
license: CC BY 4.0
date: '2026-10-02'
venues:
  - { name: The Paper, domains: [paper.example, paper.example.org], level: 4 }
  - name: Rumours
    domain: rumours.example.net
    rating: Deprecated
`,
      description,
    ],
  ])('reads %s', async (_, text, expectedDescription) => {
    expect(await parseVenueList(text)).toEqual(ok({ ...expectedDescription, venues, rejections: [] }));
  });

  it('reads the list that ships with the extension', async () => {
    const csv = readFileSync('public/venue-lists/wikipedia-perennial-sources.csv', 'utf8');
    const parsed = await parseVenues(csv);
    expect(parsed).toMatchObject({ rejections: [] });
    const shippedHosts = parseShippedVenues(csv).flatMap(({ hosts }) => hosts);
    expect('venues' in parsed && parsed.venues.flatMap(({ hosts }) => hosts).sort()).toEqual(
      shippedHosts.sort(),
    );
  });

  it('names the omitted rows, with the reason', async () => {
    const text = [
      'name,domain,level',
      'No domain,,3',
      'Part,github.com/owner,3',
      'Suffix,co.uk,5',
      'Two,a.example b.example/part,2',
      'Bad,http://,2',
      'No level,c.example,excellent',
      'Too high,d.example,6',
    ].join('\n');
    expect(await parseVenues(text)).toMatchObject({
      venues: [{ name: 'Two', hosts: ['a.example'], level: 2 }],
      rejections: [
        { row: 1, kind: 'no-domain', text: '' },
        { row: 2, kind: 'part-of-site', text: 'github.com/owner' },
        { row: 3, kind: 'public-suffix', text: 'co.uk' },
        { row: 4, kind: 'part-of-site', text: 'b.example/part' },
        { row: 5, kind: 'invalid-domain', text: 'http://' },
        { row: 6, kind: 'no-level', text: 'excellent' },
        { row: 7, kind: 'no-level', text: '' },
      ],
    });
  });

  it('omits a source that is not a URL and an invalid date', async () => {
    const text = JSON.stringify({
      source: 'javascript:alert(1)',
      date: 'last week',
      venues: [{ domain: 'a.example', level: 1 }],
    });
    expect(await parseVenues(text)).toMatchObject({ source: null, date: null });
  });

  it.each([
    '',
    'just a sentence',
    '[]',
    '{"sources": []}',
    '{"venues": 7}',
    '[1, 2]',
    '[{"title": "no domain"}]',
    '{broken',
    'url,title\nhttps://a.example,A',
    'a: &a [x]\nvenues: [*a, *a]',
  ])('rejects %j, which is not a venue list', async (text) => {
    expect(await parseVenues(text)).toEqual({ kind: 'not-a-venue-list' });
  });

  it('rejects a list with too many venues', async () => {
    const rows = Array.from({ length: 20_001 }, () => ({ domain: 'a.example', level: 1 }));
    expect(await parseVenues(JSON.stringify(rows))).toEqual({
      kind: 'too-many-venues',
      count: 20_001,
      limit: 20_000,
    });
  });

  it('returns only valid venues, whatever the rows contain', async () => {
    const value = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.domain(),
      fc.integer({ min: -1, max: 7 }),
      fc.constantFrom('deprecated', 'No consensus', null, true),
      fc.array(fc.domain(), { maxLength: 3 }),
    );
    const key = fc.constantFrom('name', 'title', 'domain', 'domains', 'host', 'level', 'rating', 'status');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.dictionary(key, value), { maxLength: 5 }), async (rows) => {
        const parsed = await parseVenues(JSON.stringify(rows));
        if ('venues' in parsed)
          for (const venue of parsed.venues) expect(ListedVenue.parse(venue)).toEqual(venue);
      }),
      { numRuns: 60 },
    );
  });
});
