import { QuietButton } from '@/components/ui/QuietButton';
import type { WikiQuestion } from '@/lib/app/describe/wiki-question';
import { t } from '@/lib/browser/i18n/message';

/** Says that the wiki is asked about the page, or why it has not answered, with what the reader can do. Shows nothing after its answer. */
export function WikiQuestionLine({ wikiName, status, cancel, askAgain }: WikiQuestion) {
  if (status === 'answered') return null;
  return (
    <p className="hint wiki-question">
      <span role="status">{t(TEXT_KEYS[status], wikiName)}</span>{' '}
      {status === 'asking' ? (
        <QuietButton label={t('buttonCancelReading')} onClick={cancel} />
      ) : (
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
