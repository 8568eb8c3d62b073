import { CredibilityBadge } from '@/components/common/CredibilityBadge';
import { RatingHistory } from '@/components/common/RatingHistory';
import { t } from '@/lib/browser/i18n/message';
import type { Rating } from '@/lib/record/schema/rating';
import type { RatingChange } from '@/lib/record/schema/rating-change';
import type { Venue } from '@/lib/record/schema/venue';
import { SourceCount } from './SourceCount';

/** One row of the list of venues. */
export type VenueRowItem = {
  venue: Venue;
  sourceCount: number;
  /** The history of the rating, the latest change first. */
  ratingChanges: RatingChange[];
  /**
   * A `shipped` venue comes with the extension, a `changed` one was changed by the reader, and a `custom` one was added
   * by the reader.
   */
  kind: 'shipped' | 'changed' | 'custom';
};

type Props = {
  venues: VenueRowItem[];
  /** The venue that is being edited, and the form that replaces its row. */
  editing: { id: string; form: React.ReactNode } | null;
  onEdit: (id: string) => void;
  onRemove: (venue: Venue) => void;
};

/** Lists the venues, their ratings, and the number of sources that inherit each rating. */
export function VenueRows({ venues, editing, onEdit, onRemove }: Props) {
  if (venues.length === 0) return <p className="quiet">{t('venuesNoMatch')}</p>;
  return (
    <ul className="venue-list">
      {venues.map((row) => (
        <li key={row.venue.id}>
          {editing?.id === row.venue.id ? (
            editing.form
          ) : (
            <VenueRow {...row} onEdit={() => onEdit(row.venue.id)} onRemove={() => onRemove(row.venue)} />
          )}
        </li>
      ))}
    </ul>
  );
}

type VenueRowProps = VenueRowItem & { onEdit: () => void; onRemove: () => void };

function VenueRow({ venue, sourceCount, ratingChanges, kind, onEdit, onRemove }: VenueRowProps) {
  return (
    <div className="venue-row">
      <div className="source-main">
        <span className="venue-name" dir="auto">
          {venue.name}
          {venue.peerReviewed && <span className="venue-badge">{t('venuePeerReviewed')}</span>}
          {kind !== 'shipped' && (
            <span className="venue-badge">
              {t(kind === 'custom' ? 'venuesAddedByYou' : 'venuesChangedByYou')}
            </span>
          )}
        </span>
        <span className="source-byline" dir="auto">
          {[venue.domains.join(', '), venue.type?.replaceAll('_', ' '), venue.rationale]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <CredibilityBadge rating={getVenueRating(venue, kind)} />
      <SourceCount count={sourceCount} facetValues={[venue.id]} venueName={venue.name} />
      <span className="venue-actions">
        <button type="button" className="button" data-kind="quiet" onClick={onEdit}>
          {t('buttonEdit')}
          <span className="visually-hidden"> {venue.name}</span>
        </button>
        {kind !== 'shipped' && (
          <button type="button" className="button" data-kind="quiet" onClick={onRemove}>
            {t(kind === 'custom' ? 'venuesRemove' : 'venuesDiscard')}
            <span className="visually-hidden"> {venue.name}</span>
          </button>
        )}
      </span>
      <RatingHistory changes={ratingChanges} />
    </div>
  );
}

function getVenueRating(venue: Venue, kind: VenueRowItem['kind']): Rating {
  if (venue.credibility === null) return { kind: 'unrated', host: venue.domains[0] ?? '' };
  if (kind === 'shipped') return { kind: 'inherited', level: venue.credibility, venueName: venue.name };
  return { kind: 'set-by-reader', level: venue.credibility, reason: venue.rationale ?? '' };
}
