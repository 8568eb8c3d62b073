import type { FieldPair, FieldValue, SyncedField, SyncedFields, SyncRecord } from '@/lib/model/sync';
import { SYNCED_FIELDS } from '@/lib/model/sync';
import { mergeField, type Verdict } from './merge-field';
import { isBlank, isSame, itemKey } from './same-value';
import { isTakeable } from './synced-fields';

/** What is to be done about a source after both sides were read. */
export type MergePlan = {
  /** Values of the wiki that the source takes over. */
  here: SyncedFields;
  /** What the wiki lacks of ours, and what is settled when it has arrived. */
  send: SyncedFields;
  pending: FieldPair;
  /** What is settled now. */
  base: FieldPair;
  differs: SyncedField[];
  held: SyncedField[];
  offered: SyncedField[];
  keptHere: SyncedField[];
};

type Memory = Pick<SyncRecord, 'base' | 'inFlight' | 'unverified' | 'seen' | 'mine' | 'keptHere'>;

/**
 * Merges all fields of a source. `here` holds what this wiki could carry, `there` what it was just read to hold; a field
 * that is absent on either side takes no part, and one that only the wiki lacks is kept here.
 */
export function planMerge(memory: Memory, here: SyncedFields, there: SyncedFields): MergePlan {
  const { base, dropped } = baseAsRead(memory, there);
  const plan: MergePlan = {
    here: {},
    send: {},
    pending: emptyPair(),
    base: { here: { ...base.here }, there: { ...base.there } },
    differs: [],
    held: [],
    offered: [],
    keptHere: [],
  };
  for (const field of SYNCED_FIELDS) {
    const ours = here[field];
    const theirs = there[field];
    if (ours === undefined) continue;
    if (theirs === undefined) {
      delete plan.base.here[field];
      delete plan.base.there[field];
      if (!isBlank(ours)) plan.keptHere.push(field);
      continue;
    }
    const pair = pairOf(base, field);
    const sides = { here: ours, there: theirs, base: pair, mineAgainst: memory.mine[field] };
    const isDropped = dropped.includes(field) || wasDropped(memory, pair, field, theirs);
    note(plan, field, sides, unasked(mergeField(field, sides), isDropped));
  }
  return plan;
}

/** Whether a value that the wiki once dropped still stands beside the same other one. */
const wasDropped = (
  { keptHere }: Memory,
  pair: Pair | null,
  field: SyncedField,
  theirs: FieldValue,
): boolean => keptHere.includes(field) && pair !== null && isSame(field, theirs, pair.there);

/** The reader chose, and the wiki did not take it: that is no question any more. */
const unasked = (verdict: Verdict, isDropped: boolean): Verdict =>
  verdict.kind === 'held' && isDropped ? { kind: 'kept-here' } : verdict;

/** A pair without any field. */
export const emptyPair = (): FieldPair => ({ here: {}, there: {} });

/** Both pairs, the second over the first. */
export const withPair = (pair: FieldPair, over: FieldPair): FieldPair => ({
  here: { ...pair.here, ...over.here },
  there: { ...pair.there, ...over.there },
});

function note(
  plan: MergePlan,
  field: SyncedField,
  { here: ours, there: theirs }: Pair,
  verdict: Verdict,
): void {
  if (verdict.kind === 'differs') {
    plan.differs.push(field);
    return;
  }
  // What cannot be carried over is not settled: what was removed here goes from there with the next item that is sent.
  if (verdict.kind === 'kept-here') {
    plan.keptHere.push(field);
    return;
  }
  const takes = verdict.here !== undefined && isTakeable(field, verdict.here);
  const after = { here: takes ? (verdict.here ?? null) : ours, there: verdict.there ?? theirs };
  if (takes) plan.here[field] = after.here;
  if (verdict.there !== undefined) {
    plan.send[field] = verdict.there;
    plan.pending.here[field] = after.here;
    plan.pending.there[field] = after.there;
    return;
  }
  plan.base.here[field] = after.here;
  plan.base.there[field] = after.there;
  const isTakenWhole = verdict.here === undefined || isSame(field, after.here, after.there);
  if (verdict.kind === 'held' || !isTakenWhole) plan.held.push(field);
  if (verdict.kind === 'offered') plan.offered.push(field);
}

/**
 * What was settled, in the light of a fresh reading. A write whose answer was lost has arrived if one of its values is
 * there, since a write is taken whole or not at all. A value that arrived was dropped by the wiki if the field holds what
 * it held before the write: then that is what the wiki's side was settled with, and not a change of it. Where it holds a
 * third value, nobody can say whether ours was ever there, and the field was never settled.
 */
function baseAsRead(
  { base, inFlight, unverified, seen }: Memory,
  there: SyncedFields,
): { base: FieldPair; dropped: SyncedField[] } {
  const dropped: SyncedField[] = [];
  const arrived = inFlight !== null && hasArrived(base, inFlight, there);
  const settled = arrived ? withPair(base, inFlight) : withPair(base, emptyPair());
  const sent = arrived ? [...unverified, ...(Object.keys(inFlight.there) as SyncedField[])] : unverified;
  for (const field of sent) {
    const theirs = there[field] ?? null;
    if (isSame(field, theirs, seen?.fields[field])) {
      if (!holds(field, theirs, settled.there[field])) dropped.push(field);
      settled.there[field] = theirs;
    } else if (!holds(field, theirs, settled.there[field])) {
      delete settled.here[field];
      delete settled.there[field];
    }
  }
  return { base: settled, dropped };
}

const holds = (field: SyncedField, there: FieldValue, sent: FieldValue | undefined): boolean =>
  Array.isArray(there) && Array.isArray(sent)
    ? sent.every((item) => there.some((other) => itemKey(field, other) === itemKey(field, item)))
    : isSame(field, there, sent);

const hasArrived = (base: FieldPair, inFlight: FieldPair, there: SyncedFields): boolean =>
  (Object.entries(inFlight.there) as [SyncedField, FieldValue][]).some(
    ([field, value]) =>
      holds(field, there[field] ?? null, value) && !holds(field, base.there[field] ?? null, value),
  );

type Pair = { here: FieldValue; there: FieldValue };

/** The value of a field that both sides were settled with; null: none. */
export function pairOf(base: FieldPair, field: SyncedField): Pair | null {
  const [here, there] = [base.here[field], base.there[field]];
  return here === undefined || there === undefined ? null : { here, there };
}
