import type { RemoteWrite } from '@/lib/wiki/model/wiki';
import { type FlushContext, recordSuccess } from './flush-context';
import { handleProblem } from './handle-problem';
import { isUnsupported, saveUnsupported } from './wiki-features';

/**
 * Sends the details of all new resources in one request. This only saves requests: each resource is read back next, and
 * missing details are then sent like any other change.
 */
export async function pushDetails(context: FlushContext, createdResources: RemoteWrite[]): Promise<void> {
  if (isUnsupported(context, 'details')) return;
  const response = await context.client.sendDetails(createdResources);
  if (!response.ok) return handleProblem(context, { entries: [], isWrite: false }, response.problem);
  await recordSuccess(context);
  if (!response.value) await saveUnsupported(context, 'details');
}
