import type { FieldRegistry } from '@/lib/record/field-entry';
import { type FieldGroup, getFieldsByGroup } from '@/lib/record/field-lists';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import type { Edits } from '@/lib/record/schema/draft';
import { filterEdits, hasEdits } from './edits';
import type { FormValues } from './form-values';

/**
 * The state and actions of editing a saved source on the record page. Each keystroke is persisted in a draft, until the
 * reader saves the field group (`commit`) or discards its edits (`cancel`).
 */
export type SourceEditing = {
  /** The values in the editors: the edited values, and the saved values of all other fields. */
  values: FormValues;
  isOpen: (fieldGroup: FieldGroup) => boolean;
  isBusy: (fieldGroup: FieldGroup) => boolean;
  /** Returns the sentence that says why the last attempt to save the group failed, or null. */
  getProblem: (fieldGroup: FieldGroup) => string | null;
  open: (fieldGroup: FieldGroup) => void;
  edit: (edits: Edits) => void;
  commit: (fieldGroup: FieldGroup) => void;
  cancel: (fieldGroup: FieldGroup) => void;
  /** The group that was opened last, or null. Its editor gets the focus. */
  lastOpenedGroup: FieldGroup | null;
};

/** Returns whether a text is the name of a field group. */
export const isFieldGroup = (name: string | null): name is FieldGroup =>
  name !== null && Object.hasOwn(getFieldsByGroup(), name);

/** Returns the edits of the fields in a group. */
export const pickEdits = (edits: Edits, fieldGroup: FieldGroup): Edits =>
  filterEdits(edits, (field) => isFieldInGroup(fieldGroup, field));

/** Returns the edits of the fields outside a group. */
export const omitEdits = (edits: Edits, fieldGroup: FieldGroup): Edits =>
  filterEdits(edits, (field) => !isFieldInGroup(fieldGroup, field));

/** Lists the groups that have edits. */
export const listEditedGroups = (edits: Edits, registry: FieldRegistry = SOURCE_FIELDS): FieldGroup[] =>
  Object.keys(getFieldsByGroup(registry))
    .filter(isFieldGroup)
    .filter((fieldGroup) => hasEdits({ edits: pickEdits(edits, fieldGroup) }));

const isFieldInGroup = (fieldGroup: FieldGroup, field: string): boolean =>
  getFieldsByGroup()[fieldGroup]?.includes(field) === true;
