import { copyRichText } from '@/lib/browser/copy-rich-text';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { CitationChoice } from '@/lib/formats/citation/citation-formats';
import { formatChosenCitations } from '@/lib/formats/citation/format-chosen-citations';
import type { Source } from '@/lib/record/schema/source';
import { findChosenFormat } from '@/lib/storage/settings/find-chosen-format';
import { citationKeyPattern } from '@/lib/storage/settings/settings';
import type { LibraryActions } from './use-library-actions';

/** Copies the citations of sources, and notifies the reader. */
export function copyCitations(
  sources: readonly Source[],
  choice: CitationChoice,
  { notifyStatus, notifyError }: Pick<LibraryActions, 'notifyStatus' | 'notifyError'>,
): void {
  void Promise.all([findChosenFormat(choice), citationKeyPattern.get()])
    .then(([chosenFormat, keyPattern]) => formatChosenCitations(sources, chosenFormat, keyPattern))
    .then(copyRichText)
    .then(
      () =>
        notifyStatus(
          sources.length === 1 ? t('formCitationCopied') : tCount('libraryCitationsCopied', sources.length),
        ),
      () => notifyError(t('copyFailed')),
    );
}
