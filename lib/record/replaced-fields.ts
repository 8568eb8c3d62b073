import { hasSameJson } from '@/lib/base/has-same-json';
import { mergeField } from './merge-field';
import { UNDO_POLICY } from './merge-policies';
import type { Source } from './schema/source';

/** The fields that a change replaced, with their values before and after it. */
export type ReplacedFields = { before: PartialSource; after: PartialSource };

/** Some fields of a source, as the schema of a stored change has them. */
type PartialSource = { [F in keyof Source]?: Source[F] | undefined };

/**
 * Returns the fields that differ between two versions of a source, except `updatedAt`, or null if none differs. `provenance` has only the
 * fields whose provenance differs.
 */
export function diffSources(before: Source, after: Source): ReplacedFields | null {
  if (before === after) return null;
  const isDifferent = (field: keyof Source) =>
    field !== 'updatedAt' && !hasSameJson(before[field], after[field]);
  const fields = (Object.keys(after) as (keyof Source)[]).filter(isDifferent);
  if (fields.length === 0) return null;
  const fieldsWithProvenance = new Set([...Object.keys(before.provenance), ...Object.keys(after.provenance)]);
  const fieldsWithChangedProvenance = [...fieldsWithProvenance].filter(
    (field) => !hasSameJson(before.provenance[field], after.provenance[field]),
  );
  const pickChangedFields = (source: Source): PartialSource => ({
    ...Object.fromEntries(fields.map((field) => [field, source[field]])),
    ...(fields.includes('provenance')
      ? { provenance: pickKeys(source.provenance, fieldsWithChangedProvenance) }
      : {}),
  });
  return { before: pickChangedFields(before), after: pickChangedFields(after) };
}

const pickKeys = <T>(record: Record<string, T>, keys: string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));

/**
 * Undoes a change: returns the current source with the values before the change. A field that was edited after the change keeps its
 * value. In a list that was edited after the change, the items that the change added are removed, and those that it removed are added.
 * Returns null if there is nothing to restore.
 */
export function restoreFields(current: Source, { before, after }: ReplacedFields): Source | null {
  const restoredValues: Record<string, unknown> = {};
  for (const field of Object.keys(after) as (keyof Source)[]) {
    if (field === 'provenance') continue;
    const versions = { base: after[field], local: current[field], remote: before[field] };
    const outcome = mergeField<unknown>(field, versions, UNDO_POLICY);
    if (outcome.kind === 'value' && outcome.from !== 'local' && outcome.from !== 'both')
      restoredValues[field] = outcome.value;
  }
  if (Object.keys(restoredValues).length === 0) return null;
  // The cast is safe because every restored value was a value of the same field.
  return {
    ...current,
    ...restoredValues,
    provenance: restoreProvenance(current, { before, after }),
  } as Source;
}

function restoreProvenance({ provenance }: Source, { before, after }: ReplacedFields): Source['provenance'] {
  const isUnchanged = (field: string) => hasSameJson(provenance[field], after.provenance?.[field]);
  const fields = Object.keys({ ...before.provenance, ...after.provenance }).filter(isUnchanged);
  const otherEntries = Object.entries(provenance).filter(([field]) => !fields.includes(field));
  return { ...Object.fromEntries(otherEntries), ...pickKeys(before.provenance ?? {}, fields) };
}
