import { distinctBy } from '@/lib/base/distinct-by';
import type { RemoteHit, SyncRecord } from '@/lib/model/sync';
import { newSyncRecord } from './sync-record';

/**
 * What is known of a source with a wiki after another source went into it. The entry of the other becomes its own where it
 * has none, with the memory of what both sides held, so that nothing is asked or sent again; else it is one of its hits.
 */
export function joinedRecord(keep: SyncRecord, other: SyncRecord): SyncRecord {
  const hits = distinctBy([...keep.hits, ...entriesOf(other)], ({ remoteId }) => remoteId);
  // A write that may have made an entry of its own comes first: a look-up will tell.
  if (keep.remoteId !== null || keep.inFlight !== null || other.remoteId === null) return { ...keep, hits };
  return {
    ...keep,
    ...memoryOf(other),
    hits,
    revision: keep.revision + 1,
    remoteId: other.remoteId,
    remoteUrl: other.remoteUrl,
    text: keep.text.kind === 'none' ? other.text : keep.text,
  };
}

/**
 * Both records after that was undone. An entry that came with the other goes back with what was settled since, so that
 * the wiki is given the values of before; the kept source is then looked up anew.
 */
export function partedRecords(keep: SyncRecord, other: SyncRecord): { keep: SyncRecord; other: SyncRecord } {
  if (keep.remoteId === null || keep.remoteId !== other.remoteId) {
    const gone = new Set(entriesOf(other).map(({ remoteId }) => remoteId));
    const hits = keep.hits.filter(({ remoteId }) => remoteId === keep.remoteId || !gone.has(remoteId));
    return { keep: { ...keep, hits }, other };
  }
  const { wikiId, stableId, state, dueAt, revision } = keep;
  return {
    keep: { ...newSyncRecord(wikiId, stableId), state, dueAt, revision: revision + 1 },
    other: { ...other, ...memoryOf(keep), revision: other.revision + 1 },
  };
}

const memoryOf = (record: SyncRecord) => {
  const { base, inFlight, unverified, seen, held, offered, keptHere, owed, owedTries, owedUntil, citedBy } =
    record;
  return { base, inFlight, unverified, seen, held, offered, keptHere, owed, owedTries, owedUntil, citedBy };
};

/** The entries that a record knows, its own first. */
function entriesOf({ remoteId, remoteUrl, seen, hits }: SyncRecord): RemoteHit[] {
  if (remoteId === null) return hits;
  const title = typeof seen?.fields.title === 'string' ? seen.fields.title : null;
  return [{ remoteId, url: remoteUrl ?? '', title }, ...hits];
}
