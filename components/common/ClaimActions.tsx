import type { ReactNode } from 'react';
import { QuietButton } from '@/components/ui/QuietButton';
import { t } from '@/lib/browser/i18n/message';
import { diffWords } from '@/lib/evidence/diff-words';
import type { CitedWordsState } from '@/lib/evidence/find-cited-words';
import type { Claim } from '@/lib/wiki/model/claims';
import { DiffText } from './DiffText';

/** What the reader can do with a claim. Each change opens the editor of its field, so that it can be changed or cancelled. */
export type ClaimHandlers = {
  /** Adds a key point with the words of the claim. */
  onAddKeyPoint: (claim: Claim) => void;
  /** Adds a key point that rests on words of the captured text. */
  onAdoptQuote: (claim: Claim, words: string) => void;
  onCopy: (claim: Claim) => void;
  /** Adds a note to the review that the verdict looks wrong. */
  onDoubtVerdict: (claim: Claim) => void;
};

type Props = { claim: Claim; quoteState: CitedWordsState; children?: ReactNode } & ClaimHandlers;

/** Says whether the words of a claim are in the captured text, and has the buttons of the claim. `children` follow them. */
export function ClaimActions({ claim, quoteState, children, ...handlers }: Props) {
  const isFound = quoteState.kind === 'found' || quoteState.kind === 'changed';
  return (
    <>
      <ClaimQuote claim={claim} quoteState={quoteState} />
      <div className="claim-actions">
        <QuietButton label={t('claimAddKeyPoint')} onClick={() => handlers.onAddKeyPoint(claim)} />
        {isFound && (
          <QuietButton
            label={t('claimAdoptQuote')}
            onClick={() => handlers.onAdoptQuote(claim, quoteState.words)}
          />
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

function ClaimQuote({ claim, quoteState }: Pick<Props, 'claim' | 'quoteState'>) {
  switch (quoteState.kind) {
    case 'unchecked':
      return null;
    case 'found':
      return <p className="claim-quote">{t('claimQuoteFound')}</p>;
    case 'missing':
      return (
        <p className="claim-quote" data-kind="missing">
          {t('claimQuoteMissing')}
        </p>
      );
    case 'changed':
      return (
        <p className="claim-quote" data-kind="changed">
          {t('claimQuoteChanged')}{' '}
          <q dir="auto">
            <DiffText parts={diffWords(claim.quote ?? '', quoteState.words)} side="added" />
          </q>
        </p>
      );
  }
}
