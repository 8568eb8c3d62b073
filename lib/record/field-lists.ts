import type { FieldEntry, FieldRegistry, SyncedValueSpec } from './field-entry';
import { RECORD_FIELDS, type RecordFields } from './fields';

/** The names of the entries of a registry that have these attributes. */
export type FieldsWith<P, R = RecordFields> = {
  [F in keyof R]: R[F] extends P ? F : never;
}[keyof R] &
  string;

/** A field of the saved record (`Source`). */
export type StoredField = FieldsWith<{ stored: true }>;
/** A field of the draft's edits and of the form. */
export type EditableField = FieldsWith<{ editable: true }>;
/** A field of the exported file. */
export type ExportedField = FieldsWith<{ exported: true }>;

type GroupOf<F, E> = E extends { group: infer G }
  ? Extract<G, string>
  : E extends { editable: true }
    ? F
    : never;
/** Fields that the record page opens and saves together. */
export type FieldGroup = { [F in keyof RecordFields]: GroupOf<F, RecordFields[F]> }[keyof RecordFields];

type SyncedNameOf<E> = E extends { synced: infer S } ? keyof S : never;
/** The name of a value that is exchanged with wikis; it does not depend on the wiki. */
export type SyncedFieldName = {
  [F in keyof RecordFields]: SyncedNameOf<RecordFields[F]>;
}[keyof RecordFields];

type TakenOf<E> = E extends { synced: infer S } ? Extract<S[keyof S], { direction: 'both' }> : never;
/** A stored field that a value of a wiki may replace. */
export type AppliedField = {
  [F in StoredField]: [TakenOf<RecordFields[F]>] extends [never] ? never : F;
}[StoredField];

/** The fields whose entries have these attributes, in the order of the registry. */
export function listFields<const P extends Partial<FieldEntry>, R extends FieldRegistry = RecordFields>(
  pattern: P,
  registry?: R,
): FieldsWith<P, R>[] {
  const expected = Object.entries(pattern);
  const names = Object.entries<FieldEntry>(registry ?? RECORD_FIELDS)
    .filter(([, entry]) => expected.every(([name, value]) => entry[name as keyof FieldEntry] === value))
    .map(([name]) => name);
  // The filter above checks the same attributes as the type `FieldsWith`.
  return names as FieldsWith<P, R>[];
}

/** Finds the entry of a field, or of the field behind a synced value; undefined if no entry has this name. */
export const findFieldEntry = (
  name: string,
  registry: FieldRegistry = RECORD_FIELDS,
): FieldEntry | undefined =>
  registry[name] ?? listSyncedEntries(registry).find((synced) => synced.name === name)?.entry;

/** The fields of each group of the record page, by the group's name. */
export function getFieldsByGroup(registry: FieldRegistry = RECORD_FIELDS): Record<string, string[]> {
  const fieldsByGroup: Record<string, string[]> = {};
  for (const [field, { editable, group = field }] of Object.entries(registry))
    if (editable && group !== null) fieldsByGroup[group] = [...(fieldsByGroup[group] ?? []), field];
  return fieldsByGroup;
}

/** A value that is exchanged with wikis, with the field it comes from. */
export type SyncedFieldEntry = SyncedValueSpec & { name: string; field: string; entry: FieldEntry };

/** Lists all values that are exchanged with wikis, sorted by position. */
export const listSyncedEntries = (registry: FieldRegistry = RECORD_FIELDS): readonly SyncedFieldEntry[] =>
  registry === RECORD_FIELDS ? SYNCED_ENTRIES : buildSyncedEntries(registry);

function buildSyncedEntries(registry: FieldRegistry): SyncedFieldEntry[] {
  const entries = Object.entries(registry).flatMap(([field, entry]) =>
    Object.entries(entry.synced ?? {}).map(([name, spec]) => ({ ...spec, name, field, entry })),
  );
  return entries.toSorted((a, b) => (a.position ?? LAST) - (b.position ?? LAST));
}

const LAST = 1000;
// Built once, because a flush reads the list several times per source.
const SYNCED_ENTRIES = buildSyncedEntries(RECORD_FIELDS);

/** Lists the names of the values that are exchanged with wikis, optionally only those of one type or direction. */
export function listSyncedFields(
  pattern: Partial<SyncedValueSpec> = {},
  registry: FieldRegistry = RECORD_FIELDS,
): SyncedFieldName[] {
  const names = listSyncedEntries(registry)
    .filter(
      ({ value, direction }) =>
        (pattern.value ?? value) === value && (pattern.direction ?? direction) === direction,
    )
    .map(({ name }) => name);
  // A registry of a test may have more names than the type; callers treat them alike.
  return names as SyncedFieldName[];
}
