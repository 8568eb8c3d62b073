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

const NO_MARKS: ReaderVerdict[] = [];

/**
 * Returns the function that renders the verdict of the reader on a claim. It renders nothing unless the reader sets verdicts on the
 * active wiki, and the wiki takes them. `text` is the captured text, or null.
 */
export function useVerdicts(
  stableId: StableId,
  sync: RecordSync,
  text: string | null,
  { notifyError }: Pick<LibraryActions, 'notifyError'>,
): (claim: Claim, quoteState: CitedWordsState) => ReactNode {
  const card = sync.cards.find(({ wiki }) => wiki.active);
  const { shownValue: marks, request } = useOptimisticValue<ReaderVerdict[], MessageResponse<'sync/verdict'>>(
    card?.entry?.readerVerdicts ?? NO_MARKS,
    ({ problem }) => notifyError(formatProblem(problem)),
  );
  const canSet = sync.canSetVerdicts;
  return (claim, quoteState) => {
    const { footnote, pageId } = claim;
    const mark = marks.find((candidate) => isSameClaim(candidate, claim));
    if (!card || footnote === null || (!canSet && !mark)) return null;
    const { wikiId, wikiName } = card;
    const setVerdict = async (choice: VerdictChoice): Promise<boolean> => {
      const newMark = buildReaderVerdict(claim, choice, new Date());
      if (!newMark) return false;
      return request(addReaderVerdict(marks, newMark), () =>
        send('sync/verdict', { wikiId, stableId, mark: newMark }),
      );
    };
    return (
      <ClaimVerdict
        {...{ claim, wikiName, mark, quoteState, canSet }}
        findWords={(words) => findCitedWords([words.trim() || null], text)[0] ?? { kind: 'unchecked' }}
        onSend={setVerdict}
        onWithdraw={() =>
          void request(withdrawReaderVerdict(marks, claim), () =>
            send('sync/withdraw-verdict', { wikiId, stableId, pageId, footnote }),
          )
        }
      />
    );
  };
}
