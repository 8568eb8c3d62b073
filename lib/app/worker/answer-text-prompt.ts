import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { transition } from '@/lib/wiki/outbox/transition';
import { approveText, declineText } from '@/lib/wiki/push/text-decision';

/** Applies the reader's decision whether the text of the page is sent, and requeues the entry with its deferred fields. */
export function answerTextPrompt(entry: OutboxEntry, shouldSend: boolean, now: Date): OutboxEntry {
  const textStatus = shouldSend ? approveText(entry.textStatus) : declineText(entry.textStatus);
  const answeredEntry = transition(entry, { type: 'text-changed', textStatus });
  return transition(answeredEntry, { type: 'requeued', now, retryDeferred: true });
}
