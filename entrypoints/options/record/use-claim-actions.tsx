import { type ReactNode, useMemo } from 'react';
import { ClaimActions } from '@/components/common/ClaimActions';
import { formatClaimPlace, VERDICT_LABELS } from '@/lib/app/describe/claims';
import { t } from '@/lib/browser/i18n/message';
import { buildQuote } from '@/lib/evidence/build-quote';
import { type CitedWordsState, findCitedWords } from '@/lib/evidence/find-cited-words';
import type { RecordEditing } from '@/lib/record/draft/field-groups';
import type { Quote } from '@/lib/record/schema/parts';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Claim, Claims } from '@/lib/wiki/model/claims';
import type { LibraryActions } from '../use-library-actions';

/**
 * Returns the function that renders what the reader can do with a claim of a record. `snapshots` are the captured texts, the oldest
 * first, or null while they are loaded. `renderVerdict` renders the reader's verdict on a claim.
 */
export function useClaimActions(
  claims: Claims | undefined,
  snapshots: Snapshot[] | null,
  editing: RecordEditing,
  libraryActions: Pick<LibraryActions, 'notifyStatus' | 'notifyError'>,
  renderVerdict: (claim: Claim, quoteState: CitedWordsState) => ReactNode,
): (claim: Claim) => ReactNode {
  const snapshot = snapshots?.at(-1) ?? null;
  const stateByClaim = useMemo(() => {
    const items = claims?.items ?? [];
    const quotes = items.map(({ quote }) => quote);
    const states = findCitedWords(quotes, snapshot?.text ?? null);
    return new Map(items.map((claim, index) => [claim, states[index]]));
  }, [claims, snapshot]);
  const addKeyPoint = (text: string, quotes: Quote[]): void => {
    editing.open('keyPoints');
    editing.edit({ keyPoints: [...editing.values.keyPoints, { text, quotes }] });
  };
  return (claim) => {
    const quoteState = stateByClaim.get(claim) ?? { kind: 'unchecked' };
    return (
      <ClaimActions
        claim={claim}
        quoteState={quoteState}
        onAddKeyPoint={({ text }) => addKeyPoint(text, [])}
        onAdoptQuote={({ text }, words) =>
          addKeyPoint(text, [
            buildQuote({ exact: words }, snapshot?.text ?? '', snapshot?.pageStarts ?? null),
          ])
        }
        onCopy={(copiedClaim) =>
          void navigator.clipboard.writeText(formatClaim(copiedClaim)).then(
            () => libraryActions.notifyStatus(t('claimCopied')),
            () => libraryActions.notifyError(t('recordNotCopied')),
          )
        }
        onDoubtVerdict={(doubtedClaim) => {
          editing.open('review');
          const { review } = editing.values;
          editing.edit({ review: [review.trim(), formatDoubt(doubtedClaim)].filter(Boolean).join('\n\n') });
        }}
      >
        {renderVerdict(claim, quoteState)}
      </ClaimActions>
    );
  };
}

function formatClaim(claim: Claim): string {
  const { text, quote } = claim;
  return [text, ...(quote ? [`> ${quote}`] : []), formatClaimPlace(claim)].join('\n\n');
}

const formatDoubt = (claim: Claim): string =>
  t('claimDoubtNote', t(VERDICT_LABELS[claim.verdict]), formatClaimPlace(claim), claim.text);
