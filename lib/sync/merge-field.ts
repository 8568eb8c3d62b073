import type { FieldValue, SyncedField } from '@/lib/model/sync';
import { classOf } from './field-class';
import { withChanges } from './merge-list';
import { isBlank, isSame, itemKey } from './same-value';

/** What both sides have and had in one field. `base` null: the field was never settled with this wiki. */
export type Sides = {
  here: FieldValue;
  there: FieldValue;
  base: Pair | null;
  /** The wiki's value against which the reader said "use mine"; undefined: nothing was said. */
  mineAgainst: FieldValue | undefined;
};

/** What becomes of a field. A side that is absent stays as it is. `settled` false: the reader has to choose. */
export type Verdict = {
  kind: 'same' | 'moves' | 'offered' | 'held' | 'differs' | 'kept-here';
  here?: FieldValue;
  there?: FieldValue;
};

/**
 * Merges one field: at first contact by its class, afterwards against what each side held when it was last settled. An
 * emptied value is never carried over: the wiki cannot be emptied, and the reader's words are not dropped unasked.
 */
export function mergeField(field: SyncedField, sides: Sides): Verdict {
  const { here, there, base, mineAgainst } = sides;
  if (isExactly(here, there) || (isSame(field, here, there) && !isChanged(sides))) return { kind: 'same' };
  if (mineAgainst !== undefined && !isBlank(here) && isSame(field, mineAgainst, there))
    return { kind: 'moves', there: here };
  return base === null ? firstContact(field, here, there) : threeWay(field, { here, there, base });
}

/** A change of case or ending that came after the first contact is one that somebody wanted. */
const isChanged = ({ here, there, base }: Sides): boolean =>
  base !== null && !(isExactly(here, base.here) && isExactly(there, base.there));

function firstContact(field: SyncedField, here: FieldValue, there: FieldValue): Verdict {
  if (isBlank(there)) return { kind: 'moves', there: here };
  if (isBlank(here)) return { kind: 'offered' };
  switch (classOf(field)) {
    case 'captured':
      return { kind: 'held' };
    case 'written':
      return { kind: 'differs' };
    case 'list':
      // Ours are added to theirs; theirs stay there until the reader takes them.
      return { kind: 'moves', there: withChanges(field, listOf(there), [], listOf(here)) };
  }
}

type Pair = { here: FieldValue; there: FieldValue };
type Settled = Pair & { base: Pair };

function threeWay(field: SyncedField, { here, there, base }: Settled): Verdict {
  const changedHere = !isExactly(here, base.here);
  const changedThere = !isExactly(there, base.there);
  if (!changedHere && !changedThere) return standing(here, there);
  if (isBlank(here)) return emptyHere({ changedHere, changedThere }, base, there);
  if (isBlank(there)) return isBlank(base.there) ? { kind: 'moves', there: here } : { kind: 'differs' };
  if (Array.isArray(here) && Array.isArray(there)) return mergedLists(field, { here, there, base });
  if (changedHere) return changedThere ? { kind: 'differs' } : { kind: 'moves', there: here };
  return isSame(field, base.here, base.there) ? { kind: 'moves', here: there } : standing(here, there);
}

/** Both as they were settled, and still not the same. */
const standing = (here: FieldValue, there: FieldValue): Verdict =>
  isBlank(here) ? { kind: 'offered' } : isBlank(there) ? { kind: 'kept-here' } : { kind: 'held' };

function emptyHere(
  { changedHere, changedThere }: { changedHere: boolean; changedThere: boolean },
  base: Pair,
  there: FieldValue,
): Verdict {
  if (changedHere) return { kind: changedThere ? 'offered' : 'kept-here' };
  return isBlank(base.there) ? { kind: 'moves', here: there } : { kind: 'offered' };
}

function mergedLists(
  field: SyncedField,
  { here, there, base }: { here: string[]; there: string[]; base: Pair },
): Verdict {
  const nextHere = withChanges(field, here, listOf(base.there), there);
  const nextThere = withChanges(field, there, listOf(base.here), here);
  // A list of the wiki cannot be emptied, so the last removal stays here.
  if (nextThere.length === 0 && there.length > 0) return { kind: 'kept-here' };
  const order = orderOf(field, { nextHere, nextThere }, isExactly(there, base.there));
  const moves: Verdict = { kind: 'moves' };
  if (!isExactly(order.here, here)) moves.here = order.here;
  if (!isExactly(order.there, there)) moves.there = order.there;
  // What changed is nothing that the other side has: what was not the same before still is not.
  const isStill = moves.here === undefined && moves.there === undefined;
  return isStill && !isSame(field, here, there) ? standing(here, there) : moves;
}

/** The same items in two orders: that of the side that changed, and of the wiki where both did. */
function orderOf(
  field: SyncedField,
  { nextHere, nextThere }: { nextHere: string[]; nextThere: string[] },
  isOurs: boolean,
): { here: string[]; there: string[] } {
  const keys = (list: string[]) => list.map((item) => itemKey(field, item)).sort();
  const isReordered = !isSame(field, nextHere, nextThere) && isExactly(keys(nextHere), keys(nextThere));
  if (!isReordered) return { here: nextHere, there: nextThere };
  const one = isOurs ? nextHere : nextThere;
  return { here: one, there: one };
}

const isExactly = (a: FieldValue, b: FieldValue): boolean =>
  (isBlank(a) && isBlank(b)) || JSON.stringify(a) === JSON.stringify(b);

const listOf = (value: FieldValue): string[] => (Array.isArray(value) ? value : []);
