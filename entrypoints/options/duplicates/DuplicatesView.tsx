import { useCallback, useMemo, useState } from 'react';
import { DuplicatePairCard } from '@/components/duplicates/DuplicatePairCard';
import { MergeList } from '@/components/duplicates/MergeList';
import { PairSearchProgress } from '@/components/duplicates/PairSearchProgress';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { formatProblem } from '@/lib/app/describe/format-problem';
import type { DuplicatePair } from '@/lib/app/library/find-duplicate-pairs';
import { t } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import { getPairKey, isMarkedNotDuplicate } from '@/lib/record/duplicates/not-duplicate';
import type { Merge } from '@/lib/record/schema/merge';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { Database } from '@/lib/storage/open-database';
import { listMerges } from '@/lib/storage/queries/find-merge';
import { listSourcesById } from '@/lib/storage/queries/read-source-batch';
import { notDuplicateOf } from '@/lib/storage/settings/settings';
import { markNotDuplicate } from '../record/mark-not-duplicate';
import type { SearchIndex } from '../search-index/use-search-index';
import { useHeading } from '../use-heading';
import type { LibraryActions } from '../use-library-actions';
import { useLiveQuery } from '../use-live-query';
import { useSettingControl } from '../use-setting';
import { useDuplicatePairs } from './use-duplicate-pairs';

type Props = {
  database: Database;
  searchIndex: SearchIndex;
  libraryActions: LibraryActions;
  hasNavigated: boolean;
};

const SHOWN_STEP = 20;

/** The page that lists the pairs of sources that may be the same work. */
export function DuplicatesView({ database, searchIndex, libraryActions, hasNavigated }: Props) {
  const headingRef = useHeading(t('duplicates'), hasNavigated);
  const search = useDuplicatePairs(searchIndex.client);
  const [shownCount, setShownCount] = useState(SHOWN_STEP);
  const { value: notDuplicatePairs, update: updateNotDuplicatePairs } = useSettingControl(
    notDuplicateOf,
    libraryActions,
  );
  const { pairs, hidePair, showPair } = useUndecidedPairs(database, search.pairs, notDuplicatePairs ?? []);
  const merges = useLiveQuery(useCallback(() => listMerges(database), [database])).value ?? [];
  const unmerge = async ({ keep, other }: MergePair) => {
    const response = await send('source/unmerge', { keep, other });
    if (!response.ok) return libraryActions.notifyError(formatProblem(response.problem));
    showPair(keep, other);
    libraryActions.notifyStatus(t('duplicateMergeUndone'));
  };
  const merge = async (keep: Source, other: Source) => {
    const pair = { keep: keep.stableId, other: other.stableId };
    hidePair(pair.keep, pair.other);
    const response = await send('source/merge', pair);
    if (response.ok)
      libraryActions.notify({
        kind: 'status',
        text: t('duplicateMergeDone'),
        action: buildUndoAction(() => void unmerge(pair)),
        progress: null,
      });
    else {
      showPair(pair.keep, pair.other);
      libraryActions.notifyError(formatProblem(response.problem));
    }
  };
  return (
    <main className="page page-wide">
      <h1 ref={headingRef} tabIndex={-1}>
        {t('duplicates')}
      </h1>
      <p className="quiet">{t('duplicatesIntro')}</p>
      <PairSearchProgress
        status={search.status}
        progress={search.progress}
        foundCount={pairs.length}
        onCancel={search.cancel}
        onRestart={search.restart}
      />
      <ul className="pair-list">
        {pairs.slice(0, shownCount).map(({ first, second, evidence }) => (
          <DuplicatePairCard
            key={`${first.stableId} ${second.stableId}`}
            {...{ first, second, evidence }}
            onMerge={(keep, other) => void merge(keep, other)}
            onReject={() =>
              void markNotDuplicate(
                getPairKey(first.url, second.url),
                updateNotDuplicatePairs,
                libraryActions,
              )
            }
          />
        ))}
      </ul>
      {pairs.length > shownCount && (
        <button type="button" className="button" onClick={() => setShownCount(shownCount + SHOWN_STEP)}>
          {t('duplicatesMore')}
        </button>
      )}
      <MergeList merges={merges} onUndo={(mergeToUndo) => void unmerge(mergeToUndo)} />
    </main>
  );
}

type MergePair = Pick<Merge, 'keep' | 'other'>;
type UndecidedPair = { first: Source; second: Source; evidence: DuplicatePair['evidence'] };

// Sources are loaded for at most this many pairs, to limit memory. More pairs are loaded when the reader has decided about the first
// ones.
const MAX_LOADED_PAIRS = 500;

const getIdPairKey = (a: string, b: string): string => [a, b].sort().join(' ');

/**
 * Returns the found pairs that the reader has not decided about yet. A merged pair is hidden at once, and shown again if the merge
 * failed or was undone.
 */
function useUndecidedPairs(
  database: Database,
  foundPairs: DuplicatePair[],
  notDuplicatePairs: string[],
): {
  pairs: UndecidedPair[];
  hidePair: (a: StableId, b: StableId) => void;
  showPair: (a: StableId, b: StableId) => void;
} {
  const [hiddenPairKeys, setHiddenPairKeys] = useState<ReadonlySet<string>>(new Set());
  const ids = [...new Set(foundPairs.slice(0, MAX_LOADED_PAIRS).flatMap((pair) => pair.ids))].join(' ');
  const { value: rows } = useLiveQuery(
    useCallback(
      async () => (ids === '' ? [] : await listSourcesById(database, ids.split(' '))),
      [database, ids],
    ),
  );
  const sourceById = useMemo(
    () =>
      new Map<string, Source>(
        rows?.flatMap((row) =>
          isInvalidRow(row) || row.shelf === 'bin' ? [] : [[row.stableId, row.source]],
        ),
      ),
    [rows],
  );
  const pairs = foundPairs.flatMap(({ ids: pairIds, evidence }): UndecidedPair[] => {
    const [first, second] = [sourceById.get(pairIds[0]), sourceById.get(pairIds[1])];
    if (!first || !second || hiddenPairKeys.has(getIdPairKey(...pairIds))) return [];
    return isMarkedNotDuplicate(notDuplicatePairs, first, second) ? [] : [{ first, second, evidence }];
  });
  return {
    pairs,
    hidePair: (a, b) => setHiddenPairKeys((keys) => new Set([...keys, getIdPairKey(a, b)])),
    showPair: (a, b) =>
      setHiddenPairKeys((keys) => new Set([...keys].filter((key) => key !== getIdPairKey(a, b)))),
  };
}
