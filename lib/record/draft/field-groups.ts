import type { FieldRegistry } from '@/lib/record/field-entry';
import { type FieldGroup, getFieldsByGroup } from '@/lib/record/field-lists';
import { RECORD_FIELDS } from '@/lib/record/fields';
import type { Edits } from '@/lib/record/schema/draft';
import { filterEdits, hasEdits } from './edits';
import type { FormValues } from './form-values';

/** The state and actions of editing in place. Each keystroke is persisted until the group is saved or cancelled. */
export type RecordEditing = {
  /** The values in the editors: the record's, replaced by the edits. */
  values: FormValues;
  isOpen: (fieldGroup: FieldGroup) => boolean;
  isBusy: (fieldGroup: FieldGroup) => boolean;
  /** Why the last attempt to save the group failed. */
  getProblem: (fieldGroup: FieldGroup) => string | null;
  open: (fieldGroup: FieldGroup) => void;
  edit: (edits: Edits) => void;
  commit: (fieldGroup: FieldGroup) => void;
  cancel: (fieldGroup: FieldGroup) => void;
  /** The group that was opened last; its editor gets the focus. */
  justOpened: FieldGroup | null;
};

/** Whether a text is the name of a field group. */
export const isFieldGroup = (name: string | null): name is FieldGroup =>
  name !== null && Object.hasOwn(getFieldsByGroup(), name);

/** The edits of a group's fields. */
export const pickEdits = (edits: Edits, fieldGroup: FieldGroup): Edits =>
  filterEdits(edits, (field) => isFieldOf(fieldGroup, field));

/** The edits of all other fields. */
export const omitEdits = (edits: Edits, fieldGroup: FieldGroup): Edits =>
  filterEdits(edits, (field) => !isFieldOf(fieldGroup, field));

/** The groups that have edits. */
export const listEditedGroups = (edits: Edits, registry: FieldRegistry = RECORD_FIELDS): FieldGroup[] =>
  Object.keys(getFieldsByGroup(registry))
    .filter(isFieldGroup)
    .filter((fieldGroup) => hasEdits({ edits: pickEdits(edits, fieldGroup) }));

const isFieldOf = (fieldGroup: FieldGroup, field: string): boolean =>
  getFieldsByGroup()[fieldGroup]?.includes(field) === true;
