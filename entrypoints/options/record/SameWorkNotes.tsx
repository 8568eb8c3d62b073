import { useCallback } from 'react';
import { buildUndoAction } from '@/components/library/NoteBar';
import { formatProblem } from '@/components/problem-text';
import { DuplicateBanner, DuplicateUndo } from '@/components/SameWorkBanner';
import { summarizeWork } from '@/components/work-side';
import type { Database } from '@/lib/db/open';
import { findLastMergeInto } from '@/lib/db/read/merges';
import { findDuplicates } from '@/lib/db/read/same-work';
import { getPairKey, isMarkedNotDuplicate } from '@/lib/identity/kept-apart';
import { getWorkMetadata } from '@/lib/identity/work-facts';
import { formatDay } from '@/lib/locale/date';
import { t } from '@/lib/locale/message';
import { send } from '@/lib/messages/send';
import type { Source } from '@/lib/model/source';
import { notDuplicateOf } from '@/lib/settings/items';
import type { LibraryActions } from '../use-desk';
import { useLiveQuery } from '../use-live';
import { useSetting } from '../use-setting';

/** Over a record: another one that looks like the same work, and the last merge as long as it can be undone. */
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
  const notDuplicatePairs = useSetting(notDuplicateOf);
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
    const reply = await send(messageName, { keep: stableId, other: otherId });
    if (reply.ok) libraryActions.notifyStatus(successMessage);
    else libraryActions.notifyError(formatProblem(reply.problem));
  };
  return (
    <div aria-live="polite" className="same-work-notes">
      {duplicate && (
        <DuplicateBanner
          current={{ ...summarizeWork(source), kind: 'record' }}
          duplicate={{ ...summarizeWork(duplicate.source), savedAt: duplicate.source.createdAt }}
          evidence={duplicate.evidence}
          confirmLabel={t('sameWorkMerge')}
          onConfirm={() =>
            void sendMergeRequest('source/merge', duplicate.source.stableId, t('sameWorkMergedSaid'))
          }
          onNotDuplicate={() =>
            void markNotDuplicate(getPairKey(source.url, duplicate.source.url), libraryActions)
          }
        />
      )}
      {lastMerge && (
        <DuplicateUndo
          message={t('sameWorkMerged', lastMerge.before.other.title, formatDay(lastMerge.at))}
          undoLabel={t('sameWorkUndoMerge')}
          onUndo={() => void sendMergeRequest('source/unmerge', lastMerge.other, t('sameWorkUnmerged'))}
        />
      )}
    </div>
  );
}

/** Remembers that two are different works; the note at the foot takes it back. */
async function markNotDuplicate(addressPair: string, libraryActions: LibraryActions): Promise<void> {
  const otherPairs = (await notDuplicateOf.get()).filter((savedPair) => savedPair !== addressPair);
  await notDuplicateOf.set([...otherPairs, addressPair]);
  const undo = async () => {
    await notDuplicateOf.set((await notDuplicateOf.get()).filter((savedPair) => savedPair !== addressPair));
    libraryActions.notify(null);
  };
  const action = buildUndoAction(() => void undo());
  libraryActions.notify({ kind: 'status', text: t('sameWorkKeptApart'), action, progress: null });
}
