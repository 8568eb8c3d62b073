import { useMemo, useState } from 'react';
import { ClaimActions } from '@/components/common/ClaimActions';
import { ClaimList } from '@/components/common/ClaimList';
import { useRemovalUndo } from '@/components/fields/use-removal-undo';
import { QuietButton } from '@/components/ui/QuietButton';
import { addDoubt, formatClaim, removeDoubt } from '@/lib/app/describe/claims';
import type { FormActions } from '@/lib/app/form/actions/form-actions';
import { t } from '@/lib/browser/i18n/message';
import { buildQuote } from '@/lib/evidence/build-quote';
import {
  buildCitedQuotes,
  type CitedWordsState,
  findCitedWords,
  mapStates,
} from '@/lib/evidence/find-cited-words';
import type { PageMatch } from '@/lib/evidence/mark-request';
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
  article: Pick<Article | Snapshot, 'text' | 'pageStarts'> | null;
  /** Opens the record, where a verdict is set. Null means that the page is not saved, undefined that no verdicts are set. */
  openRecord?: (() => void) | null | undefined;
  /** Searches and marks quotes on the page. Null if the page cannot be marked, as the viewer of a PDF. */
  pageActions: Pick<FormActions, 'findQuotesOnPage' | 'markQuotes'> | null;
  onEdit: (edits: Edits) => void;
};

const UNCHECKED: CitedWordsState = { kind: 'unchecked' };

/** The claims of the wiki that rest on the page, with what the reader can do with each of them beside the page. */
export function FormClaims({ claims, values, article, pageActions, openRecord, onEdit }: Props) {
  const words = useMemo(() => claims.items.map(({ quote }) => quote), [claims]);
  const textStates = useMemo(() => findCitedWords(words, article?.text ?? null), [words, article]);
  const { pageStates, findOnPage, showOnPage } = usePageStates(words, pageActions);
  const { message, addPoint, addDoubtNote, copy } = useClaimChanges(values, onEdit);
  return (
    <>
      <ClaimList
        claims={claims}
        onOpen={findOnPage}
        renderActions={(claim) => {
          return (
            <ClaimActions
              claim={claim}
              quoteState={textStates[claims.items.indexOf(claim)] ?? UNCHECKED}
              pageState={pageStates.get(claim.quote ?? '') ?? UNCHECKED}
              onAddKeyPoint={({ text }) => addPoint(text, [])}
              onAdoptQuote={({ text }, words) =>
                addPoint(text, [buildQuote({ exact: words }, article?.text ?? '', article?.pageStarts)])
              }
              onCopy={copy}
              onDoubtVerdict={addDoubtNote}
              onShowOnPage={pageActions && showOnPage}
            >
              {claim.footnote !== null && <VerdictLink openRecord={openRecord} />}
            </ClaimActions>
          );
        }}
      />
      {message}
    </>
  );
}

/** Leads to the record, because a verdict is sent by the outbox, which has only saved sources. */
function VerdictLink({ openRecord }: Pick<Props, 'openRecord'>) {
  if (openRecord === undefined) return null;
  if (openRecord === null) return <p className="hint">{t('verdictSaveFirst')}</p>;
  return <QuietButton label={t('verdictSetInRecord')} onClick={openRecord} />;
}

/** Searches the quotes on the page when the reader asks for it, and remembers what was found, by the words of each quote. */
function usePageStates(words: readonly (string | null)[], pageActions: Props['pageActions']) {
  const [pageStates, setPageStates] = useState<ReadonlyMap<string, CitedWordsState>>(new Map());
  const quotes = buildCitedQuotes(words);
  const remember = (matches: PageMatch[] | null): void => {
    if (matches) setPageStates(mapStates(quotes, matches));
  };
  return {
    pageStates,
    findOnPage: () => void pageActions?.findQuotesOnPage(quotes).then(remember),
    showOnPage: ({ quote }: Claim) => {
      const index = quotes.findIndex(({ exact }) => exact === quote);
      void pageActions?.markQuotes(quotes, index).then(remember);
    },
  };
}

/** The changes of the draft that a claim can cause. Each is announced, and can be undone. */
function useClaimChanges(values: Props['values'], onEdit: Props['onEdit']) {
  const { announceRemoval, undoLine } = useRemovalUndo<Edits>(values, onEdit);
  const [copyMessage, setCopyMessage] = useState<string | null>(null);
  const addPoint = (text: string, quotes: Quote[]): void => {
    const point = { text, quotes };
    onEdit({ keyPoints: appendPoints(values.keyPoints, [point]) });
    announceRemoval({
      message: t('claimPointAdded'),
      restore: ({ keyPoints = [] }) => ({ keyPoints: removeAddedPoint(keyPoints, point) }),
    });
  };
  const addDoubtNote = (claim: Claim): void => {
    const { review: previousReview } = values;
    onEdit({ review: addDoubt(previousReview, claim) });
    announceRemoval({
      message: t('claimDoubtAdded'),
      restore: ({ review }) => ({ review: removeDoubt(review ?? '', claim, previousReview) }),
    });
  };
  const copy = (claim: Claim): void =>
    void navigator.clipboard.writeText(formatClaim(claim)).then(
      () => setCopyMessage(t('claimCopied')),
      () => setCopyMessage(t('recordNotCopied')),
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
  return { message, addPoint, addDoubtNote, copy };
}
