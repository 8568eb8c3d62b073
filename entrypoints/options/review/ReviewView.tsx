import { type ReactNode, useCallback, useState } from 'react';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { ShortcutDialog } from '@/components/library/ShortcutDialog';
import { ReviewBar } from '@/components/review/ReviewBar';
import { ReviewOrder } from '@/components/review/ReviewOrder';
import { formatProblem } from '@/lib/app/describe/format-problem';
import { REVIEW_SHORTCUTS, type ReviewKeyAction } from '@/lib/app/library/find-key-action';
import { countRemaining, getPosition } from '@/lib/app/library/review-queue';
import type { VenueTable } from '@/lib/app/library/venue-table';
import { getBandNames } from '@/lib/browser/i18n/get-band-names';
import { t } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import { openWebPage } from '@/lib/browser/open-page';
import { getBandIndex, getBandScore } from '@/lib/record/importance';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '@/lib/storage/open-database';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { bandNames, reviewWeights } from '@/lib/storage/settings/settings';
import { useLibraryKeys } from '../library/use-library-keys';
import { RecordView } from '../record/RecordView';
import type { SearchIndex } from '../search-index/use-search-index';
import { useHeading } from '../use-heading';
import type { LibraryActions } from '../use-library-actions';
import { useLiveQuery } from '../use-live-query';
import { useOptimisticValue } from '../use-optimistic-values';
import { useSetting, useSettingControl } from '../use-setting';
import { useReviewQueue } from './use-review-queue';

type Props = {
  database: Database;
  searchIndex: SearchIndex;
  venueTable: VenueTable;
  libraryActions: LibraryActions;
  hasNavigated: boolean;
  shortcutsEnabled: boolean;
  shortcut: string;
};

/** The review queue: one source of the inbox at a time, with its fields to edit. */
export function ReviewView(props: Props) {
  const { database, searchIndex, libraryActions } = props;
  const { value: weights, set: setWeights } = useSettingControl(reviewWeights, libraryActions);
  const { queue, isLoaded, dispatch } = useReviewQueue(database, searchIndex, weights);
  const [edit, setEdit] = useState<{ stableId: string; group: string } | null>(null);
  const { currentId } = queue;
  const source = useSource(database, currentId);
  if (!isLoaded || !weights) return <main aria-busy="true" />;
  if (currentId === null) return <NothingLeft hasNavigated={props.hasNavigated} />;
  const decide = async (status: SourceStatus) => {
    dispatch({ type: 'decided' });
    const isSaved = await libraryActions.setStatus([currentId], status);
    dispatch({ type: isSaved ? 'decision-saved' : 'decision-failed', stableId: currentId });
  };
  const performAction: Record<PlainAction, () => void> = {
    review: () => void decide('reviewed'),
    archive: () => void decide('archived'),
    skip: () => dispatch({ type: 'skipped' }),
    next: () => dispatch({ type: 'moved', step: 1 }),
    previous: () => dispatch({ type: 'moved', step: -1 }),
    edit: () => setEdit({ stableId: currentId, group: 'summary' }),
    open: () => source && void openWebPage(source.url),
  };
  return (
    <div className="review">
      <ReviewControls
        key={currentId}
        {...props}
        remainingCount={countRemaining(queue)}
        position={getPosition(queue)}
        source={source}
        order={<ReviewOrder weights={weights} onChange={(changed) => void setWeights(changed)} />}
        onAction={(action) => performAction[action]()}
      />
      <RecordView
        {...props}
        stableId={currentId}
        edit={edit?.stableId === currentId ? edit.group : null}
        hasNavigated
      />
    </div>
  );
}

type PlainAction = Exclude<ReviewKeyAction, 'help' | { band: number }>;

function useSource(database: Database, stableId: string | null): Source | null {
  const { value: row } = useLiveQuery(
    useCallback(
      async () => (stableId === null ? null : await findSourceById(database, stableId)),
      [database, stableId],
    ),
  );
  return row && !isInvalidRow(row) && row.stableId === stableId ? row.source : null;
}

type ControlsProps = Props & {
  remainingCount: number;
  position: number;
  source: Source | null;
  order: ReactNode;
  onAction: (action: PlainAction) => void;
};

/** The bar and the keys. They act on the current source. */
function ReviewControls({
  source,
  remainingCount,
  position,
  order,
  libraryActions,
  shortcutsEnabled,
  onAction,
}: ControlsProps) {
  const [isHelpOpen, setHelpOpen] = useState(false);
  const names = getBandNames(useSetting(bandNames) ?? []);
  const { importance, setImportance } = useImportance(source, libraryActions);
  const setBand = (band: number | null) => setImportance(band === null ? null : getBandScore(band));
  useLibraryKeys(shortcutsEnabled && !isHelpOpen, REVIEW_SHORTCUTS, (action) => {
    if (action === 'help') setHelpOpen(true);
    else if (typeof action === 'object')
      setBand(importance !== null && getBandIndex(importance) === action.band ? null : action.band);
    else onAction(action);
  });
  return (
    <>
      <ReviewBar
        {...{ remainingCount, position, importance, order }}
        bandNames={names}
        onBand={setBand}
        onPrevious={() => onAction('previous')}
        onNext={() => onAction('next')}
        onSkip={() => onAction('skip')}
        onArchive={() => onAction('archive')}
        onReview={() => onAction('review')}
      />
      {isHelpOpen && <ShortcutDialog onClose={() => setHelpOpen(false)} />}
    </>
  );
}

/** The importance of a source, which is shown before it is saved, and the function that changes it and offers Undo. */
function useImportance(
  source: Source | null,
  libraryActions: LibraryActions,
): { importance: number | null; setImportance: (importance: number | null) => void } {
  const onFailure = useCallback(
    ({ problem }: { ok: false; problem: WriteProblem }) => libraryActions.notifyError(formatProblem(problem)),
    [libraryActions],
  );
  const { shownValue, saveValue } = useOptimisticValue<number | null, SaveResponse>(
    source?.importance ?? null,
    onFailure,
  );
  const setImportance = (importance: number | null) => {
    if (!source) return;
    const { stableId } = source;
    const replaced = shownValue;
    void saveValue(importance, () => saveImportance(stableId, importance, replaced)).then((isSaved) => {
      if (!isSaved) return;
      const text =
        importance === null ? t('reviewImportanceUnset') : t('reviewImportanceSet', String(importance));
      const undo = () =>
        void saveValue(replaced, () => saveImportance(stableId, replaced, importance)).then(
          (isUndone) => isUndone && libraryActions.notifyStatus(t('reviewImportanceUndone')),
        );
      libraryActions.notify({ kind: 'status', text, action: buildUndoAction(undo), progress: null });
    });
  };
  return { importance: shownValue, setImportance };
}

type SaveResponse = Awaited<ReturnType<typeof saveImportance>>;

const saveImportance = (stableId: StableId, importance: number | null, replaced: number | null) =>
  send('source/edit', { stableId, edits: { importance }, mergeBase: { importance: replaced } });

function NothingLeft({ hasNavigated }: { hasNavigated: boolean }) {
  const headingRef = useHeading(t('reviewNothingLeft'), hasNavigated);
  return (
    <main className="page">
      <h1 ref={headingRef} tabIndex={-1}>
        {t('reviewNothingLeft')}
      </h1>
      <p>{t('reviewNothingLeftText')}</p>
      <a href="#/sources">{t('recordBack')}</a>
    </main>
  );
}
