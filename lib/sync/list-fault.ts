import type { SyncedField, SyncRecord } from '@/lib/model/sync';
import { LIST_FIELDS } from './field-class';
import { noteCondition, type Run } from './run';

/** So many sources that arrived only without their lists: it is the wiki, not the sources. */
export const LIST_FAULTS = 3;

/** Counts a source that arrived, alone, only without its lists. One that arrives with them ends the count. */
export async function noteListFault(run: Run, begun: SyncRecord[], owed: SyncedField[]): Promise<void> {
  const [first] = begun;
  if (begun.some(({ inFlight }) => LIST_FIELDS.some((field) => inFlight?.there[field] !== undefined)))
    return noteCondition(run, { listFaults: 0 });
  if (begun.length === 1 && first && owed.length > 0 && first.serverErrors > 0)
    await noteCondition(run, { listFaults: run.condition.listFaults + 1 });
}
