import { hasSameJson } from '@/lib/base/has-same-json';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { RemoteResource } from '@/lib/wiki/model/wiki';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import type { FlushContext } from './flush-context';

/**
 * Syncs a settled source again if a follow-up read its resource and found other fields than those that were merged, because
 * another editor changed them meanwhile.
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
