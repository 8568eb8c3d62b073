import { buildHref, EMPTY_FILTER } from '@/lib/app/library/route';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { tCount } from '@/lib/browser/i18n/message';

type Props = { count: number; facetValues: string[]; venueName: string };

/** The number of sources of a venue, as a link to their list. `facetValues` are the values of the facet "Venue". */
export function SourceCount({ count, facetValues, venueName }: Props) {
  if (count === 0) return <span className="venue-source-count" />;
  return (
    <a
      className="venue-source-count"
      href={buildHref({ view: 'sources', filter: { ...EMPTY_FILTER, facets: { venue: facetValues } } })}
      aria-label={tCount('venuesShowSources', count, venueName)}
    >
      {formatCount(count)}
    </a>
  );
}
