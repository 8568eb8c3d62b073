import { dedupeBy } from '@/lib/base/dedupe-by';
import type { OutboxEntry, RemoteMatch } from '@/lib/wiki/model/outbox-entry';
import { createSharedFields } from '@/lib/wiki/outbox/create-outbox-entry';

/**
 * The entry of a source after another source was merged into it. The link of the other one becomes its own if it has none,
 * with the merge base, so that nothing is asked or sent again; otherwise it becomes one of its remote matches.
 */
export function joinEntries(target: OutboxEntry, other: OutboxEntry): OutboxEntry {
  const remoteMatches = dedupeBy(
    [...target.remoteMatches, ...listMatches(other)],
    ({ remoteId }) => remoteId,
  );
  // A write in flight may have created a resource for the target: a lookup will tell.
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
 * Both entries after the merge was undone. A link that came with the other source goes back with what was settled since,
 * so that the wiki gets its earlier values; the target is then looked up again.
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

/** What is known about a linked resource and moves with the link. */
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

/** The resources that an entry knows, the linked one first. */
function listMatches({ remoteId, remoteUrl, remoteSnapshot, remoteMatches }: OutboxEntry): RemoteMatch[] {
  if (remoteId === null) return remoteMatches;
  const title = typeof remoteSnapshot?.fields.title === 'string' ? remoteSnapshot.fields.title : null;
  return [{ remoteId, url: remoteUrl ?? '', title }, ...remoteMatches];
}
