import type { RemoteWrite } from '@/lib/wiki/model/wiki';
import { type FlushContext, recordSuccess } from '@/lib/wiki/outbox/flush-context';
import { handleProblem } from '@/lib/wiki/outbox/handle-problem';
import { isUnsupported, saveUnsupported } from '@/lib/wiki/outbox/unsupported-features';

/**
 * Sends what entries that were just made have in tables of their own, in one request for all. It only saves requests: each
 * entry is read back next, and what is missing then is sent as any other change.
 */
export async function pushDetails(context: FlushContext, createdResources: RemoteWrite[]): Promise<void> {
  if (isUnsupported(context, 'details')) return;
  const response = await context.client.sendDetails(createdResources);
  if (!response.ok) return handleProblem(context, { entries: [], isWrite: false }, response.problem);
  await recordSuccess(context);
  if (!response.value) await saveUnsupported(context, 'details');
}
