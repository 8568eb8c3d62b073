import type { SyncedField, SyncRecord, WikiCondition } from '@/lib/model/sync';
import { isHeld, waitOf } from './waits';

/** What the strip, the list and the record say of a source with one wiki, with what the words need. */
export type ShownState =
  | { kind: 'local-only' }
  /** In the bin here, and the wiki still holds it: a deletion stays here. */
  | { kind: 'left-there' }
  | { kind: 'waiting' }
  /** `until` null: nobody knows. `why`: `offline`, a `kind` of WikiProblem, or `wiki-busy`. */
  | { kind: 'waiting-until'; until: string | null; why: string }
  /** Nothing goes to this wiki until the reader mends its settings. */
  | { kind: 'stopped'; why: string }
  | { kind: 'sending' }
  | { kind: 'synced'; at: string; keptHere: SyncedField[]; owed: SyncedField[] }
  | { kind: 'refused'; why: Extract<SyncRecord['state'], { state: 'refused' }>['why'] }
  | { kind: 'differs'; fields: SyncedField[] };

type Light = { condition: WikiCondition | null; online: boolean; now: Date };

/** The state in the light of how the wiki and the connection are. A record alone would say "waiting" without a reason. */
export function shownState(
  record: SyncRecord | null,
  { condition, online, now, inBin = false }: Light & { inBin?: boolean },
): ShownState {
  if (!record) return { kind: 'local-only' };
  if (inBin) return { kind: record.remoteId === null ? 'local-only' : 'left-there' };
  const { state } = record;
  switch (state.state) {
    case 'local-only':
      return { kind: 'local-only' };
    case 'sending':
      // A worker that died in the midst of it left it so; while nothing may be asked, nothing is being sent.
      return condition && isHeld(condition, now)
        ? waits({ state: 'waiting' }, { condition, online, now })
        : { kind: 'sending' };
    case 'synced':
      return { kind: 'synced', at: state.at, keptHere: record.keptHere, owed: record.owed };
    case 'refused':
      return { kind: 'refused', why: state.why };
    case 'differs':
      return { kind: 'differs', fields: state.fields };
    case 'waiting':
    case 'waiting-until':
      return waits(state, { condition, online, now });
  }
}

function waits(
  state: Extract<SyncRecord['state'], { state: 'waiting' | 'waiting-until' }>,
  { condition, online, now }: Light,
): ShownState {
  if (condition?.stopped) return { kind: 'stopped', why: condition.why ?? 'unauthorised' };
  if (!online) return { kind: 'waiting-until', until: null, why: 'offline' };
  const wait = condition && waitOf(condition, now);
  if (wait) return { kind: 'waiting-until', ...wait };
  if (state.state === 'waiting-until' && state.until > now.toISOString())
    return { kind: 'waiting-until', until: state.until, why: state.why };
  return { kind: 'waiting' };
}
