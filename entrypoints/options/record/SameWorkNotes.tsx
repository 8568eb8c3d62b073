import { useCallback } from 'react';
import { undoAction } from '@/components/library/NoteBar';
import { problemText } from '@/components/problem-text';
import { SameWorkBanner, SameWorkUndo } from '@/components/SameWorkBanner';
import { workSide } from '@/components/work-side';
import type { Store } from '@/lib/db/open';
import { lastMergeInto } from '@/lib/db/read/merges';
import { sameWorkOf } from '@/lib/db/read/same-work';
import { areKeptApart, pairOf } from '@/lib/identity/kept-apart';
import { workFactsOf } from '@/lib/identity/work-facts';
import { shownDay } from '@/lib/locale/date';
import { t } from '@/lib/locale/message';
import { send } from '@/lib/messages/send';
import type { Source } from '@/lib/model/source';
import { keptApart } from '@/lib/settings/items';
import type { Desk } from '../use-desk';
import { useLive } from '../use-live';
import { useSetting } from '../use-setting';

/** Over a record: another one that looks like the same work, and the last merge as long as it can be undone. */
export function SameWorkNotes({ store, source, desk }: { store: Store; source: Source; desk: Desk }) {
  const { stableId } = source;
  const pairs = useSetting(keptApart);
  const found = useLive(
    useCallback(() => sameWorkOf(store, workFactsOf(source), source.stableId), [store, source]),
  ).value;
  const merge = useLive(useCallback(() => lastMergeInto(store, stableId), [store, stableId])).value;
  const offer = pairs && found?.find((one) => !areKeptApart(pairs, source, one.source));
  const ask = async (name: 'source/merge' | 'source/unmerge', other: Source['stableId'], said: string) => {
    const reply = await send(name, { keep: stableId, other });
    if (reply.ok) desk.say(said);
    else desk.warn(problemText(reply.problem));
  };
  return (
    <div aria-live="polite" className="same-work-notes">
      {offer && (
        <SameWorkBanner
          mine={{ ...workSide(source), what: 'record' }}
          theirs={{ ...workSide(offer.source), savedAt: offer.source.createdAt }}
          evidence={offer.evidence}
          yes={t('sameWorkMerge')}
          onYes={() => void ask('source/merge', offer.source.stableId, t('sameWorkMergedSaid'))}
          onApart={() => void keepApart(pairOf(source.url, offer.source.url), desk)}
        />
      )}
      {merge && (
        <SameWorkUndo
          words={t('sameWorkMerged', merge.before.other.title, shownDay(merge.at))}
          undo={t('sameWorkUndoMerge')}
          onUndo={() => void ask('source/unmerge', merge.other, t('sameWorkUnmerged'))}
        />
      )}
    </div>
  );
}

/** Remembers that two are different works; the note at the foot takes it back. */
async function keepApart(pair: string, desk: Desk): Promise<void> {
  const others = (await keptApart.get()).filter((one) => one !== pair);
  await keptApart.set([...others, pair]);
  const undo = async () => {
    await keptApart.set((await keptApart.get()).filter((one) => one !== pair));
    desk.tell(null);
  };
  const action = undoAction(() => void undo());
  desk.tell({ kind: 'status', text: t('sameWorkKeptApart'), action, progress: null });
}
