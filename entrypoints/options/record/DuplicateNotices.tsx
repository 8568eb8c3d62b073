import { useCallback } from 'react';
import { DuplicateBanner, DuplicateUndo } from '@/components/common/DuplicateBanner';
import { formatProblem } from '@/lib/app/describe/format-problem';
import { summarizeSource } from '@/lib/app/describe/summarize-source';
import { formatDay } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import { getPairKey, isMarkedNotDuplicate } from '@/lib/record/duplicates/not-duplicate';
import { getWorkMetadata } from '@/lib/record/duplicates/work-metadata';
import type { Source } from '@/lib/record/schema/source';
import type { Database } from '@/lib/storage/open-database';
import { findDuplicates } from '@/lib/storage/queries/find-duplicates';
import { findLastMergeInto } from '@/lib/storage/queries/find-merge';
import { notDuplicateOf } from '@/lib/storage/settings/settings';
import type { LibraryActions } from '../use-library-actions';
import { useLiveQuery } from '../use-live-query';
import { useSettingControl } from '../use-setting';
import { markNotDuplicate } from './mark-not-duplicate';

/** Shows the question about a possible duplicate above a source, and the last merge while it can be undone. */
export function DuplicateNotices({
  database,
  source,
  libraryActions,
}: {
  database: Database;
  source: Source;
  libraryActions: LibraryActions;
}) {
  const { stableId } = source;
  const { value: notDuplicatePairs, update: updateNotDuplicatePairs } = useSettingControl(
    notDuplicateOf,
    libraryActions,
  );
  const duplicates = useLiveQuery(
    useCallback(() => findDuplicates(database, getWorkMetadata(source), source.stableId), [database, source]),
  ).value;
  const lastMerge = useLiveQuery(
    useCallback(() => findLastMergeInto(database, stableId), [database, stableId]),
  ).value;
  const duplicate =
    notDuplicatePairs &&
    duplicates?.find((candidate) => !isMarkedNotDuplicate(notDuplicatePairs, source, candidate.source));
  const sendMergeRequest = async (
    messageName: 'source/merge' | 'source/unmerge',
    otherId: Source['stableId'],
    successMessage: string,
  ) => {
    const response = await send(messageName, { keep: stableId, other: otherId });
    if (response.ok) libraryActions.notifyStatus(successMessage);
    else libraryActions.notifyError(formatProblem(response.problem));
  };
  return (
    <div aria-live="polite" className="duplicate-list">
      {duplicate && (
        <DuplicateBanner
          current={{ ...summarizeSource(source), kind: 'record' }}
          duplicate={{ ...summarizeSource(duplicate.source), savedAt: duplicate.source.createdAt }}
          evidence={duplicate.evidence}
          confirmLabel={t('duplicateMerge')}
          onConfirm={() =>
            void sendMergeRequest('source/merge', duplicate.source.stableId, t('duplicateMergeDone'))
          }
          onReject={() =>
            void markNotDuplicate(
              getPairKey(source.url, duplicate.source.url),
              updateNotDuplicatePairs,
              libraryActions,
            )
          }
        />
      )}
      {lastMerge && (
        <DuplicateUndo
          message={t('duplicateMerged', lastMerge.before.other.title, formatDay(lastMerge.at))}
          undoLabel={t('duplicateUndoMerge')}
          onUndo={() => void sendMergeRequest('source/unmerge', lastMerge.other, t('duplicateMergeUndone'))}
        />
      )}
    </div>
  );
}
