import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { Database } from '@/lib/storage/open-database';
import { listSourcesById } from '@/lib/storage/queries/read-source-batch';
import { citationFormat } from '@/lib/storage/settings/settings';
import { copyCitations } from '../copy-citations';
import type { LibraryActions } from '../use-library-actions';

/** Copies the citations of these sources in the format that was used last. */
export function copySelectedCitations(
  database: Database,
  stableIds: string[],
  libraryActions: LibraryActions,
): void {
  void Promise.all([listSourcesById(database, stableIds), citationFormat.get()]).then(([rows, format]) =>
    copyCitations(
      rows.flatMap((row) => (isInvalidRow(row) ? [] : [row.source])),
      format,
      libraryActions,
    ),
  );
}
