import type { Source } from '@/lib/model/source';
import type { SyncRecord } from '@/lib/model/sync';
import type { RemoteCopy } from '@/lib/model/wiki';
import { isLinkNews, pushLinkState } from './push-link-state';
import { mayFollow, pushText } from './push-text';
import { keyOf, mayWrite, type Run } from './run';
import { atRest } from './sync-record';

/** Whether anything beside its fields may be left to do for a source. */
export const hasBesides = (run: Run, { text }: SyncRecord, source: Source, copy: RemoteCopy): boolean =>
  isLinkNews(run, source, copy) || mayFollow(run.wiki.contentPolicy, text);

/**
 * Does for a source that was just settled what does not go with its fields. Such a source is settled and due again: the
 * worker may be killed in the midst of it, or the wiki make it wait. Only when all is done it comes to rest.
 */
export async function pushBesides(
  run: Run,
  done: SyncRecord,
  source: Source,
  copy: RemoteCopy,
): Promise<void> {
  if (!hasBesides(run, done, source, copy)) return;
  const isSaid = mayWrite(run) && (await pushLinkState(run, source, copy));
  const isSent = mayWrite(run) && (await pushText(run, done, copy));
  // A wait that the wiki asked for is no failure of this source.
  if ((!isSaid || !isSent) && !mayWrite(run)) return;
  await run.store.change([keyOf(done)], (current) => {
    if (current.revision !== done.revision || current.dueAt !== done.dueAt) return current;
    if (current.state.state === 'waiting') return current;
    return isSaid && isSent
      ? { ...atRest(current, run.now()), besidesTries: 0 }
      : { ...current, besidesTries: (current.besidesTries ?? 0) + 1 };
  });
}
