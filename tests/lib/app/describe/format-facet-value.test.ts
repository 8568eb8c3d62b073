import { beforeEach, describe, expect, it } from 'vitest';
import { formatFacetValue } from '@/lib/app/describe/format-facet-value';
import { buildVenueTable } from '@/lib/app/library/venue-table';
import type { Facet } from '@/lib/search/index/library-query';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

describe('formatFacetValue', () => {
  beforeEach(installEnglishMessages);
  const venueTable = buildVenueTable([]);

  it.each<[Facet, string, string]>([
    ['section', 'bin', 'Bin'],
    ['credibility', '0', 'Unrated'],
    ['language', 'de', 'German'],
    ['language', 'not a tag', 'not a tag'],
    ['venue', 'no-venue.example', 'no-venue.example'],
    ['tag', 'tides', 'tides'],
    ['type', 'no-such-type', 'no-such-type'],
  ])('names the value of the facet %s', (facet, value, name) => {
    expect(formatFacetValue(facet, value, venueTable)).toBe(name);
  });
});
