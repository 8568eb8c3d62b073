import { pickEdits } from '@/lib/record/draft/field-groups';
import { listMergedFields } from '@/lib/record/draft/merge-edits';
import type { FieldGroup } from '@/lib/record/field-lists';
import { getNextUpdatedAt } from '../apply-edits';
import type { DraftSessionDeps } from '../draft-deps';
import type { SessionCore } from '../session-core';

/**
 * The result of saving a field group. `hasMergedEdits` is true if the worker combined the edits with changes that were
 * made elsewhere.
 */
export type GroupSaveOutcome = 'nothing-to-save' | 'failed' | { hasMergedEdits: boolean };

/**
 * Returns a function that saves the edits of one field group. A second save of a group waits for the first one.
 * Otherwise the worker would treat the values of the first save as changes by someone else and merge them with the
 * second save.
 */
export function createGroupSaveHandler(
  core: SessionCore,
  { worker, now }: DraftSessionDeps,
): (fieldGroup: FieldGroup) => Promise<GroupSaveOutcome> {
  const savesInFlight = new Map<FieldGroup, Promise<GroupSaveOutcome>>();

  const sendGroup = async (fieldGroup: FieldGroup): Promise<GroupSaveOutcome> => {
    const form = core.getForm();
    const edits = form ? pickEdits(form.draft.edits, fieldGroup) : {};
    if (!form || Object.keys(edits).length === 0) {
      core.dispatch({ type: 'group-closed', fieldGroup });
      return 'nothing-to-save';
    }
    const { stableId, base = {} } = form.draft;
    core.dispatch({ type: 'group-save-requested', fieldGroup });
    const result = await worker.editSource({ stableId, edits, mergeBase: pickEdits(base, fieldGroup) });
    if (!result.ok) {
      core.dispatch({ type: 'group-save-failed', fieldGroup, problem: result.problem });
      return 'failed';
    }
    const { source } = result.value;
    const at = getNextUpdatedAt(core.getForm()?.draft ?? form.draft, now());
    core.dispatch({ type: 'group-saved', fieldGroup, sentEdits: edits, source, at });
    return { hasMergedEdits: listMergedFields(edits, source).length > 0 };
  };

  return (fieldGroup) => {
    const pendingSave = savesInFlight.get(fieldGroup);
    const save =
      pendingSave !== undefined ? pendingSave.then(() => sendGroup(fieldGroup)) : sendGroup(fieldGroup);
    savesInFlight.set(fieldGroup, save);
    void save.then(() => savesInFlight.get(fieldGroup) === save && savesInFlight.delete(fieldGroup));
    return save;
  };
}
