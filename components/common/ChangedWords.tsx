import { t } from '@/lib/browser/i18n/message';
import type { DiffPart } from '@/lib/evidence/diff-words';
import { DiffText } from './DiffText';

/** The words of a quote as the page has them now, after the state of the quote. `parts` compare the quote with them. */
export const ChangedWords = ({ parts }: { parts: DiffPart[] }) => (
  <>
    . {t('quoteNowReads')}{' '}
    <q dir="auto">
      <DiffText parts={parts} side="added" />
    </q>
  </>
);
