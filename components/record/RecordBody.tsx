import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { CitedBy } from '@/components/common/CitedBy';
import { ClaimList } from '@/components/common/ClaimList';
import { InlineMarkdown } from '@/components/common/InlineMarkdown';
import { ValueOrigin } from '@/components/common/ValueOrigin';
import { formatDay } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import { getAccessName, getLinkStateName, getStanceName } from '@/lib/browser/i18n/vocabulary-names';
import type { QuoteSelector } from '@/lib/evidence/anchor-quote';
import { type ComparedTexts, findChangedTexts } from '@/lib/page-check/find-changed-texts';
import type { SourceEditing } from '@/lib/record/draft/field-groups';
import type { Rating } from '@/lib/record/schema/rating';
import type { RatingChange } from '@/lib/record/schema/rating-change';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import { buildSnapshotPageUrl } from '@/lib/record/snapshot-page-url';
import type { CitingPageList } from '@/lib/wiki/model/citing-page-list';
import type { Claim, Claims } from '@/lib/wiki/model/claims';
import { AddFields } from './AddFields';
import { CredibilityCard } from './CredibilityCard';
import { FieldGroupView } from './FieldGroupView';
import { focusQuote, KeyPoints, type QuoteActions } from './KeyPoints';
import { OtherFields } from './OtherFields';
import { RecordIdentity } from './RecordIdentity';
import { SnapshotViewer } from './SnapshotViewer';
import type { ShownQuote } from './use-quote-highlights';

type Props = {
  source: Source;
  venue: Venue | null;
  rating: Rating;
  ratingChanges: { source: RatingChange[]; venue: RatingChange[] };
  snapshots: Snapshot[] | null;
  /** The capture time of the text with which the last check compared the page, or null. */
  comparedWith: string | null;
  /**
   * Renders the result of the last check of the page, together with `linkState`. `onShowChanges` shows the differences between
   * the captured texts; it is null if there are no two texts to compare.
   */
  renderPageCheck: (onShowChanges: (() => void) | null, linkState: ReactNode) => ReactNode;
  /** Whether the differences of the page are shown when the record page opens. */
  areChangesShown: boolean;
  citedBy: CitingPageList;
  /** The control that links pages of a wiki, or null. */
  pageLinks: ReactNode;
  claims: Claims | undefined;
  renderClaimActions: (claim: Claim) => ReactNode;
  /** The ids that wikis have for the source. `wiki` is the name of the wiki. */
  remoteIds: { wiki: string; remoteId: string }[];
  editing: SourceEditing;
  quoteActions: QuoteActions;
  /** The quote to show in the captured text. */
  shownQuote: ShownQuote;
  /** The quotes of all key points, to find them in the captured text. */
  quotes: readonly QuoteSelector[];
  onRemoveRating: () => void;
  onCopy: (text: string, label: string) => void;
};

/** The main column of the record page, below its header: the texts of a source, and its details. */
export function RecordBody(props: Props) {
  const { source, venue, rating, snapshots, editing, onRemoveRating, onCopy } = props;
  const [requestedTexts, setRequestedTexts] = useState<ComparedTexts | null>(null);
  const changedTexts = useChangedTexts(props);
  const shownTexts = requestedTexts ?? (props.areChangesShown ? changedTexts : null);
  // Without two texts to compare, for example after the page got a paywall, the view scrolls to the result of the check.
  useScrollToCheck(props.areChangesShown && snapshots !== null && changedTexts === null);
  return (
    <article className="record-body">
      <CredibilityCard
        rating={rating}
        source={source}
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
          <p className="reading" dir="auto">
            {source.contextNote}
          </p>
        </FieldGroupView>
      </div>
      <FieldGroupView
        group="abstract"
        label={t('labelAbstract')}
        editing={editing}
        isEmpty={!source.abstract}
      >
        <Paragraphs text={source.abstract} />
      </FieldGroupView>
      <FieldGroupView group="summary" label={t('labelSummary')} editing={editing} isEmpty={!source.summary}>
        <p className="reading" dir="auto">
          {source.summary && <InlineMarkdown text={source.summary} />}
        </p>
        <ValueOrigin provenance={source.provenance.summary} />
      </FieldGroupView>
      <FieldGroupView
        group="keyPoints"
        label={t('labelKeyPoints')}
        editing={editing}
        isEmpty={source.keyPoints.length === 0}
      >
        <KeyPoints
          points={source.keyPoints}
          provenance={source.provenance.keyPoints}
          quoteActions={props.quoteActions}
        />
      </FieldGroupView>
      <FieldGroupView group="review" label={t('labelReview')} editing={editing} isEmpty={!source.review}>
        <Paragraphs text={source.review} />
      </FieldGroupView>
      <AddFields source={source} editing={editing} />
      <CitedBy {...props.citedBy} />
      {props.pageLinks}
      <ClaimList claims={props.claims} isOpen renderActions={props.renderClaimActions} />
      {props.renderPageCheck(
        // Each request is a new object, so that the same texts can be shown again.
        changedTexts && (() => setRequestedTexts({ ...changedTexts })),
        <LinkState source={source} editing={editing} />,
      )}
      <SnapshotViewer
        snapshots={snapshots}
        shownTexts={shownTexts}
        quotes={props.quotes}
        shownQuote={props.shownQuote}
        onShowKeyPoint={focusQuote}
        buildPageUrl={(snapshot, page) => buildSnapshotPageUrl(snapshot, snapshots ?? [], source, page)}
      />
      <DetailFields source={source} editing={editing} />
      <RecordIdentity source={source} remoteIds={props.remoteIds} onCopy={onCopy} />
    </article>
  );
}

function useScrollToCheck(shouldScroll: boolean): void {
  useEffect(() => {
    if (shouldScroll) document.querySelector('.page-check')?.scrollIntoView({ block: 'center' });
  }, [shouldScroll]);
}

/** Returns the two texts that show what changed on the page, or null. Returns the same object as long as the texts are the same. */
function useChangedTexts({
  source: { keyPoints },
  snapshots,
  comparedWith,
}: Pick<Props, 'source' | 'snapshots' | 'comparedWith'>): ComparedTexts | null {
  const { beforeAt = null, afterAt = null } =
    useMemo(
      () => findChangedTexts({ keyPoints }, snapshots ?? [], comparedWith),
      [keyPoints, snapshots, comparedWith],
    ) ?? {};
  return useMemo(
    () => (beforeAt === null || afterAt === null ? null : { beforeAt, afterAt }),
    [beforeAt, afterAt],
  );
}

function Paragraphs({ text }: { text: string | null }) {
  return (
    <p className="reading paragraphs" dir="auto">
      {text && <InlineMarkdown text={text} />}
    </p>
  );
}

type RecordFieldsProps = { source: Source; editing: SourceEditing };

function LinkState({ source: { linkState }, editing }: RecordFieldsProps) {
  return (
    <div className="record-short-fields">
      <FieldGroupView
        group="linkState"
        label={t('recordLinkState')}
        editing={editing}
        isEmpty={!linkState}
        isInline
      >
        {linkState && `${getLinkStateName(linkState.state)} · ${formatDay(linkState.checkedAt)}`}
      </FieldGroupView>
    </div>
  );
}

function DetailFields({ source, editing }: RecordFieldsProps) {
  const { archiveUrl, access, stance, language } = source;
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
      <OtherFields editing={editing} />
    </div>
  );
}
