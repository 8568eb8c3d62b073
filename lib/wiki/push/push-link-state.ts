import type { Source } from '@/lib/record/schema/source';
import type { RemoteLinkState } from '@/lib/wiki/model/outbox-entry';
import type { RemoteResource } from '@/lib/wiki/model/wiki';
import { type FlushContext, recordSuccess } from './flush-context';
import { handleProblem } from './handle-problem';
import { isUnsupported, saveUnsupported } from './wiki-features';

/** Whether the link state of a source is newer than that of the wiki, and the wiki can store it. */
export const shouldSendLinkState = (
  context: FlushContext,
  { linkState }: Source,
  resource: RemoteResource,
): boolean =>
  linkState !== null &&
  isNewerLinkState(linkState, resource.linkState) &&
  !isUnsupported(context, 'link-state');

/**
 * Sends the link state of a source if it is newer than that of the wiki. It takes a separate write, and writes are rate-
 * limited, so `ok` is sent only if the wiki says otherwise. It is sent right after the resource was read, so that it
 * replaces nothing newer. Returns false if it has to be retried.
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
    await recordSuccess(context);
    if (!response.value) await saveUnsupported(context, 'link-state');
    return true;
  }
  await handleProblem(context, { entries: [], isWrite: false }, response.problem);
  // An invalid request would be invalid again.
  return response.problem.kind === 'invalid';
}

/** Whether the local link state differs and was checked later. */
function isNewerLinkState(local: NonNullable<Source['linkState']>, remote: RemoteLinkState | null): boolean {
  if (remote === null) return local.state !== 'ok';
  return local.state !== remote.state && local.checkedAt > (remote.checkedAt ?? '');
}
