import { useCallback } from 'react';
import { t } from '@/lib/browser/i18n/message';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Database } from '@/lib/storage/open-database';
import { findPageCheck } from '@/lib/storage/queries/page-checks';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import type { LibraryActions } from '../use-library-actions';
import { useLiveQuery } from '../use-live-query';
import { useRecordQuotes } from './use-record-quotes';
import { useTabCheck } from './use-tab-check';

/** The captured texts of a source, the last check of its page, and the state of its quotes in them. */
type RecordTexts = ReturnType<typeof useRecordQuotes> & {
  /** The captured texts, the oldest first. Null until they are loaded. */
  snapshots: Snapshot[] | null;
  pageCheck: PageCheck | null;
};

/** Reads the captured texts of a source and the last check of its page, and again after every change. */
export function useRecordTexts(
  database: Database,
  source: Source,
  libraryActions: LibraryActions,
): RecordTexts {
  const { stableId } = source;
  const checkTab = useTabCheck(
    async (tabId, quoteResults) => {
      const { checkShownPage } = await import('../page-check/check-shown-page');
      return checkShownPage(database, source, tabId, quoteResults);
    },
    () => libraryActions.notifyError(t('shownPageNotSaved')),
  );
  const snapshots =
    useLiveQuery(useCallback(() => listSnapshots(database, stableId), [database, stableId])).value ?? null;
  const pageCheck =
    useLiveQuery(useCallback(() => findPageCheck(database, stableId), [database, stableId])).value ?? null;
  return { snapshots, pageCheck, ...useRecordQuotes(source, snapshots, pageCheck, libraryActions, checkTab) };
}
