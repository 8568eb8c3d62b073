import { useEffect } from 'react';
import { t } from '@/lib/browser/i18n/message';
import type { Database } from '@/lib/storage/open-database';
import { isDatabaseNewer } from '@/lib/storage/queries/is-database-newer';
import type { LibraryActions } from './use-library-actions';

/** Notifies the reader once if a newer version of the extension has upgraded the database. */
export function useNewerDatabaseNotice(database: Database, { notifyError }: LibraryActions): void {
  useEffect(() => {
    let isCancelled = false;
    // A database that cannot be opened is reported by the view that reads it.
    void isDatabaseNewer(database).then(
      (isNewer) => isNewer && !isCancelled && notifyError(t('databaseNewer')),
      () => {},
    );
    return () => {
      isCancelled = true;
    };
  }, [database, notifyError]);
}
