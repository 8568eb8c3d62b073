import type { ReactNode } from 'react';
import { QuietButton } from '@/components/ui/QuietButton';
import { t } from '@/lib/browser/i18n/message';
import { diffWords } from '@/lib/evidence/diff-words';
import type { CitedWordsState } from '@/lib/evidence/find-cited-words';
import type { Claim } from '@/lib/wiki/model/claims';
import { DiffText } from './DiffText';

/**
 * The actions on a claim. An action that changes a field opens the editor of that field, so that the reader can edit or cancel the
 * change.
 */
export type ClaimHandlers = {
  /** Adds a key point with the words of the claim. */
  onAddKeyPoint: (claim: Claim) => void;
  /** Adds a key point that rests on words of the captured text or of the page. */
  onAddKeyPointWithQuote: (claim: Claim, words: string) => void;
  onCopy: (claim: Claim) => void;
  /** Adds a note to the review that the verdict looks wrong. */
  onDoubtVerdict: (claim: Claim) => void;
  /** Shows the quote of the claim on its page. Null means that the page cannot be shown. */
  onShowOnPage: ((claim: Claim) => void) | null;
};

type Props = {
  claim: Claim;
  /** Whether the quote of the claim is in the captured text. */
  stateInText: CitedWordsState;
  /** Whether the quote is on the page now. */
  stateOnPage: CitedWordsState;
  children?: ReactNode;
} & ClaimHandlers;

/** Shows whether the quote of a claim is in the captured text and on the page, and the buttons of the claim, followed by `children`. */
export function ClaimActions({ claim, stateInText, stateOnPage, children, ...handlers }: Props) {
  const { onShowOnPage } = handlers;
  const canShow = claim.quote !== null && stateOnPage.kind !== 'missing';
  // The captured text comes first, because the quote of a key point is stored with its offset in that text.
  const foundWords = getFoundWords(stateInText) ?? getFoundWords(stateOnPage);
  return (
    <>
      <ClaimQuote quote={claim.quote} state={stateInText} labels={TEXT_LABELS} />
      <ClaimQuote quote={claim.quote} state={stateOnPage} labels={PAGE_LABELS} />
      <div className="claim-actions">
        <QuietButton label={t('claimAddKeyPoint')} onClick={() => handlers.onAddKeyPoint(claim)} />
        {foundWords !== null && (
          <QuietButton
            label={t('claimAddKeyPointWithQuote')}
            onClick={() => handlers.onAddKeyPointWithQuote(claim, foundWords)}
          />
        )}
        {canShow && onShowOnPage && (
          <QuietButton label={t('quoteShowOnPage')} onClick={() => onShowOnPage(claim)} />
        )}
        <QuietButton label={t('claimCopy')} onClick={() => handlers.onCopy(claim)} />
        {claim.verdict !== 'not-checked' && (
          <QuietButton label={t('claimDoubtVerdict')} onClick={() => handlers.onDoubtVerdict(claim)} />
        )}
      </div>
      {children}
    </>
  );
}

const getFoundWords = (state: CitedWordsState): string | null =>
  state.kind === 'found' || state.kind === 'changed' ? state.words : null;

const TEXT_LABELS = {
  found: 'claimQuoteFound',
  changed: 'claimQuoteChanged',
  missing: 'claimQuoteMissing',
} as const;
const PAGE_LABELS = {
  found: 'claimPageFound',
  changed: 'claimPageChanged',
  missing: 'claimPageMissing',
} as const;

type ClaimQuoteProps = {
  quote: string | null;
  state: CitedWordsState;
  labels: typeof TEXT_LABELS | typeof PAGE_LABELS;
};

/** Says whether the quote of a claim was found in the captured text or on the page, and shows the words that differ. */
function ClaimQuote({ quote, state, labels }: ClaimQuoteProps) {
  if (state.kind === 'unchecked') return null;
  return (
    <p className="claim-quote" data-kind={state.kind}>
      {t(labels[state.kind])}
      {state.kind === 'changed' && (
        <>
          {' '}
          <q dir="auto">
            <DiffText parts={diffWords(quote ?? '', state.words)} side="added" />
          </q>
        </>
      )}
    </p>
  );
}
