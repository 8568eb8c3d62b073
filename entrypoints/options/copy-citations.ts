import { copyRichText } from '@/lib/browser/copy-rich-text';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { CitationFormat } from '@/lib/formats/citation/citation-formats';
import type { Source } from '@/lib/record/schema/source';
import { citationKeyPattern } from '@/lib/storage/settings/settings';
import type { LibraryActions } from './use-library-actions';

/** Copies the citations of sources, and notifies the reader. The formatter is loaded at the first use. */
export function copyCitations(
  sources: readonly Source[],
  format: CitationFormat,
  { notifyStatus, notifyError }: Pick<LibraryActions, 'notifyStatus' | 'notifyError'>,
): void {
  void Promise.all([import('@/lib/formats/citation/format-citations'), citationKeyPattern.get()])
    .then(([{ formatCitations }, keyPattern]) => copyRichText(formatCitations(sources, format, keyPattern)))
    .then(
      () =>
        notifyStatus(
          sources.length === 1 ? t('formCitationCopied') : tCount('libraryCitationsCopied', sources.length),
        ),
      () => notifyError(t('recordNotCopied')),
    );
}
