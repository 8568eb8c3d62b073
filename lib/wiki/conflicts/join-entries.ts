import { dedupeBy } from '@/lib/base/dedupe-by';
import type { OutboxEntry, RemoteMatch } from '@/lib/wiki/model/outbox-entry';
import { createSharedFields } from '@/lib/wiki/outbox/create-outbox-entry';

/**
 * Returns the entry of a source after another source was merged into it. Without a link of its own it gets that of the other
 * source with its merge base, so that nothing is sent again; otherwise that resource is added to its remote matches.
 */
export function joinEntries(target: OutboxEntry, other: OutboxEntry): OutboxEntry {
  const remoteMatches = dedupeBy(
    [...target.remoteMatches, ...listMatches(other)],
    ({ remoteId }) => remoteId,
  );
  // A write in flight may have created a resource for the target; the next look-up finds it.
  if (target.remoteId !== null || target.pendingBase !== null || other.remoteId === null)
    return { ...target, remoteMatches };
  return {
    ...target,
    ...pickMergeState(other),
    remoteMatches,
    revision: target.revision + 1,
    remoteId: other.remoteId,
    remoteUrl: other.remoteUrl,
    textStatus: target.textStatus.kind === 'none' ? other.textStatus : target.textStatus,
  };
}

/**
 * Returns both entries after the merge was undone. A link that came from the other source returns to it with the current merge
 * base, so that its earlier values are sent to the wiki; the target is looked up again.
 */
export function splitEntries(
  target: OutboxEntry,
  other: OutboxEntry,
): { keep: OutboxEntry; other: OutboxEntry } {
  if (target.remoteId === null || target.remoteId !== other.remoteId) {
    const otherRemoteIds = new Set(listMatches(other).map(({ remoteId }) => remoteId));
    const remoteMatches = target.remoteMatches.filter(
      ({ remoteId }) => remoteId === target.remoteId || !otherRemoteIds.has(remoteId),
    );
    return { keep: { ...target, remoteMatches }, other };
  }
  const { notFoundAtTotal: _, undoByField: _undo, followUpAttempts: _attempts, ...keep } = target;
  const fresh = createSharedFields(target.wikiId, target.stableId);
  return {
    keep: { ...keep, ...fresh, revision: target.revision + 1 },
    other: { ...other, ...pickMergeState(target), revision: other.revision + 1 },
  };
}

/** Returns the fields that move with the link to a resource. */
const pickMergeState = ({
  mergeBase,
  pendingBase,
  unverifiedFields,
  remoteSnapshot,
  divergentFields,
  offeredFields,
  localOnlyFields,
  deferredFields,
  deferredAttempts,
  deferredUntil,
  citingPages,
}: OutboxEntry) => ({
  mergeBase,
  pendingBase,
  unverifiedFields,
  remoteSnapshot,
  divergentFields,
  offeredFields,
  localOnlyFields,
  deferredFields,
  deferredAttempts,
  deferredUntil,
  citingPages,
});

/** Lists the resources that an entry refers to, the linked one first. */
function listMatches({ remoteId, remoteUrl, remoteSnapshot, remoteMatches }: OutboxEntry): RemoteMatch[] {
  if (remoteId === null) return remoteMatches;
  const title = typeof remoteSnapshot?.fields.title === 'string' ? remoteSnapshot.fields.title : null;
  return [{ remoteId, url: remoteUrl ?? '', title }, ...remoteMatches];
}
