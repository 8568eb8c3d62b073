import { type ReactNode, useEffect, useState } from 'react';
import { ClaimVerdict } from '@/components/record/ClaimVerdict';
import { formatProblem } from '@/lib/app/describe/format-problem';
import { buildReaderVerdict } from '@/lib/app/library/build-reader-verdict';
import type { RecordSync } from '@/lib/app/library/record-sync';
import { t } from '@/lib/browser/i18n/message';
import type { MessageResponse } from '@/lib/browser/messages/protocol';
import { send } from '@/lib/browser/messages/send';
import { type CitedWordsState, findCitedWords } from '@/lib/evidence/find-cited-words';
import type { StableId } from '@/lib/record/schema/primitives';
import {
  persistVerdictDraft,
  readVerdictDrafts,
  type VerdictDraftOwner,
} from '@/lib/storage/drafts/verdict-drafts';
import { addReaderVerdict, isSameClaim, withdrawReaderVerdict } from '@/lib/wiki/merge/reader-verdicts';
import type { Claim } from '@/lib/wiki/model/claims';
import type { ReaderVerdict, VerdictChoice, VerdictDraft } from '@/lib/wiki/model/reader-verdict';
import type { LibraryActions } from '../use-library-actions';
import { useOptimisticValue } from '../use-optimistic-values';

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
  const drafts = useVerdictDrafts(card?.wikiId ?? null, stableId);
  return (claim, quoteState) => {
    const { footnote, pageId } = claim;
    const readerVerdict = readerVerdicts.find((candidate) => isSameClaim(candidate, claim));
    if (!card || footnote === null || drafts === null) return null;
    const claimKey = `${footnote} ${pageId}`;
    if (!canSet && !readerVerdict) return null;
    const draft = canSet ? drafts.get(claimKey) : undefined;
    const { wikiId, wikiName } = card;
    const persist = (typedDraft: VerdictDraft | null): void => {
      // The map is changed too, because the form is rendered anew when others changed the claim.
      if (typedDraft) drafts.set(claimKey, typedDraft);
      else drafts.delete(claimKey);
      void persistVerdictDraft({ wikiId, stableId }, claimKey, typedDraft).catch(() => {
        // A draft that could not be deleted is deleted with its source.
        if (typedDraft) notifyError(t('verdictPersistFailed'));
      });
    };
    const setVerdict = async (choice: VerdictChoice): Promise<boolean> => {
      const newVerdict = buildReaderVerdict(claim, choice, new Date());
      if (!newVerdict) return false;
      return saveValue(addReaderVerdict(readerVerdicts, newVerdict), () =>
        send('sync/verdict', { wikiId, stableId, readerVerdict: newVerdict }),
      );
    };
    return (
      <ClaimVerdict
        {...{ claim, wikiName, readerVerdict, quoteState, canSet, draft }}
        onPersist={persist}
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

/** Reads the verdicts that the reader has not sent yet, by claim. Returns null until they were read. */
function useVerdictDrafts(wikiId: string | null, stableId: string): Map<string, VerdictDraft> | null {
  const [drafts, setDrafts] = useState<{ of: string; byClaim: Map<string, VerdictDraft> } | null>(null);
  const key = `${wikiId} ${stableId}`;
  useEffect(() => {
    if (wikiId === null) return;
    let isCurrent = true;
    const owner: VerdictDraftOwner = { wikiId, stableId };
    const show = (byClaim: Map<string, VerdictDraft>) => isCurrent && setDrafts({ of: key, byClaim });
    void readVerdictDrafts(owner).then(show, () => show(new Map()));
    return () => {
      isCurrent = false;
    };
  }, [wikiId, stableId, key]);
  return drafts?.of === key ? drafts.byClaim : null;
}
