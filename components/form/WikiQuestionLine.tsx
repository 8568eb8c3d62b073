import { QuietButton } from '@/components/ui/QuietButton';
import type { WikiQuestion } from '@/lib/app/describe/wiki-question';
import { t } from '@/lib/browser/i18n/message';

type Props = WikiQuestion & {
  /** True while an earlier answer is shown. That view has its own button to ask again. */
  hasEarlierAnswer: boolean;
};

/**
 * Shows the status of a question to the wiki: while the wiki is asked, with *Cancel*; if it gave no answer, with the reason and
 * *Ask again*. Renders nothing after the answer.
 */
export function WikiQuestionLine({ wikiName, status, cancel, askAgain, hasEarlierAnswer }: Props) {
  if (status === 'answered') return null;
  return (
    <p className="hint wiki-question">
      <span role="status">{t(TEXT_KEYS[status], wikiName)}</span>{' '}
      {status === 'asking' && <QuietButton label={t('buttonCancel')} onClick={cancel} />}
      {status !== 'asking' && !hasEarlierAnswer && (
        <QuietButton label={t('wikiAskAgain')} onClick={askAgain} />
      )}
    </p>
  );
}

const TEXT_KEYS = {
  asking: 'wikiAsking',
  cancelled: 'wikiAskCancelled',
  failed: 'wikiAskFailed',
} as const;
