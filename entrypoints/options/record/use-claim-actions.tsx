import { type ReactNode, useMemo, useState } from 'react';
import { ClaimActions } from '@/components/common/ClaimActions';
import { addDoubtToReview, formatClaim } from '@/lib/app/describe/claims';
import type { RecordSync } from '@/lib/app/library/record-sync';
import { showQuotes } from '@/lib/app/quotes/show-quotes';
import { t } from '@/lib/browser/i18n/message';
import { buildQuote } from '@/lib/evidence/build-quote';
import {
  buildCitedQuotes,
  type CitedWordsState,
  findCitedWords,
  mapStates,
} from '@/lib/evidence/find-cited-words';
import { buildSelectors } from '@/lib/evidence/quote-state';
import { buildTextFragmentUrl } from '@/lib/evidence/text-fragment-url';
import type { SourceEditing } from '@/lib/record/draft/field-groups';
import { findSavedText } from '@/lib/record/find-saved-text';
import type { Quote } from '@/lib/record/schema/parts';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Claim } from '@/lib/wiki/model/claims';
import type { LibraryActions } from '../use-library-actions';
import { quoteTabDeps } from './quote-tab-deps';
import { useVerdicts } from './use-verdicts';

const UNCHECKED: CitedWordsState = { kind: 'unchecked' };

/**
 * Returns the function that renders what the reader can do with a claim of a source. `snapshots` are the captured texts, the oldest
 * first, or null while they are loaded.
 */
export function useClaimActions(
  source: Source,
  sync: RecordSync,
  snapshots: Snapshot[] | null,
  editing: SourceEditing,
  libraryActions: Pick<LibraryActions, 'notifyStatus' | 'notifyError'>,
): (claim: Claim) => ReactNode {
  const { claims } = sync;
  const snapshot = snapshots && findSavedText(snapshots);
  const renderVerdict = useVerdicts(source.stableId, sync, snapshot?.text ?? null, libraryActions);
  const quotes = useMemo(() => buildCitedQuotes(claims?.items.map(({ quote }) => quote) ?? []), [claims]);
  const textStates = useMemo(() => {
    const words = quotes.map(({ exact }) => exact);
    const states = findCitedWords(words, snapshot?.text ?? null);
    return new Map(words.map((exact, index) => [exact, states[index]]));
  }, [quotes, snapshot]);
  const [pageStates, setPageStates] = useState<ReadonlyMap<string, CitedWordsState>>(new Map());
  const showOnPage = ({ quote }: Claim): void => {
    if (quote === null) return;
    const citedQuote = { exact: quote, prefix: '', suffix: '' };
    const linkUrl = buildTextFragmentUrl(source.url, citedQuote, snapshot?.text ?? null);
    const page = { urls: [source.url, ...source.aliases], linkUrl };
    const index = quotes.findIndex(({ exact }) => exact === quote);
    void showQuotes(quoteTabDeps, page, buildSelectors(quotes), index).then((shown) => {
      if (shown) setPageStates(mapStates(quotes, shown.matches));
      else libraryActions.notifyStatus(t('quoteOpenedInTab'));
    });
  };
  const addKeyPoint = (text: string, quotes: Quote[]): void => {
    editing.open('keyPoints');
    editing.edit({ keyPoints: [...editing.values.keyPoints, { text, quotes }] });
  };
  return (claim) => {
    const quoteState = textStates.get(claim.quote ?? '') ?? UNCHECKED;
    return (
      <ClaimActions
        claim={claim}
        stateInText={quoteState}
        stateOnPage={pageStates.get(claim.quote ?? '') ?? UNCHECKED}
        onShowOnPage={snapshot?.pageStarts === undefined ? showOnPage : null}
        onAddKeyPoint={({ text }) => addKeyPoint(text, [])}
        onAddKeyPointWithQuote={({ text }, words) =>
          addKeyPoint(text, [buildQuote({ exact: words }, snapshot?.text ?? '', snapshot ?? {})])
        }
        onCopy={(copiedClaim) =>
          void navigator.clipboard.writeText(formatClaim(copiedClaim)).then(
            () => libraryActions.notifyStatus(t('claimCopied')),
            () => libraryActions.notifyError(t('copyFailed')),
          )
        }
        onDoubtVerdict={(doubtedClaim) => {
          editing.open('review');
          editing.edit({ review: addDoubtToReview(editing.values.review, doubtedClaim) });
        }}
      >
        {renderVerdict(claim, quoteState)}
      </ClaimActions>
    );
  };
}
