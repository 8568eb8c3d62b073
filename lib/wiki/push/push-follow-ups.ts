import type { Source } from '@/lib/record/schema/source';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { RemoteResource } from '@/lib/wiki/model/wiki';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import { canWrite, type FlushContext } from './flush-context';
import { pushLinkState, shouldSendLinkState } from './push-link-state';
import { hasPendingText, pushText } from './push-text';

/** Whether the text or the link state of a source (its follow-ups) may have to be sent. */
export const hasFollowUps = (
  context: FlushContext,
  { textStatus }: OutboxEntry,
  source: Source,
  resource: RemoteResource,
): boolean =>
  shouldSendLinkState(context, source, resource) || hasPendingText(context.wiki.contentPolicy, textStatus);

/**
 * Sends the text and the link state of a source whose fields were just settled. The entry stays due until both are sent, because
 * the worker may be killed or the wiki may be paused in between.
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
  const isComplete = isLinkStateSent && isTextSent;
  // A pause of the wiki does not count as a failure of this source.
  if (!isComplete && !canWrite(context)) return;
  const now = context.now();
  await context.outbox.updateEntries([getEntryKey(settledEntry)], (current) => {
    const { revision, nextAttemptAt } = settledEntry;
    const isRequeued = current.revision !== revision || current.nextAttemptAt !== nextAttemptAt;
    if (isRequeued || current.status === 'waiting') return current;
    return transition(current, isComplete ? { type: 'follow-ups-sent', now } : { type: 'follow-ups-failed' });
  });
}
