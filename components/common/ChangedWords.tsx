import { t } from '@/lib/browser/i18n/message';
import type { DiffPart } from '@/lib/evidence/diff-words';
import { DiffText } from './DiffText';

/**
 * Shows the words that the page now has in place of a quote, after the sentence about the state of the quote. `parts` are the
 * differences between the quote and these words.
 */
export const ChangedWords = ({ parts }: { parts: DiffPart[] }) => (
  <>
    . {t('quoteNowReads')}{' '}
    <q dir="auto">
      <DiffText parts={parts} side="added" />
    </q>
  </>
);
