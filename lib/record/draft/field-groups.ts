import type { Edits } from '@/lib/record/schema/draft';
import type { LINK_STATES } from '@/lib/record/vocabulary';
import type { FormValues } from './form-values';

/** The parts of a record that can be edited in place, each with the fields that are kept together. */
export const FIELDS_BY_GROUP = {
  title: ['title'],
  type: ['type'],
  publishedDate: ['publishedDate'],
  siteName: ['siteName'],
  url: ['url'],
  authors: ['authors'],
  rating: ['credibilityLevel', 'credibilityReason'],
  contextNote: ['contextNote'],
  importance: ['importance'],
  subtype: ['subtype'],
  purpose: ['purpose'],
  tags: ['tags'],
  abstract: ['abstract'],
  summary: ['summary'],
  keyPoints: ['keyPoints'],
  review: ['review'],
  archiveUrl: ['archiveUrl'],
  linkState: ['linkState'],
  access: ['access'],
  stance: ['stance'],
  language: ['language'],
  identifiers: ['identifiers'],
} as const satisfies Record<string, readonly (keyof Edits)[]>;

/** A part that can be edited in place. */
export type FieldGroup = keyof typeof FIELDS_BY_GROUP;

/** What the editors show: the record with what was typed over it. */
export type RecordValues = FormValues & { linkState: (typeof LINK_STATES)[number] | null };

/** Editing in place, as the views see it. What is typed is kept at every keystroke until it is saved or given up. */
export type RecordEditing = {
  values: RecordValues;
  isOpen: (fieldGroup: FieldGroup) => boolean;
  isBusy: (fieldGroup: FieldGroup) => boolean;
  /** Why the last try to save the part failed. */
  getProblem: (fieldGroup: FieldGroup) => string | null;
  open: (fieldGroup: FieldGroup) => void;
  edit: (edits: Edits) => void;
  commit: (fieldGroup: FieldGroup) => void;
  cancel: (fieldGroup: FieldGroup) => void;
  /** The part that the reader just opened, whose editor takes the focus. */
  justOpened: FieldGroup | null;
};

/** Whether a name names a part. */
export const isFieldGroup = (name: string | null): name is FieldGroup =>
  name !== null && Object.hasOwn(FIELDS_BY_GROUP, name);

/** The edits that belong to a part. */
export function pickEdits(edits: Edits, fieldGroup: FieldGroup): Edits {
  const fields: readonly string[] = FIELDS_BY_GROUP[fieldGroup];
  return Object.fromEntries(Object.entries(edits).filter(([field]) => fields.includes(field)));
}

/** The edits without those of a part. */
export function omitEdits(edits: Edits, fieldGroup: FieldGroup): Edits {
  const fields: readonly string[] = FIELDS_BY_GROUP[fieldGroup];
  return Object.fromEntries(Object.entries(edits).filter(([field]) => !fields.includes(field)));
}

/** The parts that hold typed words. */
export const listEditedGroups = (edits: Edits): FieldGroup[] =>
  (Object.keys(FIELDS_BY_GROUP) as FieldGroup[]).filter(
    (fieldGroup) => Object.keys(pickEdits(edits, fieldGroup)).length > 0,
  );
