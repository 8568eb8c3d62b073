import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { transition } from '@/lib/wiki/outbox/transition';
import { approveText, declineText } from '@/lib/wiki/push/text-decision';

/** Saves in the entry whether the reader allows sending the page's text, and requeues it with its deferred fields. */
export function applyTextDecision(entry: OutboxEntry, shouldSend: boolean, now: Date): OutboxEntry {
  const textStatus = shouldSend ? approveText(entry.textStatus) : declineText(entry.textStatus);
  const entryWithDecision = transition(entry, { type: 'text-changed', textStatus });
  return transition(entryWithDecision, { type: 'requeued', now, shouldRetryDeferred: true });
}
