import type { ReactNode } from 'react';
import { ClaimVerdict } from '@/components/record/ClaimVerdict';
import { formatProblem } from '@/lib/app/describe/format-problem';
import { buildReaderVerdict } from '@/lib/app/library/build-reader-verdict';
import type { RecordSync } from '@/lib/app/library/record-sync';
import type { MessageResponse } from '@/lib/browser/messages/protocol';
import { send } from '@/lib/browser/messages/send';
import { type CitedWordsState, findCitedWords } from '@/lib/evidence/find-cited-words';
import type { StableId } from '@/lib/record/schema/primitives';
import { addReaderVerdict, isSameClaim, withdrawReaderVerdict } from '@/lib/wiki/merge/reader-verdicts';
import type { Claim } from '@/lib/wiki/model/claims';
import type { ReaderVerdict, VerdictChoice } from '@/lib/wiki/model/reader-verdict';
import type { LibraryActions } from '../use-library-actions';
import { useOptimisticValue } from '../use-optimistic';

const NO_VERDICTS: ReaderVerdict[] = [];

/**
 * Returns the function that renders the verdict of the reader on a claim. It renders nothing unless the reader sets verdicts on the
 * active wiki, and the wiki accepts them. `text` is the captured text, or null.
 */
export function useVerdicts(
  stableId: StableId,
  sync: RecordSync,
  text: string | null,
  { notifyError }: Pick<LibraryActions, 'notifyError'>,
): (claim: Claim, quoteState: CitedWordsState) => ReactNode {
  const card = sync.cards.find(({ wiki }) => wiki.active);
  const { shownValue: readerVerdicts, saveValue } = useOptimisticValue<
    ReaderVerdict[],
    MessageResponse<'sync/verdict'>
  >(card?.entry?.readerVerdicts ?? NO_VERDICTS, ({ problem }) => notifyError(formatProblem(problem)));
  const canSet = sync.canSetVerdicts;
  return (claim, quoteState) => {
    const { footnote, pageId } = claim;
    const readerVerdict = readerVerdicts.find((candidate) => isSameClaim(candidate, claim));
    if (!card || footnote === null || (!canSet && !readerVerdict)) return null;
    const { wikiId, wikiName } = card;
    const setVerdict = async (choice: VerdictChoice): Promise<boolean> => {
      const newVerdict = buildReaderVerdict(claim, choice, new Date());
      if (!newVerdict) return false;
      return saveValue(addReaderVerdict(readerVerdicts, newVerdict), () =>
        send('sync/verdict', { wikiId, stableId, readerVerdict: newVerdict }),
      );
    };
    return (
      <ClaimVerdict
        {...{ claim, wikiName, readerVerdict, quoteState, canSet }}
        findWords={(words) => findCitedWords([words.trim() || null], text)[0] ?? { kind: 'unchecked' }}
        onSend={setVerdict}
        onWithdraw={() =>
          void saveValue(withdrawReaderVerdict(readerVerdicts, claim), () =>
            send('sync/withdraw-verdict', { wikiId, stableId, pageId, footnote }),
          )
        }
      />
    );
  };
}
