import type { Source } from '@/lib/record/schema/source';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { RemoteResource } from '@/lib/wiki/model/wiki';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import { findPause } from '@/lib/wiki/outbox/wiki-pause';
import { canWrite, type FlushContext } from './flush-context';
import { pushLinkState, shouldSendLinkState } from './push-link-state';
import { hasPendingLinks, pushPageLinks } from './push-page-links';
import { pushPermanentId } from './push-permanent-id';
import { hasPendingText, pushText, setTextStatusWaiting } from './push-text';
import { findDelayedVerdictTime, hasPendingVerdicts, pushVerdicts } from './push-verdicts';

/**
 * Returns whether the permanent id, the text, the link state, the page links or the verdicts of a source (its follow-ups) may have to be
 * sent.
 */
export const hasFollowUps = (
  context: FlushContext,
  entry: OutboxEntry,
  source: Source,
  resource: RemoteResource,
): boolean =>
  entry.permanentIdPending === true ||
  shouldSendLinkState(context, source, resource) ||
  hasPendingText(context.wiki.contentPolicy, entry.textStatus) ||
  hasPendingLinks(entry) ||
  hasPendingVerdicts(context.wiki, entry);

/**
 * Sends the permanent id, the text, the link state, the page links and the verdicts of a source whose fields are synced. The entry
 * stays due until all of these are sent, because the worker may be killed or the wiki may be paused in between. Returns the ids of the
 * pages that cite the source, as they were last read.
 */
export async function pushFollowUps(
  context: FlushContext,
  syncedEntry: OutboxEntry,
  source: Source,
  resource: RemoteResource,
): Promise<string[] | null> {
  if (!hasFollowUps(context, syncedEntry, source, resource)) return resource.citingPageIds;
  const isLinkStateSent = canWrite(context) && (await pushLinkState(context, source, resource));
  const isPermanentIdSent =
    canWrite(context) && (await pushPermanentId(context, syncedEntry, source, resource));
  const linkResult = await pushPageLinks(context, syncedEntry, resource);
  const delayedVerdictTime = findDelayedVerdictTime(context, syncedEntry);
  const areVerdictsSent = canWrite(context) && (await pushVerdicts(context, syncedEntry));
  const isTextSent = canWrite(context) && (await pushText(context, syncedEntry, resource));
  const isComplete =
    isPermanentIdSent && isLinkStateSent && isTextSent && linkResult.isComplete && areVerdictsSent;
  if (context.signal.aborted) return linkResult.citingPageIds;
  if (!isTextSent && !canWrite(context)) await setTextStatusWaiting(context, syncedEntry);
  const now = context.now();
  // A pause of the wiki and the delay of a verdict do not count as failures of this source. After a stop, the source is due when the
  // wiki is resumed.
  const pausedUntil = canWrite(context)
    ? delayedVerdictTime
    : (findPause(context.state.condition, now)?.until ?? now.toISOString());
  await context.outbox.updateEntries([getEntryKey(syncedEntry)], (storedEntry) => {
    const { revision, nextAttemptAt } = syncedEntry;
    const isRequeued = storedEntry.revision !== revision || storedEntry.nextAttemptAt !== nextAttemptAt;
    if (isRequeued || storedEntry.status === 'waiting') return storedEntry;
    if (isComplete) return transition(storedEntry, { type: 'follow-ups-sent', now });
    return transition(
      storedEntry,
      pausedUntil === null
        ? { type: 'follow-ups-failed' }
        : { type: 'follow-ups-paused', until: pausedUntil },
    );
  });
  return linkResult.citingPageIds;
}
