import { useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { formatProblem } from '@/lib/app/describe/format-problem';
import type { DraftSessionDeps } from '@/lib/app/form/draft-deps';
import { createDraftSession, type DraftSession } from '@/lib/app/form/draft-session';
import type { DraftState } from '@/lib/app/form/draft-state';
import { openRecord } from '@/lib/app/form/open/open-record';
import { NO_OPEN_GROUPS } from '@/lib/app/form/reduce-record-page';
import { t } from '@/lib/browser/i18n/message';
import type { SourceEditing } from '@/lib/record/draft/field-groups';
import { getFormValues, getSavedValues } from '@/lib/record/draft/form-values';
import type { FieldGroup } from '@/lib/record/field-lists';
import type { Source } from '@/lib/record/schema/source';
import type { LibraryActions } from '../use-library-actions';

type NotificationActions = Pick<
  LibraryActions,
  'notify' | 'closeNotificationWithText' | 'notifyStatus' | 'notifyError'
>;

/**
 * Connects the record page to the draft session of its source. `savedSource` is the source in the database. The returned
 * `source` may be newer, because the worker's response arrives before the database reports the change.
 */
export function useSourceEditing(
  deps: DraftSessionDeps,
  savedSource: Source,
  libraryActions: NotificationActions,
  requestedGroup: FieldGroup | null,
): { editing: SourceEditing; source: Source } {
  const session = useMemo(() => createDraftSession(deps), [deps]);
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const savedSourceRef = useRef(savedSource);
  savedSourceRef.current = savedSource;
  const requestedGroupRef = useRef(requestedGroup);
  useEffect(() => {
    void openRecord(session, deps, savedSourceRef.current, requestedGroupRef.current);
    return session.dispose;
  }, [session, deps]);
  useEffect(() => {
    // `openRecord` opens the initial group when it has read the stored draft.
    if (requestedGroup === requestedGroupRef.current) return;
    requestedGroupRef.current = requestedGroup;
    if (requestedGroup) session.dispatch({ type: 'group-opened', fieldGroup: requestedGroup });
  }, [session, requestedGroup]);
  useLayoutEffect(() => passSavedSource(session, deps, savedSource), [session, deps, savedSource]);
  useNotificationOnPersistFailure(state, libraryActions);
  const actions = useMemo(() => createEditingActions(session, libraryActions), [session, libraryActions]);
  const source = getNewerSource(state, savedSource);
  return { editing: { ...describeEditing(state, source), ...actions }, source };
}

function getNewerSource(state: DraftState, savedSource: Source): Source {
  const source = state.phase === 'record-page' ? state.form.source : null;
  return source && source.updatedAt > savedSource.updatedAt ? source : savedSource;
}

// The merge base of an edit is the version that the reader sees, so the session must receive every version that is
// shown.
function passSavedSource(session: DraftSession, deps: DraftSessionDeps, source: Source): void {
  const shownSource = session.getForm()?.source;
  if (!shownSource || source.updatedAt <= shownSource.updatedAt) return;
  session.dispatch({ type: 'source-changed-elsewhere', source, at: deps.now().toISOString() });
}

/** Notifies the reader after every edit that could not be persisted, until one is persisted again. */
function useNotificationOnPersistFailure(state: DraftState, libraryActions: NotificationActions): void {
  const hasFailedRef = useRef(false);
  const failedEditAt =
    state.phase === 'record-page' && state.form.hasPersistFailed ? state.form.draft.updatedAt : null;
  useEffect(() => {
    if (failedEditAt === null && !hasFailedRef.current) return;
    hasFailedRef.current = failedEditAt !== null;
    if (failedEditAt === null) libraryActions.closeNotificationWithText(t('recordPersistFailed'));
    else libraryActions.notifyError(t('recordPersistFailed'));
  }, [failedEditAt, libraryActions]);
}

function describeEditing(
  state: DraftState,
  source: Source,
): Pick<SourceEditing, 'values' | 'isOpen' | 'isBusy' | 'getProblem' | 'lastOpenedGroup'> {
  const groups = state.phase === 'record-page' ? state.groups : NO_OPEN_GROUPS;
  return {
    values: state.phase === 'record-page' ? getFormValues({ ...state.form, source }) : getSavedValues(source),
    isOpen: (fieldGroup) => groups.openGroups.includes(fieldGroup),
    isBusy: (fieldGroup) => groups.savingGroups.includes(fieldGroup),
    getProblem: (fieldGroup) => {
      const problem = groups.problems[fieldGroup];
      return problem ? formatProblem(problem) : null;
    },
    lastOpenedGroup: groups.lastOpenedGroup,
  };
}

function createEditingActions(
  session: DraftSession,
  libraryActions: NotificationActions,
): Pick<SourceEditing, 'open' | 'edit' | 'commit' | 'cancel'> {
  return {
    edit: (edits) => session.edit(edits),
    open: (fieldGroup) => session.dispatch({ type: 'group-opened', fieldGroup }),
    commit: (fieldGroup) => {
      void session.saveGroup(fieldGroup).then((outcome) => {
        if (typeof outcome !== 'object') return;
        // The notification about an earlier save does not apply to this one.
        if (outcome.hasMergedEdits) libraryActions.notifyStatus(t('recordSavedMerged'));
        else libraryActions.closeNotificationWithText(t('recordSavedMerged'));
      });
    },
    cancel: (fieldGroup) => {
      const discardedGroup = session.discardGroup(fieldGroup);
      if (!discardedGroup) return;
      const text = t('recordDiscarded');
      const undo = () => {
        libraryActions.closeNotificationWithText(text);
        session.restoreGroup(discardedGroup);
      };
      const action = buildUndoAction(undo);
      libraryActions.notify({ kind: 'status', text, action, progress: null });
    },
  };
}
