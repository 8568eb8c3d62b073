import { type RefObject, useState } from 'react';
import { venueHref } from '@/components/library/route';
import { shownDate } from '@/lib/locale/date';
import { t, tCount } from '@/lib/locale/message';
import type { Source } from '@/lib/model/source';
import type { Venue } from '@/lib/model/venue';
import { Part } from './Part';
import type { Editing } from './parts';
import { typeName } from './words';

type Props = {
  source: Source;
  venue: Venue | null;
  editing: Editing;
  heading: RefObject<HTMLHeadingElement | null>;
};

/** Title and type; year, venue and link; authors. */
export function RecordHead({ source, venue, editing, heading }: Props) {
  return (
    <header className="record-head">
      <Part name="title" label={t('labelTitle')} editing={editing} isEmpty={false} bare>
        <h1 ref={heading} tabIndex={-1} dir="auto">
          {source.title}
        </h1>
      </Part>
      <div className="record-line">
        <Part name="type" label={t('labelType')} editing={editing} isEmpty={false} bare>
          <span className="type-mark">{typeName(source.type)}</span>
        </Part>
        <Part
          name="publishedDate"
          label={t('labelPublished')}
          editing={editing}
          isEmpty={!source.publishedDate}
          bare
        >
          {source.publishedDate && (
            <time dateTime={source.publishedDate}>{shownDate(source.publishedDate)}</time>
          )}
        </Part>
        <Part name="siteName" label={t('labelVenue')} editing={editing} isEmpty={false} bare>
          <VenueName source={source} venue={venue} />
        </Part>
      </div>
      <Part name="url" label={t('labelAddress')} editing={editing} isEmpty={false} bare>
        <a className="record-url" href={source.url} target="_blank" rel="noreferrer" dir="ltr">
          {source.url}
        </a>
      </Part>
      <Part
        name="authors"
        label={t('labelAuthors')}
        editing={editing}
        isEmpty={source.authors.length === 0}
        bare
      >
        <Authors authors={source.authors} />
      </Part>
    </header>
  );
}

/** The venue, linked to its place in the table; without one, the name the site gives itself, or the host. */
function VenueName({ source, venue }: { source: Source; venue: Venue | null }) {
  const host = new URL(source.url).hostname.replace(/^www\./, '');
  if (!venue) return <span dir="auto">{source.siteName ?? host}</span>;
  return (
    <>
      <a href={venueHref(venue.id)}>{venue.name}</a>
      {venue.peerReviewed && <span className="peer-mark">{t('recordPeerReviewed')}</span>}
    </>
  );
}

const FOLDED = 3;

/** The authors in order; more than three fold to a count that opens. */
export function Authors({ authors }: { authors: string[] }) {
  const [isOpen, setOpen] = useState(false);
  const hidden = authors.length - FOLDED;
  const shown = isOpen || hidden < 1 ? authors : authors.slice(0, FOLDED);
  return (
    <p className="record-authors" dir="auto">
      {shown.join(', ')}
      {hidden > 0 && (
        <button
          type="button"
          className="button author-fold"
          data-kind="quiet"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? (
            t('recordAuthorsFold')
          ) : (
            <>
              +{hidden}
              <span className="visually-hidden"> {tCount('recordAuthorsMore', hidden)}</span>
            </>
          )}
        </button>
      )}
    </p>
  );
}
