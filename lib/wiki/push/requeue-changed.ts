import { hasSameJson } from '@/lib/base/has-same-json';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { RemoteResource } from '@/lib/wiki/model/wiki';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import type { FlushContext } from './flush-context';

/**
 * Queues a settled source again if another editor changed its resource: a follow-up read other fields (`currentResource`) than those
 * that were merged (`settledResource`).
 */
export async function requeueIfChanged(
  context: FlushContext,
  entry: OutboxEntry,
  settledResource: RemoteResource,
  currentResource: RemoteResource,
): Promise<void> {
  if (hasSameJson(currentResource.fields, settledResource.fields)) return;
  await context.outbox.updateEntries([getEntryKey(entry)], (storedEntry) =>
    storedEntry.status === 'synced' || storedEntry.status === 'conflict'
      ? transition(storedEntry, { type: 'interrupted', at: context.now() })
      : storedEntry,
  );
}
