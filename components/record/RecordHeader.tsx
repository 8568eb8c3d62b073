import { type RefObject, useState } from 'react';
import { buildVenueHref } from '@/lib/app/library/route';
import { formatDate } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import { getTypeName } from '@/lib/browser/i18n/vocabulary-names';
import { joinAuthors } from '@/lib/record/authors/format-authors';
import type { SourceEditing } from '@/lib/record/draft/field-groups';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import { listPublicationNames } from '@/lib/record/venues/publication-name';
import { FieldGroupView } from './FieldGroupView';

type Props = {
  source: Source;
  venue: Venue | null;
  /** The name of the venue, or else of the site. */
  venueName: string;
  editing: SourceEditing;
  headingRef: RefObject<HTMLHeadingElement | null>;
};

/** The top of the record page: title, type, date, venue, URL and authors. */
export function RecordHeader({ source, venue, venueName, editing, headingRef }: Props) {
  return (
    <header className="record-header">
      <FieldGroupView group="title" label={t('labelTitle')} editing={editing} isEmpty={false} isLabelHidden>
        <h1 ref={headingRef} tabIndex={-1} dir="auto">
          {source.title}
        </h1>
      </FieldGroupView>
      <div className="record-byline">
        <FieldGroupView group="type" label={t('labelType')} editing={editing} isEmpty={false} isLabelHidden>
          <span className="type-badge">{getTypeName(source.type)}</span>
        </FieldGroupView>
        <FieldGroupView
          group="publishedDate"
          label={t('labelPublished')}
          editing={editing}
          isEmpty={!source.publishedDate}
          isLabelHidden
        >
          {source.publishedDate && (
            <time dateTime={source.publishedDate}>{formatDate(source.publishedDate)}</time>
          )}
        </FieldGroupView>
        <FieldGroupView
          group="siteName"
          label={t('labelVenue')}
          editing={editing}
          isEmpty={false}
          isLabelHidden
        >
          <VenueName {...{ source, venue, venueName }} />
        </FieldGroupView>
      </div>
      <FieldGroupView group="url" label={t('labelAddress')} editing={editing} isEmpty={false} isLabelHidden>
        <a className="record-url" href={source.url} target="_blank" rel="noreferrer" dir="ltr">
          {source.url}
        </a>
      </FieldGroupView>
      <FieldGroupView
        group="authors"
        label={t('labelAuthors')}
        editing={editing}
        isEmpty={source.authors.length === 0}
        isLabelHidden
      >
        <Authors authors={source.authors} />
      </FieldGroupView>
    </header>
  );
}

/**
 * Shows the venue as a link to the list of venues. If the page names another publication, such as a supplement, its
 * name precedes the venue. Without a venue, shows the name of the site, otherwise its name in a venue list, otherwise
 * its host.
 */
function VenueName({ source, venue, venueName }: Pick<Props, 'source' | 'venue' | 'venueName'>) {
  if (!venue) return <span dir="auto">{venueName}</span>;
  const names = listPublicationNames(source.siteName, venue.name);
  return (
    <>
      {names.slice(0, -1).map((name) => (
        <span key={name} dir="auto">
          {name} ·{' '}
        </span>
      ))}
      <a href={buildVenueHref(venue.id, source.stableId)}>{venue.name}</a>
      {isPeerReviewed(source, venue) && <span className="venue-badge">{t('venuePeerReviewed')}</span>}
    </>
  );
}

// A news item of a journal and a preprint are not reviewed by experts.
const isPeerReviewed = ({ type, subtype }: Source, venue: Venue): boolean =>
  venue.peerReviewed === true && type === 'paper' && subtype !== 'preprint';

const COLLAPSED_AUTHOR_COUNT = 3;

/** Shows the first three authors. A button with the number of the other authors shows all of them. */
export function Authors({ authors }: { authors: string[] }) {
  const [isOpen, setOpen] = useState(false);
  const hiddenCount = authors.length - COLLAPSED_AUTHOR_COUNT;
  const visibleAuthors = isOpen || hiddenCount < 1 ? authors : authors.slice(0, COLLAPSED_AUTHOR_COUNT);
  return (
    <p className="record-authors" dir="auto">
      {joinAuthors(visibleAuthors)}
      {hiddenCount > 0 && (
        <button
          type="button"
          className="button author-toggle"
          data-kind="quiet"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? (
            t('recordAuthorsFewer')
          ) : (
            <>
              <span aria-hidden="true">+{hiddenCount}</span>
              <span className="visually-hidden">{tCount('recordAuthorsMore', hiddenCount)}</span>
            </>
          )}
        </button>
      )}
    </p>
  );
}
