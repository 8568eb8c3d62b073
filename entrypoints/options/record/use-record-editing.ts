import { useEffect, useMemo, useReducer, useRef } from 'react';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { formatProblem } from '@/lib/app/describe/format-problem';
import { t } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import { type FieldGroup, pickEdits, type RecordEditing } from '@/lib/record/draft/field-groups';
import { getSavedValues } from '@/lib/record/draft/form-values';
import { listMergedFields } from '@/lib/record/draft/merge-edits';
import type { Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import type { LibraryActions } from '../use-library-actions';
import { INITIAL_EDITING_STATE, reduceEditing } from './editing-state';
import { openRecordDraft, type RecordDraft } from './record-draft';

/**
 * Editing one record in place. Typed words are kept inside the input event, are there again when the record is opened
 * later, and go to the worker part by part. `onSaved` gives the record as it was read back.
 */
export function useRecordEditing(
  source: Source,
  libraryActions: LibraryActions,
  requestedGroup: FieldGroup | null,
  onSaved: (source: Source) => void,
): RecordEditing {
  const [state, dispatch] = useReducer(reduceEditing, INITIAL_EDITING_STATE);
  const { stableId } = source;
  const sourceRef = useRef(source);
  sourceRef.current = source;
  // Events of one tick (type, then leave) must see each other's edits; a render comes too late for that.
  const draftRef = useRef<RecordDraft | null>(null);
  useEffect(() => {
    const recordDraft = openRecordDraft(stableId, () =>
      dispatch({ type: 'followed', edits: recordDraft.getEdits() }),
    );
    draftRef.current = recordDraft;
    void recordDraft.restore(sourceRef.current).then(() => {
      if (draftRef.current === recordDraft)
        dispatch({ type: 'restored', edits: recordDraft.getEdits(), requestedGroup });
    });
    return () => {
      recordDraft.stopWatching();
      draftRef.current = null;
    };
  }, [stableId, requestedGroup]);
  const savesInFlight = useRef(new Map<FieldGroup, Promise<void>>());
  const actions = useMemo(
    () =>
      createEditingActions({
        sourceRef,
        libraryActions,
        onSaved,
        draftRef,
        savesInFlight: savesInFlight.current,
        dispatch,
      }),
    [libraryActions, onSaved],
  );
  return {
    values: {
      ...getSavedValues(source),
      linkState: source.linkState?.state ?? null,
      ...state.edits,
    } as RecordEditing['values'],
    isOpen: (fieldGroup) => state.openGroups.includes(fieldGroup),
    isBusy: (fieldGroup) => state.savingGroups.includes(fieldGroup),
    getProblem: (fieldGroup) => state.problems[fieldGroup] ?? null,
    justOpened: state.justOpened,
    ...actions,
  };
}

type EditingDeps = {
  sourceRef: { current: Source };
  libraryActions: LibraryActions;
  onSaved: (source: Source) => void;
  draftRef: { current: RecordDraft | null };
  /** The parts that are being saved. */
  savesInFlight: Map<FieldGroup, Promise<void>>;
  dispatch: (event: Parameters<typeof reduceEditing>[1]) => void;
};

function createEditingActions({
  sourceRef,
  libraryActions,
  onSaved,
  draftRef,
  savesInFlight,
  dispatch,
}: EditingDeps): Pick<RecordEditing, 'open' | 'edit' | 'commit' | 'cancel'> {
  const notifyOnFailure = (write: Promise<void> | undefined): void =>
    void write?.catch(() => libraryActions.notifyError(t('recordNotKept')));
  const getTypedEdits = (fieldGroup: FieldGroup): Edits =>
    pickEdits(draftRef.current?.getEdits() ?? {}, fieldGroup);
  const persistEdits = (edits: Edits) => {
    notifyOnFailure(draftRef.current?.persistEdits(edits, sourceRef.current));
    dispatch({ type: 'typed', edits });
  };
  return {
    edit: persistEdits,
    open: (fieldGroup) => dispatch({ type: 'opened', fieldGroup }),
    cancel: (fieldGroup) => {
      const [discardedEdits, mergeBase] = [
        getTypedEdits(fieldGroup),
        pickEdits(draftRef.current?.getMergeBase() ?? {}, fieldGroup),
      ];
      notifyOnFailure(draftRef.current?.discardEdits(discardedEdits));
      dispatch({ type: 'closed', fieldGroup });
      if (Object.keys(discardedEdits).length === 0) return;
      libraryActions.notify({
        kind: 'status',
        text: t('recordDiscarded'),
        action: buildUndoAction(() => undoDiscard(fieldGroup, discardedEdits, mergeBase)),
        progress: null,
      });
    },
    commit: (fieldGroup) => {
      // Sent again before the answer, words would go over an old base: what was just saved would be taken for another's.
      const pendingSave = savesInFlight.get(fieldGroup);
      const currentSave =
        pendingSave === undefined ? saveGroup(fieldGroup) : pendingSave.then(() => saveGroup(fieldGroup));
      savesInFlight.set(fieldGroup, currentSave);
      void currentSave.then(
        () => savesInFlight.get(fieldGroup) === currentSave && savesInFlight.delete(fieldGroup),
      );
    },
  };

  async function saveGroup(fieldGroup: FieldGroup) {
    const edits = getTypedEdits(fieldGroup);
    if (Object.keys(edits).length === 0) return dispatch({ type: 'closed', fieldGroup });
    dispatch({ type: 'sent', fieldGroup });
    const mergeBase = pickEdits(draftRef.current?.getMergeBase() ?? {}, fieldGroup);
    const reply = await send('source/edit', { stableId: sourceRef.current.stableId, edits, base: mergeBase });
    if (!reply.ok) return dispatch({ type: 'refused', fieldGroup, problem: formatProblem(reply.problem) });
    onSaved(reply.value.source);
    if (listMergedFields(edits, reply.value.source).length > 0)
      libraryActions.notifyStatus(t('recordWordsOfBoth'));
    // Words typed while the worker wrote are not saved yet: they stay open.
    const hasNewEdits = JSON.stringify(getTypedEdits(fieldGroup)) !== JSON.stringify(edits);
    notifyOnFailure(draftRef.current?.markSaved(edits));
    if (hasNewEdits) return dispatch({ type: 'answered', fieldGroup });
    dispatch({ type: 'closed', fieldGroup });
  }

  function undoDiscard(fieldGroup: FieldGroup, discardedEdits: Edits, mergeBase: Edits) {
    libraryActions.notify(null);
    dispatch({ type: 'opened', fieldGroup });
    notifyOnFailure(draftRef.current?.restoreDiscarded(discardedEdits, mergeBase));
    dispatch({ type: 'typed', edits: discardedEdits });
  }
}
