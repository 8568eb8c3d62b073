import { describe, expect, it } from 'vitest';
import {
  parseCitationCounts,
  parseResources,
  parseTextUrls,
} from '@/lib/wiki/adapters/research-wiki/format/parse-listings';

const OTHER_SHAPES = [null, 7, 'text', [], {}, { resources: null, citations: null, entries: null }];

describe('lists of a wiki', () => {
  it.each(OTHER_SHAPES)('lists are null for a response of another shape: %j', (response) => {
    expect([
      parseResources(response, 'resources', 100),
      parseCitationCounts(response),
      parseTextUrls(response),
    ]).toEqual([null, null, null]);
  });

  it('lists leave out rows that are not resources, and count them for the next offset', () => {
    const rows = [null, 7, {}, { id: 3, url: 'x' }, { id: 'a', url: 'https://example.com/' }];
    const listing = parseResources({ resources: rows, total: 'many' }, 'resources', 100);
    expect(listing).toMatchObject({ rowCount: 5, total: 5 });
    expect(listing?.resources.map(({ remoteId }) => remoteId)).toEqual(['a']);
  });

  it('lists take no more rows than were asked for', () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => ({
      id: `r${index}`,
      url: 'https://a.example/',
    }));
    expect(parseResources({ resources: rows, total: -1 }, 'resources', 100)).toMatchObject({
      rowCount: 100,
      total: 100,
    });
  });

  it('lists count citing pages, also under names of object properties', () => {
    const citations = JSON.parse('{"a":["x","y"],"b":"x","__proto__":["z"],"constructor":[]}') as unknown;
    const counts = parseCitationCounts({ citations });
    expect(Object.entries(counts ?? {})).toEqual([
      ['a', 2],
      ['b', 0],
      ['__proto__', 1],
      ['constructor', 0],
    ]);
  });

  it('lists list the URLs of texts that are not empty', () => {
    const entries = [
      { url: 'https://a.example/', hasFullText: true },
      { url: 'https://b.example/', hasPreview: true },
      { url: 'https://c.example/', hasFullText: 'yes' },
      { url: 7, hasFullText: true },
      null,
    ];
    expect(parseTextUrls({ entries })).toEqual({
      urls: ['https://a.example/', 'https://b.example/'],
      rowCount: 5,
    });
  });
});
