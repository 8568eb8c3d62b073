import type { Source } from '@/lib/record/schema/source';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { RemoteResource } from '@/lib/wiki/model/wiki';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import { type FlushContext, resetFailures } from './flush-context';
import { handleProblem } from './handle-problem';

// The id is optional, so it is not sent any more to a wiki that fails on it this often.
const MAX_ATTEMPTS = 3;

/**
 * Sends the permanent id of a resource that was created without one. An id that the resource already has stays
 * (docs/wiki-protocol.md, section 5.2). Resolves to false if the id has to be sent again.
 */
export async function pushPermanentId(
  context: FlushContext,
  entry: OutboxEntry,
  { stableId }: Source,
  resource: RemoteResource,
): Promise<boolean> {
  if (!entry.permanentIdPending) return true;
  if (resource.stableId === null) {
    const { remoteId, url, indexedTexts } = resource;
    const response = await context.client.sendResources([
      { remoteId, url, indexedTexts, fields: {}, stableId },
    ]);
    const isLastAttempt = (entry.followUpAttempts ?? 0) + 1 >= MAX_ATTEMPTS;
    const isIdRejected =
      !response.ok &&
      (response.problem.kind === 'invalid' || (response.problem.kind === 'server-error' && isLastAttempt));
    if (!response.ok && !isIdRejected) {
      const attempt = { entries: [], isWrite: true, subject: stableId };
      await handleProblem(context, attempt, response.problem);
      return false;
    }
    await resetFailures(context, 'write');
  }
  await context.outbox.updateEntries([getEntryKey(entry)], (storedEntry) =>
    transition(storedEntry, { type: 'permanent-id-settled' }),
  );
  return true;
}
