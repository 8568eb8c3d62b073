import type { Source } from '@/lib/model/source';

/**
 * The kept record without what a merge brought into it: every field as it was `before`, save those that were edited
 * since the record was `merged`. Of a list edited since, only what the merge added goes. Untouched since: `before`
 * itself.
 */
export function unmergedSource(now: Source, { before, merged }: { before: Source; merged: Source }): Source {
  const edited = (Object.keys(before) as (keyof Source)[]).filter(
    (field) => field !== 'updatedAt' && !isSame(now[field], merged[field]),
  );
  if (edited.length === 0) return before;
  const kept = edited.map((field) => [field, withoutAdded(now[field], before[field], merged[field])]);
  return { ...before, ...Object.fromEntries(kept), updatedAt: now.updatedAt };
}

function withoutAdded(now: unknown, before: unknown, merged: unknown): unknown {
  if (!Array.isArray(now) || !Array.isArray(before) || !Array.isArray(merged)) return now;
  const own = new Set(before.map((item) => JSON.stringify(item)));
  const added = new Set(merged.map((item) => JSON.stringify(item)).filter((item) => !own.has(item)));
  return now.filter((item) => !added.has(JSON.stringify(item)));
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
