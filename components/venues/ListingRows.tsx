import { useId } from 'react';
import { CredibilityBadge } from '@/components/common/CredibilityBadge';
import type { CountedListing } from '@/lib/app/library/filter-listings';
import { formatListedRating } from '@/lib/browser/i18n/credibility-levels';
import { t, tCount } from '@/lib/browser/i18n/message';
import { getListedRating } from '@/lib/record/venues/get-rating';
import { SourceCount } from './SourceCount';

type Props = {
  listings: CountedListing[];
  isSearching: boolean;
  /** Opens the form of a new venue with the values of a listed venue. */
  onRate: (listing: CountedListing) => void;
};

// The maximum number of rows. More rows would make typing in the search field slow.
const MAX_ROWS = 100;

/** Lists the venues that venue lists rate, each with the name and date of its list. */
export function ListingRows({ listings, isSearching, onRate }: Props) {
  const headingId = useId();
  if (listings.length === 0) return null;
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} className="venue-heading">
        {t('venuesFromLists')}
      </h2>
      {!isSearching && <p className="quiet">{t('venuesFromListsHint')}</p>}
      <ul className="venue-list">
        {listings.slice(0, MAX_ROWS).map((listing) => (
          <li key={`${listing.list.id} ${listing.venue.hosts[0]}`}>
            <ListingRow listing={listing} onRate={() => onRate(listing)} />
          </li>
        ))}
      </ul>
      {listings.length > MAX_ROWS && (
        <p className="quiet">{tCount('venuesFromListsMore', listings.length - MAX_ROWS)}</p>
      )}
    </section>
  );
}

function ListingRow({ listing, onRate }: { listing: CountedListing; onRate: () => void }) {
  const { venue, sourceCount, usedHosts } = listing;
  const rating = getListedRating(listing);
  return (
    <div className="venue-row">
      <div className="source-main">
        <span className="venue-name" dir="auto">
          {venue.name}
        </span>
        <span className="source-byline" dir="auto">
          {venue.hosts.join(', ')}
        </span>
        <span className="listing-rating" dir="auto">
          {formatListedRating(rating)}
        </span>
      </div>
      <CredibilityBadge rating={rating} />
      <SourceCount count={sourceCount} facetValues={usedHosts} venueName={venue.name} />
      <span className="venue-actions">
        <button type="button" className="button" data-kind="quiet" onClick={onRate}>
          {t('venuesRate')}
          <span className="visually-hidden"> {venue.name}</span>
        </button>
      </span>
    </div>
  );
}
