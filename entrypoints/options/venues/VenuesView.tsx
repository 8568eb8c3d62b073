import { useCallback, useState } from 'react';
import { VenueForm } from '@/components/venues/VenueForm';
import { VenueList, type VenueListItem } from '@/components/venues/VenueList';
import { formatProblem } from '@/lib/app/describe/format-problem';
import { buildVenueFields, EMPTY_VENUE_FIELDS } from '@/lib/app/library/venue-fields';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import type { Venue } from '@/lib/record/schema/venue';
import { getQueryTerms, getSearchTerms } from '@/lib/search/search-terms';
import type { Database } from '@/lib/storage/open-database';
import { countSourcesByVenue } from '@/lib/storage/queries/count-sources-by-venue';
import { useHeading } from '../use-heading';
import type { LibraryActions } from '../use-library-actions';
import { useLiveQuery } from '../use-live-query';
import type { VenueTable } from '../use-venue-table';
import { useVenueProposal } from './use-venue-proposal';

type Props = {
  database: Database;
  venueTable: VenueTable;
  libraryActions: LibraryActions;
  hasNavigated: boolean;
  /** The venue to open. */
  id: string | null;
  /** The page that a new venue is proposed for. */
  address: string | null;
};

/** The venue table: search, add, change, rate, withdraw. */
export function VenuesView({ database, venueTable, libraryActions, hasNavigated, id, address }: Props) {
  const heading = useHeading(t('libraryVenues'), hasNavigated);
  const counts = useLiveQuery(useCallback(() => countSourcesByVenue(database), [database])).value;
  const [text, setText] = useState('');
  const [expandedVenueId, setExpandedVenueId] = useState<string | null>(id);
  const [isAdding, setAdding] = useState(address !== null);
  const proposedFields = useVenueProposal(address);
  const types = [...new Set(venueTable.list.flatMap(({ type }) => type ?? []))].sort();
  const close = () => {
    setExpandedVenueId(null);
    setAdding(false);
  };
  const save = async (venue: Venue) => {
    const reply = await send('venue/save', venue);
    if (!reply.ok) return libraryActions.notifyError(formatProblem(reply.problem));
    close();
    libraryActions.notifyStatus(t('venuesSaved', venue.name));
  };
  const renderForm = (venue: Venue | null) => (
    <VenueForm
      fields={venue ? buildVenueFields(venue) : (proposedFields ?? EMPTY_VENUE_FIELDS)}
      id={venue?.id ?? { takenIds: new Set(venueTable.list.map((existing) => existing.id)) }}
      types={types}
      onSave={(saved) => void save(saved)}
      onCancel={close}
    />
  );
  const matchingVenues = filterVenues(venueTable.list, text);
  const listedVenues = matchingVenues.map(
    (venue): VenueListItem => ({
      venue,
      sourceCount: counts?.get(venue.id) ?? 0,
      kind: getVenueKind(venue, venueTable),
    }),
  );
  const expandedVenue = venueTable.list.find((venue) => venue.id === expandedVenueId) ?? null;
  return (
    <main className="page">
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {t('libraryVenues')} <span className="quiet">{formatCount(venueTable.list.length)}</span>
        </h1>
        <button type="button" className="button" onClick={() => setAdding(true)}>
          {t('venuesAdd')}
        </button>
      </div>
      {isAdding && proposedFields && renderForm(null)}
      <search>
        <input
          className="field"
          type="search"
          aria-label={t('venuesSearch')}
          placeholder={t('venuesSearch')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </search>
      <VenueList
        venues={listedVenues}
        editing={expandedVenue && { id: expandedVenue.id, form: renderForm(expandedVenue) }}
        onEdit={setExpandedVenueId}
        onWithdraw={(venue) => void deleteVenue(venue, getVenueKind(venue, venueTable), libraryActions)}
      />
    </main>
  );
}

function getVenueKind({ id }: Venue, { ownIds, shippedIds }: VenueTable): VenueListItem['kind'] {
  if (!ownIds.has(id)) return 'shipped';
  return shippedIds.has(id) ? 'changed' : 'own';
}

function filterVenues(venues: Venue[], text: string): Venue[] {
  const searchTerms = getQueryTerms(text);
  return venues.filter(({ name, domains, type }) => {
    const terms = getSearchTerms({
      title: name,
      authors: domains,
      venueName: type,
      siteName: null,
      host: '',
    });
    return searchTerms.every((searchTerm) => terms.some((term) => term.startsWith(searchTerm)));
  });
}

async function deleteVenue(
  venue: Venue,
  kind: VenueListItem['kind'],
  libraryActions: LibraryActions,
): Promise<void> {
  const reply = await send('venue/delete', { id: venue.id });
  if (!reply.ok) return libraryActions.notifyError(formatProblem(reply.problem));
  const undo = () =>
    void send('venue/save', venue).then((undoReply) =>
      undoReply.ok
        ? libraryActions.notify(null)
        : libraryActions.notifyError(formatProblem(undoReply.problem)),
    );
  libraryActions.notify({
    kind: 'status',
    text: t(kind === 'own' ? 'venuesWithdrawn' : 'venuesDiscarded', venue.name),
    action: { label: t('libraryUndo'), run: undo },
    progress: null,
  });
}
