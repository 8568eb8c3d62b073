import type { FieldEntry, FieldRegistry, SyncedValueSpec } from './field-entry';
import { SOURCE_FIELDS, type SourceFields } from './fields';

/** The names of the fields whose registry entries have the attributes `P`. */
export type FieldsWith<P, R = SourceFields> = {
  [F in keyof R]: R[F] extends P ? F : never;
}[keyof R] &
  string;

/** A field of the saved source (`Source`). */
export type StoredField = FieldsWith<{ stored: true }>;
/** A field of the draft's edits and of the form. */
export type EditableField = FieldsWith<{ editable: true }>;
/** A field of the exported file. */
export type ExportedField = FieldsWith<{ exported: true }>;

type GroupName<F, E> = E extends { group: infer G }
  ? Extract<G, string>
  : E extends { editable: true }
    ? F
    : never;
/** The name of a group of fields that the record page opens and saves together. */
export type FieldGroup = { [F in keyof SourceFields]: GroupName<F, SourceFields[F]> }[keyof SourceFields];

type SyncedName<E> = E extends { synced: infer S } ? keyof S : never;
/** The name of a value that is exchanged with wikis. */
export type SyncedFieldName = {
  [F in keyof SourceFields]: SyncedName<SourceFields[F]>;
}[keyof SourceFields];

type AppliedSpec<E> = E extends { synced: infer S } ? Extract<S[keyof S], { direction: 'both' }> : never;
/** A stored field that a value of a wiki may replace. */
export type AppliedField = {
  [F in StoredField]: [AppliedSpec<SourceFields[F]>] extends [never] ? never : F;
}[StoredField];

/** Lists the fields whose entries have these attributes, in the order of the registry. */
export function listFields<const P extends Partial<FieldEntry>, R extends FieldRegistry = SourceFields>(
  pattern: P,
  registry?: R,
): FieldsWith<P, R>[] {
  const expectedAttributes = Object.entries(pattern);
  const names = Object.entries<FieldEntry>(registry ?? SOURCE_FIELDS)
    .filter(([, entry]) =>
      expectedAttributes.every(([name, value]) => entry[name as keyof FieldEntry] === value),
    )
    .map(([name]) => name);
  // The cast is safe because the filter checks the same attributes as the type `FieldsWith`.
  return names as FieldsWith<P, R>[];
}

/** Returns the entry of a field. `name` is a field or a synced value of the field. Returns undefined if the name is unknown. */
export const findFieldEntry = (
  name: string,
  registry: FieldRegistry = SOURCE_FIELDS,
): FieldEntry | undefined =>
  registry[name] ?? listSyncedEntries(registry).find((synced) => synced.name === name)?.entry;

/** The fields whose values the library assigns. The reader does not see these fields, and imports ignore them. */
export const ASSIGNED_FIELDS: readonly string[] = ['stableId', 'id', 'venueId', 'updatedAt'];

/** Returns the fields of each group of the record page by the name of the group. */
export function getFieldsByGroup(registry: FieldRegistry = SOURCE_FIELDS): Record<string, string[]> {
  const fieldsByGroup: Record<string, string[]> = {};
  for (const [field, { editable, group = field }] of Object.entries(registry))
    if (editable && group !== null) fieldsByGroup[group] = [...(fieldsByGroup[group] ?? []), field];
  return fieldsByGroup;
}

/** A value that is exchanged with wikis, with its field. */
export type SyncedFieldEntry = SyncedValueSpec & { name: string; field: string; entry: FieldEntry };

/** Lists all values that are exchanged with wikis, sorted by position. */
export const listSyncedEntries = (registry: FieldRegistry = SOURCE_FIELDS): readonly SyncedFieldEntry[] =>
  registry === SOURCE_FIELDS ? SYNCED_ENTRIES : buildSyncedEntries(registry);

function buildSyncedEntries(registry: FieldRegistry): SyncedFieldEntry[] {
  const entries = Object.entries(registry).flatMap(([field, entry]) =>
    Object.entries(entry.synced ?? {}).map(([name, spec]) => ({ ...spec, name, field, entry })),
  );
  return entries.toSorted((a, b) => (a.position ?? LAST_POSITION) - (b.position ?? LAST_POSITION));
}

const LAST_POSITION = 1000;
// The list is built once, because a flush uses it several times per source.
const SYNCED_ENTRIES = buildSyncedEntries(SOURCE_FIELDS);

/** Lists the names of the values that are exchanged with wikis, optionally only those of one type or direction. */
export function listSyncedFields(
  pattern: Partial<SyncedValueSpec> = {},
  registry: FieldRegistry = SOURCE_FIELDS,
): SyncedFieldName[] {
  const names = listSyncedEntries(registry)
    .filter(
      ({ value, direction }) =>
        (pattern.value ?? value) === value && (pattern.direction ?? direction) === direction,
    )
    .map(({ name }) => name);
  // The cast is not exact for the registry of a test, which may have more names than the type. Callers treat all names alike.
  return names as SyncedFieldName[];
}
