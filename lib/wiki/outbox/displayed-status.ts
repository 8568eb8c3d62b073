import type { OutboxEntry, SyncedField, WikiCondition } from '@/lib/wiki/model/sync';
import { findWait, isWikiPaused } from './wiki-pause';

/** What the strip, the list and the record say of a source with one wiki, with what the words need. */
export type DisplayedStatus =
  | { kind: 'local-only' }
  /** In the bin here, and the wiki still holds it: a deletion stays here. */
  | { kind: 'left-there' }
  | { kind: 'waiting' }
  /** `until` null: nobody knows. `why`: `offline`, a `kind` of WikiProblem, or `wiki-busy`. */
  | { kind: 'waiting-until'; until: string | null; why: string }
  /** Nothing goes to this wiki until the reader mends its settings. */
  | { kind: 'stopped'; why: string }
  | { kind: 'sending' }
  | { kind: 'synced'; at: string; localOnlyFields: SyncedField[]; deferredFields: SyncedField[] }
  | { kind: 'refused'; why: Extract<OutboxEntry['state'], { state: 'refused' }>['why'] }
  | { kind: 'differs'; fields: SyncedField[] };

type StatusContext = { condition: WikiCondition | null; online: boolean; now: Date };

/** The state in the light of how the wiki and the connection are. A record alone would say "waiting" without a reason. */
export function getDisplayedStatus(
  entry: OutboxEntry | null,
  { condition, online, now, inBin = false }: StatusContext & { inBin?: boolean },
): DisplayedStatus {
  if (!entry) return { kind: 'local-only' };
  if (inBin) return { kind: entry.remoteId === null ? 'local-only' : 'left-there' };
  const { state } = entry;
  switch (state.state) {
    case 'local-only':
      return { kind: 'local-only' };
    case 'sending':
      // A worker that died in the midst of it left it so; while nothing may be asked, nothing is being sent.
      return condition && isWikiPaused(condition, now)
        ? getWaitingStatus({ state: 'waiting' }, { condition, online, now })
        : { kind: 'sending' };
    case 'synced':
      return { kind: 'synced', at: state.at, localOnlyFields: entry.keptHere, deferredFields: entry.owed };
    case 'refused':
      return { kind: 'refused', why: state.why };
    case 'differs':
      return { kind: 'differs', fields: state.fields };
    case 'waiting':
    case 'waiting-until':
      return getWaitingStatus(state, { condition, online, now });
  }
}

function getWaitingStatus(
  state: Extract<OutboxEntry['state'], { state: 'waiting' | 'waiting-until' }>,
  { condition, online, now }: StatusContext,
): DisplayedStatus {
  if (condition?.stopped) return { kind: 'stopped', why: condition.why ?? 'unauthorised' };
  if (!online) return { kind: 'waiting-until', until: null, why: 'offline' };
  const wait = condition && findWait(condition, now);
  if (wait) return { kind: 'waiting-until', ...wait };
  if (state.state === 'waiting-until' && state.until > now.toISOString())
    return { kind: 'waiting-until', until: state.until, why: state.why };
  return { kind: 'waiting' };
}
