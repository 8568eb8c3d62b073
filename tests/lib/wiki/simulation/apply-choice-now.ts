import type { Choice } from '@/lib/wiki/conflicts/choices';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { transition } from '@/lib/wiki/outbox/transition';

/** Returns the entry after a choice that is due at once, without the ten seconds in which the reader can undo it. */
export const applyChoiceNow = (entry: OutboxEntry, { changes }: Choice, now: Date): OutboxEntry =>
  transition(entry, { type: 'choice-changed', changes, conflictFields: [], nextAttemptAt: now });
