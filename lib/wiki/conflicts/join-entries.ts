import { dedupeBy } from '@/lib/base/dedupe-by';
import { isPendingVerdict, joinReaderVerdicts } from '@/lib/wiki/merge/reader-verdicts';
import type { OutboxEntry, RemoteMatch } from '@/lib/wiki/model/outbox-entry';
import type { PageLink } from '@/lib/wiki/model/page-link';
import { createSharedFields } from '@/lib/wiki/outbox/create-outbox-entry';

/**
 * Returns the entry of a source (`target`) after another source (`merged`) was merged into that source.
 * - If the target is not linked, the target receives the link and the merge base of the merged source, so that no value is sent again.
 * - If the target is linked, the resource of the merged source only becomes one of the target's remote matches.
 */
export function joinEntries(target: OutboxEntry, merged: OutboxEntry): OutboxEntry {
  const remoteMatches = dedupeBy(
    [...target.remoteMatches, ...listMatches(merged)],
    ({ remoteId }) => remoteId,
  );
  // A write in flight may have created a resource for the target; the next lookup finds it.
  if (target.remoteId !== null || target.pendingBase !== null || merged.remoteId === null)
    return {
      ...target,
      remoteMatches,
      ...joinPageLinks(target, listUnsentLinks(merged)),
      ...joinVerdicts(target, merged),
    };
  return {
    ...target,
    ...pickMergeState(merged),
    ...joinPageLinks(target, merged.pageLinks ?? []),
    ...joinVerdicts(target, merged),
    remoteMatches,
    revision: target.revision + 1,
    remoteId: merged.remoteId,
    remoteUrl: merged.remoteUrl,
    textStatus: target.textStatus.kind === 'none' ? merged.textStatus : target.textStatus,
  };
}

/**
 * Returns both entries after the merge was undone. If the target had received the link of the merged source, the link and the current
 * merge base return to the merged source, so that the flush sends the values of the merged source again. The target is then looked up
 * again.
 */
export function splitEntries(
  target: OutboxEntry,
  merged: OutboxEntry,
): { target: OutboxEntry; merged: OutboxEntry } {
  if (target.remoteId === null || target.remoteId !== merged.remoteId) {
    const mergedRemoteIds = new Set(listMatches(merged).map(({ remoteId }) => remoteId));
    const remoteMatches = target.remoteMatches.filter(
      ({ remoteId }) => remoteId === target.remoteId || !mergedRemoteIds.has(remoteId),
    );
    return { target: { ...target, remoteMatches }, merged };
  }
  const {
    notFoundAtTotal: _,
    undoByField: _undo,
    followUpAttempts: _attempts,
    pageLinks = [],
    ...statusFields
  } = target;
  const initialFields = createSharedFields(target.wikiId, target.stableId);
  return {
    target: {
      ...statusFields,
      ...initialFields,
      ...joinPageLinks(initialFields, listUnsentLinks(target)),
      revision: target.revision + 1,
    },
    merged: { ...merged, ...pickMergeState(target), pageLinks, revision: merged.revision + 1 },
  };
}

/** Returns the fields that are about the linked resource. They are copied together with the link. */
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

/** Lists the links of the reader that were not sent yet. Links that were sent belong to the resource of the entry. */
const listUnsentLinks = ({ pageLinks = [] }: Pick<OutboxEntry, 'pageLinks'>): PageLink[] =>
  pageLinks.filter(({ status }) => status === 'to-link');

/** Returns the links of the target with those that only the merged source had. */
function joinPageLinks(
  { pageLinks = [] }: Pick<OutboxEntry, 'pageLinks'>,
  otherLinks: PageLink[],
): Pick<OutboxEntry, 'pageLinks'> {
  const links = dedupeBy([...pageLinks, ...otherLinks], ({ page }) => page.pageId);
  return links.length > 0 ? { pageLinks: links } : {};
}

/** Returns the verdicts of the target, and the verdicts of the merged source that were not sent yet. */
function joinVerdicts(target: OutboxEntry, merged: OutboxEntry): Pick<OutboxEntry, 'readerVerdicts'> {
  const readerVerdicts = joinReaderVerdicts(
    target.readerVerdicts ?? [],
    merged.readerVerdicts?.filter(isPendingVerdict) ?? [],
  );
  return readerVerdicts.length > 0 ? { readerVerdicts } : {};
}

/** Lists the resources that an entry refers to, beginning with the linked resource. */
function listMatches({ remoteId, remoteUrl, remoteSnapshot, remoteMatches }: OutboxEntry): RemoteMatch[] {
  if (remoteId === null) return remoteMatches;
  const title = typeof remoteSnapshot?.fields.title === 'string' ? remoteSnapshot.fields.title : null;
  return [{ remoteId, url: remoteUrl ?? '', title }, ...remoteMatches];
}
