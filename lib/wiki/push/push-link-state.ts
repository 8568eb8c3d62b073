import type { Source } from '@/lib/record/schema/source';
import type { RemoteLinkState } from '@/lib/wiki/model/sync';
import type { RemoteResource } from '@/lib/wiki/model/wiki';
import { type FlushContext, recordSuccess } from '@/lib/wiki/outbox/flush-context';
import { handleProblem } from '@/lib/wiki/outbox/handle-problem';
import { isUnsupported, saveUnsupported } from '@/lib/wiki/outbox/unsupported-features';

/** Whether what became of the address is news to a wiki that has a place for it. */
export const shouldSendLinkState = (
  context: FlushContext,
  { linkState }: Source,
  resource: RemoteResource,
): boolean =>
  linkState !== null &&
  isNewerLinkState(linkState, resource.linkState) &&
  !isUnsupported(context, 'link-state');

/**
 * Says what became of the address, where that is news to the wiki. It takes a request of its own, of which wikis allow
 * few: that an address answers is the ordinary case, and only said where the wiki holds otherwise. It comes right after
 * the entry was read, so that no later word is overwritten. False: it is to be tried again.
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
  // What the wiki calls invalid would be so again.
  return response.problem.kind === 'invalid';
}

/** Whether ours is the later word, and another one. */
function isNewerLinkState(local: NonNullable<Source['linkState']>, remote: RemoteLinkState | null): boolean {
  if (remote === null) return local.state !== 'ok';
  return local.state !== remote.state && local.checkedAt > (remote.checkedAt ?? '');
}
