import { type ReactNode, type RefObject, useState } from 'react';
import { CitedBy } from '@/components/common/CitedBy';
import { ClaimList } from '@/components/common/ClaimList';
import { InlineMarkdown } from '@/components/common/InlineMarkdown';
import type { CitingPageList } from '@/lib/app/describe/citing-pages';
import { formatDay } from '@/lib/browser/i18n/format-values';
import { getIdentifierName } from '@/lib/browser/i18n/get-identifier-name';
import { t } from '@/lib/browser/i18n/message';
import {
  formatSubtypeOrPurpose,
  getAccessName,
  getLinkStateName,
  getStanceName,
} from '@/lib/browser/i18n/vocabulary-names';
import type { QuoteSelector } from '@/lib/evidence/anchor-quote';
import type { RecordEditing } from '@/lib/record/draft/field-groups';
import { getBandName } from '@/lib/record/importance';
import type { Rating } from '@/lib/record/schema/rating';
import type { RatingChange } from '@/lib/record/schema/rating-change';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import type { Claims } from '@/lib/wiki/model/claims';
import { CredibilityCard } from './CredibilityCard';
import { FieldGroupView } from './FieldGroupView';
import { getQuoteElementId, KeyPoints, type QuoteActions } from './KeyPoints';
import { OtherFields } from './OtherFields';
import { RecordHeader } from './RecordHeader';
import { RecordIdentity } from './RecordIdentity';
import { SnapshotViewer } from './SnapshotViewer';
import type { ShownQuote } from './use-quote-marks';

type Props = {
  /** The question about a possible duplicate, above the record. Null for a record in the bin. */
  duplicateNotice: ReactNode;
  source: Source;
  venue: Venue | null;
  /** The name of the venue, or else of the site. */
  venueName: string;
  rating: Rating;
  ratingChanges: { source: RatingChange[]; venue: RatingChange[] };
  bandNames: string[];
  snapshots: Snapshot[] | null;
  citedBy: CitingPageList;
  claims: Claims | undefined;
  /** The ids that wikis have for the source. `wiki` is the name of the wiki. */
  remoteIds: { wiki: string; remoteId: string }[];
  editing: RecordEditing;
  headingRef: RefObject<HTMLHeadingElement | null>;
  quoteActions: Omit<QuoteActions, 'showInText'>;
  /** The quotes of all key points, to find them in the captured text. */
  quotes: readonly QuoteSelector[];
  onRemoveRating: () => void;
  onCopy: (text: string, label: string) => void;
};

/** The main column of the record page. It shows all field groups of a source. */
export function RecordBody(props: Props) {
  const { source, venue, venueName, rating, snapshots, editing, headingRef, onRemoveRating, onCopy } = props;
  const [shownQuote, setShownQuote] = useState<ShownQuote>(null);
  const hasText = snapshots !== null && snapshots.length > 0;
  const showInText = (index: number): void => setShownQuote({ index });
  return (
    <article className="record-body">
      {props.duplicateNotice}
      <RecordHeader {...{ source, venue, venueName }} editing={editing} headingRef={headingRef} />
      <CredibilityCard
        rating={rating}
        address={source.url}
        editing={editing}
        onRemoveRating={onRemoveRating}
        venue={venue}
        ratingChanges={props.ratingChanges}
      />
      <div className="context-note-card" data-empty={source.contextNote === null}>
        <FieldGroupView
          group="contextNote"
          label={t('labelContextNote')}
          editing={editing}
          isEmpty={!source.contextNote}
        >
          <p dir="auto">{source.contextNote}</p>
        </FieldGroupView>
      </div>
      <ClassificationFields source={source} editing={editing} bandNames={props.bandNames} />
      <FieldGroupView
        group="abstract"
        label={t('labelAbstract')}
        editing={editing}
        isEmpty={!source.abstract}
      >
        <Paragraphs text={source.abstract} />
      </FieldGroupView>
      <FieldGroupView group="summary" label={t('labelSummary')} editing={editing} isEmpty={!source.summary}>
        <p dir="auto">{source.summary && <InlineMarkdown text={source.summary} />}</p>
      </FieldGroupView>
      <FieldGroupView
        group="keyPoints"
        label={t('labelKeyPoints')}
        editing={editing}
        isEmpty={source.keyPoints.length === 0}
      >
        <KeyPoints
          points={source.keyPoints}
          quoteActions={{ ...props.quoteActions, showInText: hasText ? showInText : null }}
        />
      </FieldGroupView>
      <FieldGroupView group="review" label={t('labelReview')} editing={editing} isEmpty={!source.review}>
        <Paragraphs text={source.review} />
      </FieldGroupView>
      <CitedBy {...props.citedBy} />
      <ClaimList claims={props.claims} isOpen />
      <SnapshotViewer
        snapshots={snapshots}
        quotes={props.quotes}
        shownQuote={shownQuote}
        onShowKeyPoint={focusQuote}
      />
      <DetailFields source={source} editing={editing} />
      <RecordIdentity source={source} remoteIds={props.remoteIds} onCopy={onCopy} />
    </article>
  );
}

function focusQuote(index: number): void {
  const quote = document.getElementById(getQuoteElementId(index));
  quote?.scrollIntoView({ block: 'center' });
  quote?.focus({ preventScroll: true });
}

function Paragraphs({ text }: { text: string | null }) {
  return (
    <p className="paragraphs" dir="auto">
      {text && <InlineMarkdown text={text} />}
    </p>
  );
}

type RecordFieldsProps = { source: Source; editing: RecordEditing };

function ClassificationFields({ source, editing, bandNames }: RecordFieldsProps & { bandNames: string[] }) {
  const { importance, subtype, purpose, tags } = source;
  return (
    <div className="record-short-fields">
      <FieldGroupView
        group="importance"
        label={t('labelImportance')}
        editing={editing}
        isEmpty={importance === null}
        isInline
      >
        {importance !== null && (
          <span>
            <strong className="score">{importance}</strong>
            <span className="quiet">/100</span> · {getBandName(importance, bandNames)}
          </span>
        )}
      </FieldGroupView>
      <FieldGroupView group="subtype" label={t('labelSubtype')} editing={editing} isEmpty={!subtype} isInline>
        <span className="badge">{subtype && formatSubtypeOrPurpose(subtype)}</span>
      </FieldGroupView>
      <FieldGroupView group="purpose" label={t('labelPurpose')} editing={editing} isEmpty={!purpose} isInline>
        <span className="badge">{purpose && formatSubtypeOrPurpose(purpose)}</span>
      </FieldGroupView>
      <FieldGroupView
        group="tags"
        label={t('labelTags')}
        editing={editing}
        isEmpty={tags.length === 0}
        isInline
      >
        {tags.map((tag) => (
          <span key={tag} className="badge">
            {tag}
          </span>
        ))}
      </FieldGroupView>
    </div>
  );
}

function DetailFields({ source, editing }: RecordFieldsProps) {
  const { archiveUrl, linkState, access, stance, language, identifiers } = source;
  const knownIdentifiers = Object.entries(identifiers).filter(([, value]) => value !== null);
  return (
    <div className="record-short-fields">
      <FieldGroupView
        group="archiveUrl"
        label={t('recordArchiveLink')}
        editing={editing}
        isEmpty={!archiveUrl}
        isInline
      >
        {archiveUrl && (
          <a className="record-url" href={archiveUrl} target="_blank" rel="noreferrer" dir="ltr">
            {archiveUrl}
          </a>
        )}
      </FieldGroupView>
      <FieldGroupView
        group="linkState"
        label={t('recordLinkState')}
        editing={editing}
        isEmpty={!linkState}
        isInline
      >
        {linkState && `${getLinkStateName(linkState.state)} · ${formatDay(linkState.checkedAt)}`}
      </FieldGroupView>
      <FieldGroupView group="access" label={t('labelAccess')} editing={editing} isEmpty={!access} isInline>
        {access && getAccessName(access)}
      </FieldGroupView>
      <FieldGroupView group="stance" label={t('labelStance')} editing={editing} isEmpty={!stance} isInline>
        {stance && getStanceName(stance)}
      </FieldGroupView>
      <FieldGroupView
        group="language"
        label={t('labelLanguage')}
        editing={editing}
        isEmpty={!language}
        isInline
      >
        {language}
      </FieldGroupView>
      <FieldGroupView
        group="identifiers"
        label={t('recordIdentifiers')}
        editing={editing}
        isEmpty={knownIdentifiers.length === 0}
        isInline
      >
        {knownIdentifiers.map(([kind, value]) => (
          <span key={kind} className="identifier">
            <span className="quiet">{getIdentifierName(kind)}</span> {value}
          </span>
        ))}
      </FieldGroupView>
      <OtherFields editing={editing} />
    </div>
  );
}
