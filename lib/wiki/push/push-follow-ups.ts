import type { Source } from '@/lib/record/schema/source';
import type { OutboxEntry } from '@/lib/wiki/model/sync';
import type { RemoteResource } from '@/lib/wiki/model/wiki';
import { canWrite, type FlushContext, getEntryKey } from '@/lib/wiki/outbox/flush-context';
import { scheduleDeferred } from '@/lib/wiki/outbox/outbox-entry';
import { pushLinkState, shouldSendLinkState } from './push-link-state';
import { hasPendingText, pushText } from './push-text';

/** Whether anything beside its fields may be left to do for a source. */
export const hasFollowUps = (
  context: FlushContext,
  { text }: OutboxEntry,
  source: Source,
  resource: RemoteResource,
): boolean =>
  shouldSendLinkState(context, source, resource) || hasPendingText(context.wiki.contentPolicy, text);

/**
 * Does for a source that was just settled what does not go with its fields. Such a source is settled and due again: the
 * worker may be killed in the midst of it, or the wiki make it wait. Only when all is done it comes to rest.
 */
export async function pushFollowUps(
  context: FlushContext,
  settledEntry: OutboxEntry,
  source: Source,
  resource: RemoteResource,
): Promise<void> {
  if (!hasFollowUps(context, settledEntry, source, resource)) return;
  const isLinkStateSent = canWrite(context) && (await pushLinkState(context, source, resource));
  const isTextSent = canWrite(context) && (await pushText(context, settledEntry, resource));
  // A wait that the wiki asked for is no failure of this source.
  if ((!isLinkStateSent || !isTextSent) && !canWrite(context)) return;
  await context.outbox.updateEntries([getEntryKey(settledEntry)], (current) => {
    if (current.revision !== settledEntry.revision || current.dueAt !== settledEntry.dueAt) return current;
    if (current.state.state === 'waiting') return current;
    return isLinkStateSent && isTextSent
      ? { ...scheduleDeferred(current, context.now()), besidesTries: 0 }
      : { ...current, besidesTries: (current.besidesTries ?? 0) + 1 };
  });
}
