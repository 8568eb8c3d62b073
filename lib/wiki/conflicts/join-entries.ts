import { dedupeBy } from '@/lib/base/dedupe-by';
import type { OutboxEntry, RemoteHit } from '@/lib/wiki/model/sync';
import { createOutboxEntry } from '@/lib/wiki/outbox/outbox-entry';

/**
 * What is known of a source with a wiki after another source went into it. The entry of the other becomes its own where it
 * has none, with the memory of what both sides held, so that nothing is asked or sent again; else it is one of its hits.
 */
export function joinEntries(target: OutboxEntry, other: OutboxEntry): OutboxEntry {
  const hits = dedupeBy([...target.hits, ...listHits(other)], ({ remoteId }) => remoteId);
  // A write that may have made an entry of its own comes first: a look-up will tell.
  if (target.remoteId !== null || target.inFlight !== null || other.remoteId === null)
    return { ...target, hits };
  return {
    ...target,
    ...pickMergeState(other),
    hits,
    revision: target.revision + 1,
    remoteId: other.remoteId,
    remoteUrl: other.remoteUrl,
    text: target.text.kind === 'none' ? other.text : target.text,
  };
}

/**
 * Both records after that was undone. An entry that came with the other goes back with what was settled since, so that
 * the wiki is given the values of before; the kept source is then looked up anew.
 */
export function splitEntries(
  target: OutboxEntry,
  other: OutboxEntry,
): { keep: OutboxEntry; other: OutboxEntry } {
  if (target.remoteId === null || target.remoteId !== other.remoteId) {
    const otherRemoteIds = new Set(listHits(other).map(({ remoteId }) => remoteId));
    const hits = target.hits.filter(
      ({ remoteId }) => remoteId === target.remoteId || !otherRemoteIds.has(remoteId),
    );
    return { keep: { ...target, hits }, other };
  }
  const { wikiId, stableId, state, dueAt, revision } = target;
  return {
    keep: { ...createOutboxEntry(wikiId, stableId), state, dueAt, revision: revision + 1 },
    other: { ...other, ...pickMergeState(target), revision: other.revision + 1 },
  };
}

const pickMergeState = (entry: OutboxEntry) => {
  const { base, inFlight, unverified, seen, held, offered, keptHere, owed, owedTries, owedUntil, citedBy } =
    entry;
  return { base, inFlight, unverified, seen, held, offered, keptHere, owed, owedTries, owedUntil, citedBy };
};

/** The entries that a record knows, its own first. */
function listHits({ remoteId, remoteUrl, seen, hits }: OutboxEntry): RemoteHit[] {
  if (remoteId === null) return hits;
  const title = typeof seen?.fields.title === 'string' ? seen.fields.title : null;
  return [{ remoteId, url: remoteUrl ?? '', title }, ...hits];
}
