import type { Source } from '@/lib/model/source';
import type { RemoteLinkState } from '@/lib/model/sync';
import type { RemoteCopy } from '@/lib/model/wiki';
import { afterProblem } from './after-problem';
import { isLacking, noteLack } from './lacks';
import { noteAnswer, type Run } from './run';

/** Whether what became of the address is news to a wiki that has a place for it. */
export const isLinkNews = (run: Run, { linkState }: Source, copy: RemoteCopy): boolean =>
  linkState !== null && isNews(linkState, copy.linkState) && !isLacking(run, 'link-state');

/**
 * Says what became of the address, where that is news to the wiki. It takes a request of its own, of which wikis allow
 * few: that an address answers is the ordinary case, and only said where the wiki holds otherwise. It comes right after
 * the entry was read, so that no later word is overwritten. False: it is to be tried again.
 */
export async function pushLinkState(run: Run, source: Source, copy: RemoteCopy): Promise<boolean> {
  const { linkState } = source;
  if (!linkState || !isLinkNews(run, source, copy)) return true;
  const sent = await run.client.sendLinkState(copy.remoteId, linkState);
  if (sent.ok) {
    await noteAnswer(run);
    if (!sent.value) await noteLack(run, 'link-state');
    return true;
  }
  await afterProblem(run, { records: [], writing: false }, sent.problem);
  // What the wiki calls invalid would be so again.
  return sent.problem.kind === 'invalid';
}

/** Whether ours is the later word, and another one. */
function isNews(ours: NonNullable<Source['linkState']>, theirs: RemoteLinkState | null): boolean {
  if (theirs === null) return ours.state !== 'ok';
  return ours.state !== theirs.state && ours.checkedAt > (theirs.checkedAt ?? '');
}
