import { hasSameJson } from '@/lib/base/has-same-json';
import { mergeField } from './merge-field';
import { UNDO_POLICY } from './merge-policies';
import type { Source } from './schema/source';

/** The fields that a change replaced, with their values before and after it. */
export type ReplacedFields = { before: PartialSource; after: PartialSource };

/** Some fields of a source, as the schema of a stored change has them. */
type PartialSource = { [F in keyof Source]?: Source[F] | undefined };

/**
 * Returns the fields that differ, without the time of the change; null if none does. Of the provenance, only the origins that
 * differ are included.
 */
export function diffSources(before: Source, after: Source): ReplacedFields | null {
  if (before === after) return null;
  const differs = (field: keyof Source) => field !== 'updatedAt' && !hasSameJson(before[field], after[field]);
  const fields = (Object.keys(after) as (keyof Source)[]).filter(differs);
  if (fields.length === 0) return null;
  const origins = new Set([...Object.keys(before.provenance), ...Object.keys(after.provenance)]);
  const changedOrigins = [...origins].filter(
    (field) => !hasSameJson(before.provenance[field], after.provenance[field]),
  );
  const pick = (source: Source): PartialSource => ({
    ...Object.fromEntries(fields.map((field) => [field, source[field]])),
    ...(fields.includes('provenance') ? { provenance: pickKeys(source.provenance, changedOrigins) } : {}),
  });
  return { before: pick(before), after: pick(after) };
}

const pickKeys = <T>(record: Record<string, T>, keys: string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));

/**
 * Restores replaced fields. The value of a field that was edited since stays; of a list, only the items that the change added or removed
 * are restored. Returns null if nothing is left to restore.
 */
export function restoreFields(current: Source, { before, after }: ReplacedFields): Source | null {
  const restored: Record<string, unknown> = {};
  for (const field of Object.keys(after) as (keyof Source)[]) {
    if (field === 'provenance') continue;
    const sides = { base: after[field], local: current[field], remote: before[field] };
    const outcome = mergeField<unknown>(field, sides, UNDO_POLICY);
    if (outcome.kind === 'value' && outcome.from !== 'local' && outcome.from !== 'both')
      restored[field] = outcome.value;
  }
  if (Object.keys(restored).length === 0) return null;
  // The cast is safe because every restored value was a value of the same field.
  return { ...current, ...restored, provenance: restoreOrigins(current, { before, after }) } as Source;
}

function restoreOrigins({ provenance }: Source, { before, after }: ReplacedFields): Source['provenance'] {
  const isUnchanged = (field: string) => hasSameJson(provenance[field], after.provenance?.[field]);
  const fields = Object.keys({ ...before.provenance, ...after.provenance }).filter(isUnchanged);
  const others = Object.entries(provenance).filter(([field]) => !fields.includes(field));
  return { ...Object.fromEntries(others), ...pickKeys(before.provenance ?? {}, fields) };
}
