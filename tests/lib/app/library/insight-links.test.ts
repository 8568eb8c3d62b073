import { describe, expect, it } from 'vitest';
import {
  buildBacklogHref,
  buildFacetHref,
  buildImportanceHref,
  buildWeekHref,
  getBarLimits,
} from '@/lib/app/library/insight-links';
import { EMPTY_FILTER, parseRoute } from '@/lib/app/library/route';
import { BAND_MINIMUMS, getBandLimits } from '@/lib/record/importance';
import { HISTOGRAM_BARS } from '@/lib/search/index/histogram';

const week = { start: '2026-11-02', end: '2026-11-08', savedCount: 1, backlogCount: 1 };

describe('links of the insights', () => {
  it.each([
    [buildFacetHref('tag', 'tide & gauge'), { facets: { tag: ['tide & gauge'] } }],
    [buildFacetHref('missing', 'summary'), { facets: { missing: ['summary'] } }],
    [buildWeekHref(week), { text: 'saved:2026-11-02..2026-11-08' }],
    [buildBacklogHref(week), { text: 'saved:<=2026-11-08', facets: { section: ['inbox'] } }],
    [buildImportanceHref([95, 100]), { importance: [95, 100] }],
  ])('the link “%s” opens its search', (href, filter) => {
    expect(parseRoute(href)).toEqual({ view: 'sources', filter: { ...EMPTY_FILTER, ...filter } });
  });
  it('the links cover every score once, by bar and by band', () => {
    const bars = Array.from({ length: HISTOGRAM_BARS }, (_, bar) => getBarLimits(bar));
    const bands = BAND_MINIMUMS.map((_, band) => getBandLimits(band));
    for (const limits of [bars, bands])
      for (let score = 0; score <= 100; score += 1)
        expect(limits.filter(([min, max]) => score >= min && score <= max)).toHaveLength(1);
  });
});
