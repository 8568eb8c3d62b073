import type { RemoteWrite } from '@/lib/wiki/model/wiki';
import { type FlushContext, resetFailures } from './flush-context';
import { handleProblem } from './handle-problem';
import { isFeatureMissing, saveMissingFeature } from './wiki-features';

/**
 * Sends the details (identifiers, forum) of all new resources in one request. A failure needs no retry: each resource is read
 * back next, and missing details are then sent like any other change.
 */
export async function pushDetails(context: FlushContext, createdResources: RemoteWrite[]): Promise<void> {
  if (isFeatureMissing(context, 'details')) return;
  const response = await context.client.sendDetails(createdResources);
  if (!response.ok) return handleProblem(context, { entries: [], isWrite: false }, response.problem);
  await resetFailures(context);
  if (!response.value) await saveMissingFeature(context, 'details');
}
