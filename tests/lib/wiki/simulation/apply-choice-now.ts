import type { Choice } from '@/lib/wiki/conflicts/choices';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { transition } from '@/lib/wiki/outbox/transition';

/** Returns the entry after a choice that is sent at once, without the delay in which the reader can undo it. */
export const applyChoiceNow = (entry: OutboxEntry, { changes }: Choice, now: Date): OutboxEntry =>
  transition(entry, { type: 'choice-changed', changes, conflictFields: [], nextAttemptAt: now });
