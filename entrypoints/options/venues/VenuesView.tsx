import { useCallback, useState } from 'react';
import { problemText } from '@/components/problem-text';
import { VenueForm } from '@/components/venues/VenueForm';
import { type ListedVenue, VenueList } from '@/components/venues/VenueList';
import { fieldsOf, NO_FIELDS } from '@/components/venues/venue-fields';
import type { Store } from '@/lib/db/open';
import { venueCounts } from '@/lib/db/read/venue-counts';
import { shownCount } from '@/lib/locale/date';
import { t } from '@/lib/locale/message';
import { send } from '@/lib/messages/send';
import type { Venue } from '@/lib/model/venue';
import { queryTerms, termsOf } from '@/lib/search/terms-of';
import type { Desk } from '../use-desk';
import { useHeading } from '../use-heading';
import { useLive } from '../use-live';
import type { VenueTable } from '../use-venue-table';
import { useProposal } from './use-proposal';

type Props = {
  store: Store;
  venues: VenueTable;
  desk: Desk;
  arrived: boolean;
  /** The venue to open. */
  id: string | null;
  /** The page that a new venue is proposed for. */
  address: string | null;
};

/** The venue table: search, add, change, rate, withdraw. */
export function VenuesView({ store, venues, desk, arrived, id, address }: Props) {
  const heading = useHeading(t('libraryVenues'), arrived);
  const counts = useLive(useCallback(() => venueCounts(store), [store])).value;
  const [text, setText] = useState('');
  const [open, setOpen] = useState<string | null>(id);
  const [isAdding, setAdding] = useState(address !== null);
  const proposed = useProposal(address);
  const types = [...new Set(venues.list.flatMap(({ type }) => type ?? []))].sort();
  const close = () => {
    setOpen(null);
    setAdding(false);
  };
  const save = async (venue: Venue) => {
    const reply = await send('venue/save', venue);
    if (!reply.ok) return desk.warn(problemText(reply.problem));
    close();
    desk.say(t('venuesSaved', venue.name));
  };
  const form = (venue: Venue | null) => (
    <VenueForm
      fields={venue ? fieldsOf(venue) : (proposed ?? NO_FIELDS)}
      id={venue?.id ?? { taken: new Set(venues.list.map((one) => one.id)) }}
      types={types}
      onSave={(saved) => void save(saved)}
      onCancel={close}
    />
  );
  const shown = matching(venues.list, text);
  const listed = shown.map(
    (venue): ListedVenue => ({ venue, sources: counts?.get(venue.id) ?? 0, kind: kindOf(venue, venues) }),
  );
  const opened = venues.list.find((venue) => venue.id === open) ?? null;
  return (
    <main className="page">
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {t('libraryVenues')} <span className="quiet">{shownCount(venues.list.length)}</span>
        </h1>
        <button type="button" className="button" onClick={() => setAdding(true)}>
          {t('venuesAdd')}
        </button>
      </div>
      {isAdding && proposed && form(null)}
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
        venues={listed}
        editing={opened && { id: opened.id, form: form(opened) }}
        onEdit={setOpen}
        onWithdraw={(venue) => void withdraw(venue, desk)}
      />
    </main>
  );
}

function kindOf({ id }: Venue, { ownIds, shippedIds }: VenueTable): ListedVenue['kind'] {
  if (!ownIds.has(id)) return 'shipped';
  return shippedIds.has(id) ? 'changed' : 'own';
}

function matching(venues: Venue[], text: string): Venue[] {
  const asked = queryTerms(text);
  return venues.filter(({ name, domains, type }) => {
    const terms = termsOf({ title: name, authors: domains, venueName: type, siteName: null, host: '' });
    return asked.every((word) => terms.some((term) => term.startsWith(word)));
  });
}

async function withdraw(venue: Venue, desk: Desk): Promise<void> {
  const reply = await send('venue/delete', { id: venue.id });
  if (!reply.ok) return desk.warn(problemText(reply.problem));
  const undo = () =>
    void send('venue/save', venue).then((back) =>
      back.ok ? desk.tell(null) : desk.warn(problemText(back.problem)),
    );
  desk.tell({
    kind: 'status',
    text: t('venuesWithdrawn', venue.name),
    action: { label: t('libraryUndo'), run: undo },
    progress: null,
  });
}
