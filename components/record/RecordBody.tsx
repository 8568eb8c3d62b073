import type { ReactNode, RefObject } from 'react';
import { shownDay } from '@/lib/locale/date';
import { t } from '@/lib/locale/message';
import type { Rating } from '@/lib/model/rating';
import type { Snapshot } from '@/lib/model/snapshot';
import type { Quote, Source } from '@/lib/model/source';
import type { Venue } from '@/lib/model/venue';
import { bandName } from '@/lib/review/importance';
import { identifierName } from '../identifier-name';
import { CachedContent } from './CachedContent';
import { CitedBy, type CitingPagesRead } from './CitedBy';
import { CredibilityCard } from './CredibilityCard';
import { Identity } from './Identity';
import { InlineMarkdown } from './InlineMarkdown';
import { KeyPoints } from './KeyPoints';
import { Part } from './Part';
import type { Editing } from './parts';
import { RecordHead } from './RecordHead';
import { accessName, badgeText, linkStateName, stanceName } from './words';

type Props = {
  /** What is to be said before anything else; null: nothing. */
  notice: ReactNode;
  source: Source;
  venue: Venue | null;
  rating: Rating;
  bandNames: string[];
  snapshots: Snapshot[] | null;
  citedBy: CitingPagesRead;
  /** What wikis call it. */
  wikiIds: { wiki: string; remoteId: string }[];
  editing: Editing;
  heading: RefObject<HTMLHeadingElement | null>;
  quoteHref: (quote: Quote) => string;
  onWithdraw: () => void;
  onCopy: (text: string, what: string) => void;
};

/** Every part of a source, in the order of the record. */
export function RecordBody(props: Props) {
  const { source, venue, rating, snapshots, editing, heading, quoteHref, onWithdraw, onCopy } = props;
  return (
    <article className="record-body">
      {props.notice}
      <RecordHead source={source} venue={venue} editing={editing} heading={heading} />
      <CredibilityCard rating={rating} address={source.url} editing={editing} onWithdraw={onWithdraw} />
      <div className="note-card" data-empty={source.contextNote === null}>
        <Part
          name="contextNote"
          label={t('labelContextNote')}
          editing={editing}
          isEmpty={!source.contextNote}
        >
          <p dir="auto">{source.contextNote}</p>
        </Part>
      </div>
      <Marks source={source} editing={editing} bandNames={props.bandNames} />
      <Part name="abstract" label={t('labelAbstract')} editing={editing} isEmpty={!source.abstract}>
        <Paragraphs text={source.abstract} />
      </Part>
      <Part name="summary" label={t('labelSummary')} editing={editing} isEmpty={!source.summary}>
        <p dir="auto">{source.summary && <InlineMarkdown text={source.summary} />}</p>
      </Part>
      <Part
        name="keyPoints"
        label={t('labelKeyPoints')}
        editing={editing}
        isEmpty={source.keyPoints.length === 0}
      >
        <KeyPoints points={source.keyPoints} quoteHref={quoteHref} />
      </Part>
      <Part name="review" label={t('labelReview')} editing={editing} isEmpty={!source.review}>
        <Paragraphs text={source.review} />
      </Part>
      <CitedBy {...props.citedBy} />
      <CachedContent snapshots={snapshots} />
      <Details source={source} editing={editing} />
      <Identity source={source} wikiIds={props.wikiIds} onCopy={onCopy} />
    </article>
  );
}

function Paragraphs({ text }: { text: string | null }) {
  return (
    <p className="paragraphs" dir="auto">
      {text && <InlineMarkdown text={text} />}
    </p>
  );
}

type PartProps = { source: Source; editing: Editing };

function Marks({ source, editing, bandNames }: PartProps & { bandNames: string[] }) {
  const { importance, subtype, purpose, tags } = source;
  return (
    <div className="record-marks">
      <Part
        name="importance"
        label={t('labelImportance')}
        editing={editing}
        isEmpty={importance === null}
        inline
      >
        {importance !== null && (
          <span>
            <strong className="score">{importance}</strong>
            <span className="quiet">/100</span> · {bandName(importance, bandNames)}
          </span>
        )}
      </Part>
      <Part name="subtype" label={t('labelSubtype')} editing={editing} isEmpty={!subtype} inline>
        <span className="badge">{subtype && badgeText(subtype)}</span>
      </Part>
      <Part name="purpose" label={t('labelPurpose')} editing={editing} isEmpty={!purpose} inline>
        <span className="badge">{purpose && badgeText(purpose)}</span>
      </Part>
      <Part name="tags" label={t('labelTags')} editing={editing} isEmpty={tags.length === 0} inline>
        {tags.map((tag) => (
          <span key={tag} className="badge">
            {tag}
          </span>
        ))}
      </Part>
    </div>
  );
}

function Details({ source, editing }: PartProps) {
  const { archiveUrl, linkState, access, stance, language, identifiers } = source;
  const known = Object.entries(identifiers).filter(([, value]) => value !== null);
  return (
    <div className="record-marks">
      <Part name="archiveUrl" label={t('recordArchiveLink')} editing={editing} isEmpty={!archiveUrl} inline>
        {archiveUrl && (
          <a className="record-url" href={archiveUrl} target="_blank" rel="noreferrer" dir="ltr">
            {archiveUrl}
          </a>
        )}
      </Part>
      <Part name="linkState" label={t('recordLinkState')} editing={editing} isEmpty={!linkState} inline>
        {linkState && `${linkStateName(linkState.state)} · ${shownDay(linkState.checkedAt)}`}
      </Part>
      <Part name="access" label={t('labelAccess')} editing={editing} isEmpty={!access} inline>
        {access && accessName(access)}
      </Part>
      <Part name="stance" label={t('labelStance')} editing={editing} isEmpty={!stance} inline>
        {stance && stanceName(stance)}
      </Part>
      <Part name="language" label={t('labelLanguage')} editing={editing} isEmpty={!language} inline>
        {language}
      </Part>
      <Part
        name="identifiers"
        label={t('recordIdentifiers')}
        editing={editing}
        isEmpty={known.length === 0}
        inline
      >
        {known.map(([kind, value]) => (
          <span key={kind} className="identifier">
            <span className="quiet">{identifierName(kind)}</span> {value}
          </span>
        ))}
      </Part>
    </div>
  );
}
