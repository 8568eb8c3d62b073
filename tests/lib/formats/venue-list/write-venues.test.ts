import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseVenueList } from '@/lib/formats/venue-list/parse-venue-list';
import { type ExportedVenue, writeVenuesCsv, writeVenuesJson } from '@/lib/formats/venue-list/write-venues';
import { CredibilityLevel } from '@/lib/record/schema/primitives';
import { makeVenue } from '@/tests/support/make-venue';

const exportedVenue = fc
  .record({
    name: fc.stringMatching(/^[A-Za-z"',;é][A-Za-z"',;é ]{0,20}[a-z]$/),
    domains: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}\.example$/), { minLength: 1, maxLength: 3 }),
    credibility: fc.constantFrom(...CredibilityLevel.def.values),
  })
  .map(
    ({ name, domains, credibility }): ExportedVenue => ({
      venue: makeVenue('id', domains, { name, credibility, rationale: '=1+1' }),
      origin: 'custom',
      ratingChanges: [],
    }),
  );

describe('writeVenuesCsv and writeVenuesJson', () => {
  it('exported venues are read again as a venue list', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(exportedVenue, { minLength: 1, maxLength: 5 }), async (venues) => {
        const expected = venues.map(({ venue }) => ({
          name: venue.name.replace(/\s+/g, ' ').trim(),
          hosts: venue.domains,
          level: venue.credibility,
          status: null,
        }));
        for (const text of [writeVenuesCsv(venues), writeVenuesJson(venues, '2026-11-29')])
          expect(await parseVenueList(text)).toMatchObject({ value: { venues: expected, rejections: [] } });
      }),
      { numRuns: 40 },
    );
  });

  it('exported venues have the history of their ratings in JSON', () => {
    const change = {
      seq: 1,
      subject: 'venue:id',
      at: '2026-11-01T10:00:00.000Z',
      from: 3,
      to: 1,
      reason: 'Why',
    } as const;
    const venue = makeVenue('id', ['a.example'], { credibility: 1, rationale: 'Why' });
    const text = writeVenuesJson([{ venue, origin: 'changed', ratingChanges: [change] }], '2026-11-29');
    expect(JSON.parse(text)).toEqual({
      date: '2026-11-29',
      venues: [
        {
          name: 'id',
          domains: ['a.example'],
          level: 1,
          reason: 'Why',
          type: null,
          peerReviewed: null,
          origin: 'changed',
          history: [{ at: '2026-11-01T10:00:00.000Z', from: 3, to: 1, reason: 'Why' }],
        },
      ],
    });
  });

  it('exported venues cannot run as a formula in a spreadsheet', () => {
    const venue = makeVenue('id', ['a.example'], { name: '=HYPERLINK("x")' });
    expect(writeVenuesCsv([{ venue, origin: 'custom', ratingChanges: [] }])).toContain('"\'=HYPERLINK');
  });
});
