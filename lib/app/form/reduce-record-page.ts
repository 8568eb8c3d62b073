import { hasSameJson } from '@/lib/base/has-same-json';
import { hasEdits, pickFields } from '@/lib/record/draft/edits';
import { listEditedGroups, omitEdits, pickEdits } from '@/lib/record/draft/field-groups';
import { rebaseDraft, removeSavedEdits } from '@/lib/record/draft/merge-base';
import { pruneDraft } from '@/lib/record/draft/prune-draft';
import type { FieldGroup } from '@/lib/record/field-lists';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { applyEdits } from './apply-edits';
import type { DraftEvent, RecordPageEvent } from './draft-event';
import type { DraftForm, GroupEditing, RecordPageState } from './draft-state';

/** The state in which no group is open. */
export const NO_OPEN_GROUPS: GroupEditing = {
  openGroups: [],
  savingGroups: [],
  problems: {},
  lastOpenedGroup: null,
};

/** Applies an event to a source that is edited on its record page. Ignores events that only apply to the form of a page. */
export function reduceRecordPage(state: RecordPageState, event: DraftEvent): RecordPageState {
  const { form } = state;
  switch (event.type) {
    case 'edited':
      return updateDraft(state, applyEdits(form.draft, form.source, event));
    case 'persisted':
      return updateForm(state, { persistedAt: event.at, hasPersistFailed: false });
    case 'persist-failed':
      return updateForm(state, { hasPersistFailed: true });
    case 'draft-changed-elsewhere':
      return applyDraftOfOtherTab(state, event.draft);
    case 'draft-deleted-elsewhere':
      return applyDraftOfOtherTab(state, { ...form.draft, edits: {}, base: {} });
    case 'source-changed-elsewhere':
      // Edits that equal the source stay, because the reader may still be typing.
      return event.source ? updateForm(state, { source: event.source }) : state;
    case 'draft-read':
      return joinStoredDraft(state, event);
    default:
      return reduceGroup(state, event);
  }
}

function reduceGroup(state: RecordPageState, event: DraftEvent): RecordPageState {
  const { form, groups } = state;
  switch (event.type) {
    case 'group-opened':
      return openGroup(state, event.fieldGroup);
    case 'group-closed':
      return closeGroup(state, event.fieldGroup);
    case 'group-save-requested': {
      const savingGroups = [...groups.savingGroups, event.fieldGroup];
      return updateGroups(state, { savingGroups, problems: omitGroup(groups.problems, event.fieldGroup) });
    }
    case 'group-save-failed': {
      const problems = { ...groups.problems, [event.fieldGroup]: event.problem };
      return updateGroups(endSaving(state, event.fieldGroup), { problems });
    }
    case 'group-saved':
      return completeGroupSave(state, event);
    case 'group-discarded': {
      const edits = omitEdits(form.draft.edits, event.fieldGroup);
      return closeGroup(updateDraft(state, replaceEdits(form.draft, edits, event.at)), event.fieldGroup);
    }
    case 'group-restored': {
      const edits = { ...form.draft.edits, ...event.edits };
      const base = { ...event.base, ...form.draft.base };
      const draft = replaceEdits({ ...form.draft, base }, edits, event.at);
      return openGroup(updateDraft(state, draft), event.fieldGroup);
    }
    default:
      return state;
  }
}

/**
 * Adds the edits in the stored draft of an earlier visit, except those that the source already has. Edits that were
 * made before the stored draft was read take precedence.
 */
function joinStoredDraft(
  state: RecordPageState,
  { draft: storedDraft, requestedGroup, at }: Extract<RecordPageEvent, { type: 'draft-read' }>,
): RecordPageState {
  const { draft, source } = state.form;
  const joinedDraft = storedDraft && source ? joinDrafts(draft, storedDraft, source, at) : draft;
  const requestedGroups = requestedGroup ? [requestedGroup] : [];
  const openGroups = joinGroups(
    state.groups.openGroups,
    listEditedGroups(joinedDraft.edits),
    requestedGroups,
  );
  return updateGroups(updateDraft(state, joinedDraft), {
    openGroups,
    lastOpenedGroup: requestedGroup ?? state.groups.lastOpenedGroup,
  });
}

function joinDrafts(typedDraft: Draft, storedDraft: Draft, source: Source, at: string): Draft {
  const prunedDraft = pruneDraft(rebaseDraft(storedDraft, source), source);
  // The stored draft is outdated if the reader has made edits since, or if all its edits are saved.
  const isStoredDraftOutdated = hasEdits(typedDraft) || !hasEdits(prunedDraft);
  return {
    ...prunedDraft,
    key: typedDraft.key,
    updatedAt: isStoredDraftOutdated ? at : storedDraft.updatedAt,
    edits: { ...prunedDraft.edits, ...typedDraft.edits },
    base: { ...prunedDraft.base, ...typedDraft.base },
  };
}

/** Applies a draft that another tab wrote. Opens groups that have edits, and closes groups that no longer have any. */
function applyDraftOfOtherTab(state: RecordPageState, draft: Draft): RecordPageState {
  const previousGroups = listEditedGroups(state.form.draft.edits);
  const openGroups = state.groups.openGroups.filter((fieldGroup) => !previousGroups.includes(fieldGroup));
  return updateGroups(updateDraft(state, draft), {
    openGroups: joinGroups(openGroups, listEditedGroups(draft.edits)),
  });
}

// A group that was edited during the save stays open. The merge base of these edits is the sent value.
function completeGroupSave(
  state: RecordPageState,
  { fieldGroup, sentEdits, source, at }: Extract<RecordPageEvent, { type: 'group-saved' }>,
): RecordPageState {
  const { draft } = state.form;
  const remainingDraft = removeSavedEdits(draft, { ...draft, edits: sentEdits }, source);
  const savedState = updateForm(state, { source, draft: { ...remainingDraft, updatedAt: at } });
  const hasNewEdits = hasDifferentEdits(pickEdits(draft.edits, fieldGroup), sentEdits);
  return hasNewEdits ? endSaving(savedState, fieldGroup) : closeGroup(savedState, fieldGroup);
}

const hasDifferentEdits = (edits: Edits, otherEdits: Edits): boolean => !hasSameJson(edits, otherEdits);

const replaceEdits = (draft: Draft, edits: Edits, at: string): Draft => ({
  ...draft,
  updatedAt: at,
  edits,
  base: pickFields(edits, draft.base ?? {}),
});

const updateForm = (state: RecordPageState, changes: Partial<DraftForm>): RecordPageState => ({
  ...state,
  form: { ...state.form, ...changes },
});

const updateDraft = (state: RecordPageState, draft: Draft): RecordPageState => updateForm(state, { draft });

const updateGroups = (state: RecordPageState, changes: Partial<GroupEditing>): RecordPageState => ({
  ...state,
  groups: { ...state.groups, ...changes },
});

const openGroup = (state: RecordPageState, fieldGroup: FieldGroup): RecordPageState =>
  updateGroups(state, {
    openGroups: joinGroups(state.groups.openGroups, [fieldGroup]),
    lastOpenedGroup: fieldGroup,
  });

const endSaving = (state: RecordPageState, fieldGroup: FieldGroup): RecordPageState =>
  updateGroups(state, { savingGroups: state.groups.savingGroups.filter((group) => group !== fieldGroup) });

function closeGroup(state: RecordPageState, fieldGroup: FieldGroup): RecordPageState {
  const { openGroups, problems, lastOpenedGroup } = state.groups;
  return updateGroups(endSaving(state, fieldGroup), {
    openGroups: openGroups.filter((group) => group !== fieldGroup),
    problems: omitGroup(problems, fieldGroup),
    lastOpenedGroup: lastOpenedGroup === fieldGroup ? null : lastOpenedGroup,
  });
}

function omitGroup(problems: GroupEditing['problems'], fieldGroup: FieldGroup): GroupEditing['problems'] {
  const { [fieldGroup]: _, ...otherProblems } = problems;
  return otherProblems;
}

const joinGroups = (...lists: FieldGroup[][]): FieldGroup[] => [...new Set(lists.flat())];
