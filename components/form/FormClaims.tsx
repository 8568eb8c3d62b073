import { useMemo, useState } from 'react';
import { ClaimActions } from '@/components/common/ClaimActions';
import { ClaimList } from '@/components/common/ClaimList';
import { useFieldUndo } from '@/components/fields/use-field-undo';
import { QuietButton } from '@/components/ui/QuietButton';
import { addDoubtToReview, formatClaim, removeDoubtFromReview } from '@/lib/app/describe/claims';
import type { FormActions } from '@/lib/app/form/actions/form-actions';
import { t } from '@/lib/browser/i18n/message';
import { buildQuote } from '@/lib/evidence/build-quote';
import {
  buildCitedQuotes,
  type CitedWordsState,
  findCitedWords,
  mapStates,
} from '@/lib/evidence/find-cited-words';
import type { PageMatch } from '@/lib/evidence/highlight-request';
import type { FormValues } from '@/lib/record/draft/form-values';
import { appendPoints } from '@/lib/record/draft/key-points';
import { removeAddedPoint } from '@/lib/record/draft/remove-added-point';
import type { Edits } from '@/lib/record/schema/draft';
import type { Article } from '@/lib/record/schema/extraction';
import type { Quote } from '@/lib/record/schema/parts';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Claim, Claims } from '@/lib/wiki/model/claims';

type Props = {
  claims: Claims;
  values: Pick<FormValues, 'keyPoints' | 'review'>;
  /** The captured text, or null. */
  article: Pick<Article | Snapshot, 'text' | 'pageStarts' | 'pageLabels'> | null;
  /**
   * Opens the record page, on which the reader sets verdicts. Null: the page is not saved yet. Undefined: the wiki accepts no
   * verdicts.
   */
  openRecord?: (() => void) | null | undefined;
  /** Searches and highlights quotes on the page. Null if the quotes on the page cannot be highlighted, as in the viewer of a PDF. */
  pageActions: Pick<FormActions, 'findQuotesOnPage' | 'highlightQuotes'> | null;
  onEdit: (edits: Edits) => void;
  /** Called after a quote was added to the key point at `pointIndex`. */
  onQuoteAdded: (pointIndex: number) => void;
};

const UNCHECKED: CitedWordsState = { kind: 'unchecked' };

/** The claims of the wiki that cite the page, with the actions on each. */
export function FormClaims({
  claims,
  values,
  article,
  pageActions,
  openRecord,
  onEdit,
  onQuoteAdded,
}: Props) {
  const citedWords = useMemo(() => claims.items.map(({ quote }) => quote), [claims]);
  const statesInText = useMemo(
    () => findCitedWords(citedWords, article?.text ?? null),
    [citedWords, article],
  );
  const { statesOnPage, findOnPage, showOnPage } = useStatesOnPage(citedWords, pageActions);
  const { message, addPoint, addDoubt, copy } = useClaimChanges(values, onEdit);
  return (
    <>
      <ClaimList
        claims={claims}
        onOpen={findOnPage}
        renderActions={(claim) => {
          return (
            <ClaimActions
              claim={claim}
              stateInText={statesInText[claims.items.indexOf(claim)] ?? UNCHECKED}
              stateOnPage={statesOnPage.get(claim.quote ?? '') ?? UNCHECKED}
              onAddKeyPoint={({ text }) => addPoint(text, [])}
              onAddKeyPointWithQuote={({ text }, exact) => {
                onQuoteAdded(addPoint(text, [buildQuote({ exact }, article?.text ?? '', article ?? {})]));
              }}
              onCopy={copy}
              onDoubtVerdict={addDoubt}
              onShowOnPage={pageActions && showOnPage}
            >
              {/* The wiki stores a verdict by page and footnote. */}
              {claim.footnote !== null && <SetVerdictButton openRecord={openRecord} />}
            </ClaimActions>
          );
        }}
      />
      {message}
    </>
  );
}

/**
 * Opens the record page to set a verdict. Verdicts are sent through the outbox, which has only saved sources. So a page without a source gets a
 * hint to save it first.
 */
function SetVerdictButton({ openRecord }: Pick<Props, 'openRecord'>) {
  if (openRecord === undefined) return null;
  if (openRecord === null) return <p className="hint">{t('verdictSaveFirst')}</p>;
  return <QuietButton label={t('verdictSetInRecord')} onClick={openRecord} />;
}

/**
 * Searches the cited words on the page when `findOnPage` or `showOnPage` is called. `statesOnPage` maps the cited words to the
 * results.
 */
function useStatesOnPage(citedWords: readonly (string | null)[], pageActions: Props['pageActions']) {
  const [statesOnPage, setStatesOnPage] = useState<ReadonlyMap<string, CitedWordsState>>(new Map());
  const quotes = buildCitedQuotes(citedWords);
  const saveStates = (matches: (PageMatch | null)[] | null): void => {
    if (matches) setStatesOnPage(mapStates(quotes, matches));
  };
  return {
    statesOnPage,
    findOnPage: () => void pageActions?.findQuotesOnPage(quotes).then(saveStates),
    showOnPage: ({ quote }: Claim) => {
      const index = quotes.findIndex(({ exact }) => exact === quote);
      void pageActions?.highlightQuotes(quotes, index).then(saveStates);
    },
  };
}

/** The actions on a claim. A change of the draft can be undone. Copying shows a message. */
function useClaimChanges(values: Props['values'], onEdit: Props['onEdit']) {
  const { notifyChange, undoLine } = useFieldUndo<Edits>(values, onEdit);
  const [copyMessage, setCopyMessage] = useState<string | null>(null);
  /** Returns the index of the added point. */
  const addPoint = (text: string, quotes: Quote[]): number => {
    const point = { text, quotes };
    const keyPoints = appendPoints(values.keyPoints, [point]);
    onEdit({ keyPoints });
    notifyChange({
      message: t('claimPointAdded'),
      restore: ({ keyPoints: current = [] }) => ({ keyPoints: removeAddedPoint(current, point) }),
    });
    return keyPoints.length - 1;
  };
  const addDoubt = (claim: Claim): void => {
    const { review: previousReview } = values;
    onEdit({ review: addDoubtToReview(previousReview, claim) });
    notifyChange({
      message: t('claimDoubtAdded'),
      restore: ({ review }) => ({ review: removeDoubtFromReview(review ?? '', claim, previousReview) }),
    });
  };
  const copy = (claim: Claim): void =>
    void navigator.clipboard.writeText(formatClaim(claim)).then(
      () => setCopyMessage(t('claimCopied')),
      () => setCopyMessage(t('copyFailed')),
    );
  const message = (
    <>
      {undoLine}
      {copyMessage !== null && (
        <p className="form-hint" role="status">
          {copyMessage}
        </p>
      )}
    </>
  );
  return { message, addPoint, addDoubt, copy };
}
