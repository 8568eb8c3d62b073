import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { transition } from '@/lib/wiki/outbox/transition';
import { approveText, declineText } from '@/lib/wiki/push/text-decision';

/** The entry after the reader decided whether the text of the page may be sent. It is queued, deferred fields with it. */
export function answerTextPrompt(entry: OutboxEntry, shouldSend: boolean, now: Date): OutboxEntry {
  const textStatus = shouldSend ? approveText(entry.textStatus) : declineText(entry.textStatus);
  const answered = transition(entry, { type: 'text-changed', textStatus });
  return transition(answered, { type: 'requeued', now, retryDeferred: true });
}
