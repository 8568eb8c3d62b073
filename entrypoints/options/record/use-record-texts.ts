import { useCallback, useRef } from 'react';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Database } from '@/lib/storage/open-database';
import { findPageCheck } from '@/lib/storage/queries/page-checks';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import type { LibraryActions } from '../use-library-actions';
import { useLiveQuery } from '../use-live-query';
import { type CheckTab, useRecordQuotes } from './use-record-quotes';

/** The captured texts of a source, the last check of its page, and the state of its quotes in them. */
type RecordTexts = ReturnType<typeof useRecordQuotes> & {
  /** Null while they are loaded. The oldest comes first. */
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
  const snapshots =
    useLiveQuery(useCallback(() => listSnapshots(database, stableId), [database, stableId])).value ?? null;
  const pageCheck =
    useLiveQuery(useCallback(() => findPageCheck(database, stableId), [database, stableId])).value ?? null;
  const checkTab = useTabCheck(database, source);
  return { snapshots, pageCheck, ...useRecordQuotes(source, snapshots, pageCheck, libraryActions, checkTab) };
}

/** Returns the function that checks the page of a source in a tab, one check at a time. It loads the comparison of pages. */
function useTabCheck(database: Database, source: Source): CheckTab {
  const isCheckingRef = useRef(false);
  return (tabId, quoteResults) => {
    if (isCheckingRef.current) return;
    isCheckingRef.current = true;
    void import('../page-check/check-shown-page')
      .then(({ checkShownPage }) => checkShownPage(database, source, tabId, quoteResults))
      .finally(() => {
        isCheckingRef.current = false;
      });
  };
}
