import { filterEdits } from '@/lib/record/draft/edits';
import type { FormValues } from '@/lib/record/draft/form-values';
import { findFieldEntry } from '@/lib/record/field-lists';
import { isEmptyValue, isKeyPoint, isSameValue } from '@/lib/record/same-value';
import type { Edits } from '@/lib/record/schema/draft';
import { isSubtypeOf } from '@/lib/record/subtype';
import { canApplyToSource } from '@/lib/wiki/merge/synced-values';
import { type FieldValue, SYNCED_FIELDS, type SyncedField } from '@/lib/wiki/model/sync';

// The fields that the form shows first, because they help the reader to decide what to write.
const FIRST_FIELDS: SyncedField[] = ['title', 'summary', 'keyPoints', 'importance', 'credibility'];

/** The fields of a wiki that the form shows, in this order. */
export const SHOWN_FIELDS: SyncedField[] = [
  ...FIRST_FIELDS,
  ...SYNCED_FIELDS.filter((field) => !FIRST_FIELDS.includes(field) && findFieldEntry(field)?.editable),
];

/**
 * Returns the edits that adopt the value of a wiki as a whole. Tags are added to those of the reader. Returns
 * null if the reader has this value already, if a source cannot store it, and for key points, which are
 * adopted one by one.
 */
export function buildAdoptionEdits(
  field: SyncedField,
  remote: FieldValue | undefined,
  values: FormValues,
): Edits | null {
  if (field === 'keyPoints' || remote === undefined || isEmptyValue(remote)) return null;
  if (!findFieldEntry(field)?.editable || !canApplyToSource(field, remote)) return null;
  const local = getLocalValue(field, values);
  const adopted = field === 'tags' ? addTags(values.tags, remote) : remote;
  if (local !== null && isSameValue(field, local, adopted, 'exact')) return null;
  // All identifiers are one field of the edits.
  if (isIdentifier(field)) return { identifiers: { ...values.identifiers, [field]: String(adopted) } };
  // A subtype that does not fit the new type would contradict it.
  const losesSubtype = field === 'type' && !isSubtypeOf(values.subtype, String(remote));
  // The cast is safe, because `canApplyToSource` has checked that the field can store the value.
  return { [field]: adopted, ...(losesSubtype ? { subtype: '' } : {}) } as Edits;
}

/**
 * Returns the origin of an adopted value, or undefined if it counts as the reader's. Tags are attributed to
 * the wiki only if all of them come from it. `currentOrigin` is the origin of the value that is replaced.
 */
export const getAdoptedOrigin = (
  field: SyncedField,
  wikiName: string,
  { tags }: FormValues,
  currentOrigin: string | undefined,
): string | undefined =>
  field === 'tags' && tags.length > 0 && currentOrigin !== wikiName ? undefined : wikiName;

const addTags = (tags: string[], remote: FieldValue): string[] => [
  ...tags,
  ...[remote]
    .flat()
    .map(String)
    .filter((tag) => !tags.some((ownTag) => isSameValue('tags', [ownTag], [tag], 'normalized'))),
];

/** Returns the values of the form that adopting the value of a wiki can change. */
export function pickAdoptedFields(field: SyncedField, values: FormValues): Edits {
  const name = isIdentifier(field) ? 'identifiers' : field;
  return filterEdits(values, (edited) => edited === name || (field === 'type' && edited === 'subtype'));
}

/**
 * Returns `edits` with the other identifiers as they are in the third argument, the current edits. Only the identifier `field` has the
 * value of `edits`. Identifiers are adopted and undone one by one, but are one field of the edits.
 */
export const keepOtherIdentifiers = (
  field: SyncedField,
  edits: Edits,
  { identifiers }: Pick<Edits, 'identifiers'>,
): Edits =>
  isIdentifier(field) && edits.identifiers
    ? {
        ...edits,
        identifiers: { ...edits.identifiers, ...identifiers, [field]: edits.identifiers[field] ?? null },
      }
    : edits;

const isIdentifier = (field: SyncedField): field is keyof FormValues['identifiers'] & SyncedField =>
  findFieldEntry(field)?.kind === 'identifiers';

/** Returns the value of the form as a wiki would have it. Null means that it is empty, or that it is neither text, number nor list. */
export function getLocalValue(field: SyncedField, values: Edits): FieldValue {
  const formValues: Readonly<Record<string, unknown>> = { ...values.identifiers, ...values };
  const value = formValues[field];
  if (isEmptyValue(value)) return null;
  if (Array.isArray(value))
    return value
      .map((item) => (isKeyPoint(item) ? item.text.trim() : String(item)))
      .filter((item) => item !== '');
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
