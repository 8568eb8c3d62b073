import type { Source } from '@/lib/model/source';
import type { RemoteLinkState, SyncRecord } from '@/lib/model/sync';
import type { RemoteCopy } from '@/lib/model/wiki';
import { afterProblem } from './after-problem';
import { isLacking, noteLack } from './lacks';
import { keyOf, noteAnswer, type Run } from './run';
import { dueAgain } from './sync-record';

/**
 * Says what became of the address, where that is news to the wiki. It takes a request of its own, of which wikis allow
 * few: that an address answers is the ordinary case, and only said where the wiki holds otherwise.
 */
export async function pushLinkState(
  run: Run,
  record: SyncRecord,
  { linkState }: Source,
  copy: RemoteCopy,
): Promise<void> {
  if (!linkState || !isNews(linkState, copy.linkState) || isLacking(run, 'link-state')) return;
  const sent = await run.client.sendLinkState(copy.remoteId, linkState);
  if (sent.ok) {
    await noteAnswer(run);
    if (!sent.value) await noteLack(run, 'link-state');
    return;
  }
  await afterProblem(run, { records: [], writing: false }, sent.problem);
  // What the wiki calls invalid would be so again.
  if (sent.problem.kind !== 'invalid')
    await run.store.change([keyOf(record)], (current) => dueAgain(current, run.now()));
}

/** Whether ours is the later word, and another one. */
function isNews(ours: NonNullable<Source['linkState']>, theirs: RemoteLinkState | null): boolean {
  if (theirs === null) return ours.state !== 'ok';
  return ours.state !== theirs.state && ours.checkedAt > (theirs.checkedAt ?? '');
}
