import type { Source } from '@/lib/model/source';
import type { SyncRecord } from '@/lib/model/sync';
import { afterProblem } from './after-problem';
import { type EntryCount, noteAnswer, type Run } from './run';

/** Counts the entries of the wiki, in one request; null: it did not tell. */
export async function countEntries(run: Run): Promise<number | null> {
  const counted = await run.client.count();
  if (!counted.ok) {
    await afterProblem(run, { records: [], writing: false }, counted.problem);
    return null;
  }
  await noteAnswer(run);
  const total = counted.value;
  if (run.count?.total !== total) run.count = { total, totals: [total], made: new Set() };
  return total;
}

/** The count after this flush has made these entries. */
export function withMade({ total, totals, made }: EntryCount, items: { remoteId: string }[]): EntryCount {
  const next = total + items.length;
  return {
    total: next,
    totals: [...totals, next],
    made: new Set([...made, ...items.map(({ remoteId }) => remoteId)]),
  };
}

/** Whether nobody but this flush has made entries since the look-ups of a source found nothing. */
export const isLookUpValid = ({ count }: Run, { unknownAt }: SyncRecord): boolean =>
  unknownAt !== undefined && count?.totals.includes(unknownAt) === true;

/** The same, and this flush has not made the entry of the source either. */
export const isStillUnknown = (run: Run, record: SyncRecord, source: Source): boolean =>
  isLookUpValid(run, record) && run.count?.made.has(source.id) === false;
