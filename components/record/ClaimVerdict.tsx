import { lazy, Suspense, useId, useState } from 'react';
import { QuietButton } from '@/components/ui/QuietButton';
import { useFocusFallback } from '@/components/ui/use-focus-fallback';
import { t } from '@/lib/browser/i18n/message';
import type { CitedWordsState } from '@/lib/evidence/find-cited-words';
import type { Claim } from '@/lib/wiki/model/claims';
import type { ReaderVerdict, VerdictChoice, VerdictDraft } from '@/lib/wiki/model/reader-verdict';
import { VerdictStatus } from './VerdictStatus';

// Few readers set verdicts, so the form is loaded when it opens.
const VerdictEditor = lazy(() =>
  import('./VerdictEditor').then((module) => ({ default: module.VerdictEditor })),
);

type Props = {
  claim: Claim;
  wikiName: string;
  /** The verdict that the reader set before. Undefined means none. */
  readerVerdict: ReaderVerdict | undefined;
  /** The values that the reader typed and did not send. With them, the form is open at first. Undefined means none. */
  draft: VerdictDraft | undefined;
  /** Persists the unsent values. Null deletes them, after the verdict was sent or the form was cancelled. */
  onPersist: (draft: VerdictDraft | null) => void;
  /** Whether another verdict can be set. */
  canSet: boolean;
  quoteState: CitedWordsState;
  findWords: (words: string) => CitedWordsState;
  /** Resolves to true if the verdict was stored. */
  onSend: (choice: VerdictChoice) => Promise<boolean>;
  onWithdraw: () => void;
};

/** Shows the outcome of the reader's verdict on a claim, and opens the form that sets one. */
export function ClaimVerdict({ readerVerdict, canSet, onSend, onWithdraw, ...props }: Props) {
  const id = useId();
  const [isEditing, setEditing] = useState(props.draft !== undefined);
  const close = (): void => {
    props.onPersist(null);
    setEditing(false);
  };
  const [isSending, setSending] = useState(false);
  const sendChoice = async (choice: VerdictChoice): Promise<void> => {
    if (isSending) return;
    setSending(true);
    try {
      // The form stays open with its texts if the verdict could not be stored.
      if (await onSend(choice)) close();
    } finally {
      setSending(false);
    }
  };
  // The focus returns to the button when the form closes.
  useFocusFallback(String(isEditing), `[id="${id}"]`, [`[id="${id}"] .button`]);
  return (
    <div id={id} className="claim-verdict" tabIndex={-1}>
      {readerVerdict && (
        <VerdictStatus readerVerdict={readerVerdict} wikiName={props.wikiName} onWithdraw={onWithdraw} />
      )}
      {isEditing ? (
        <Suspense>
          <VerdictEditor
            {...props}
            readerVerdict={readerVerdict}
            onCancel={close}
            onSend={(choice) => void sendChoice(choice)}
          />
        </Suspense>
      ) : (
        canSet &&
        readerVerdict?.status !== 'sending' && (
          <QuietButton label={t('verdictSet')} onClick={() => setEditing(true)} />
        )
      )}
    </div>
  );
}
