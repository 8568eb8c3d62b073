import { canReplaceLinkState } from '@/lib/record/link-state';
import type { Source } from '@/lib/record/schema/source';
import type { RemoteLinkState } from '@/lib/wiki/model/outbox-entry';
import type { RemoteResource } from '@/lib/wiki/model/wiki';
import { type FlushContext, resetFailures } from './flush-context';
import { handleProblem } from './handle-problem';
import { isFeatureMissing, saveMissingFeature } from './wiki-features';

/** Returns whether the link state of a source is newer than that of the resource, and the wiki can store it. */
export const shouldSendLinkState = (
  context: FlushContext,
  { linkState }: Source,
  resource: RemoteResource,
): boolean =>
  linkState !== null &&
  isNewerLinkState(linkState, resource.linkState) &&
  !isFeatureMissing(context, 'link-state');

/**
 * Sends the link state of a source if it is newer than that of the resource. Callers call it right after the resource was read, so
 * that no newer state is replaced. Resolves to false if the link state has to be sent again.
 */
export async function pushLinkState(
  context: FlushContext,
  source: Source,
  resource: RemoteResource,
): Promise<boolean> {
  const { linkState } = source;
  if (!linkState || !shouldSendLinkState(context, source, resource)) return true;
  const response = await context.client.sendLinkState(resource.remoteId, linkState);
  if (response.ok) {
    await resetFailures(context);
    if (!response.value) await saveMissingFeature(context, 'link-state');
    return true;
  }
  await handleProblem(context, { entries: [], isWrite: false, subject: source.stableId }, response.problem);
  // A retry of an invalid request would be invalid too.
  return response.problem.kind === 'invalid';
}

/**
 * Returns whether the local link state is different, was checked later and is no weaker evidence. `ok` is not sent to a resource
 * without a link state, because each link state takes a write, and wikis limit the rate of writes.
 */
function isNewerLinkState(local: NonNullable<Source['linkState']>, remote: RemoteLinkState | null): boolean {
  if (remote === null) return local.state !== 'ok';
  if (!canReplaceLinkState(remote.state, local.state)) return false;
  return local.state !== remote.state && local.checkedAt > (remote.checkedAt ?? '');
}
