import { useEffect, useMemo, useReducer, useRef } from 'react';
import { undoAction } from '@/components/library/NoteBar';
import { problemText } from '@/components/problem-text';
import { type Editing, editsOf, type PartName } from '@/components/record/parts';
import { t } from '@/lib/locale/message';
import { send } from '@/lib/messages/send';
import type { Edits } from '@/lib/model/draft';
import type { Source } from '@/lib/model/source';
import { savedValues } from '@/lib/review/form-values';
import { fieldsOfBoth } from '@/lib/review/merged-edits';
import type { Desk } from '../use-desk';
import { editingEvents, NOTHING_OPEN } from './editing-state';
import { type KeptEdits, keptEdits } from './kept-edits';

/**
 * Editing one record in place. Typed words are kept inside the input event, are there again when the record is opened
 * later, and go to the worker part by part. `onSaved` gives the record as it was read back.
 */
export function useEditing(
  source: Source,
  desk: Desk,
  first: PartName | null,
  onSaved: (source: Source) => void,
): Editing {
  const [state, tell] = useReducer(editingEvents, NOTHING_OPEN);
  const { stableId } = source;
  const shown = useRef(source);
  shown.current = source;
  // Events of one tick (type, then leave) must see each other's edits; a render comes too late for that.
  const live = useRef<KeptEdits | null>(null);
  useEffect(() => {
    const kept = keptEdits(stableId, () => tell({ type: 'followed', edits: kept.edits() }));
    live.current = kept;
    void kept.restore(shown.current).then(() => {
      if (live.current === kept) tell({ type: 'restored', edits: kept.edits(), first });
    });
    return () => {
      kept.stop();
      live.current = null;
    };
  }, [stableId, first]);
  const underWay = useRef(new Map<PartName, Promise<void>>());
  const actions = useMemo(
    () => actionsOver({ shown, desk, onSaved, live, underWay: underWay.current, tell }),
    [desk, onSaved],
  );
  return {
    values: {
      ...savedValues(source),
      linkState: source.linkState?.state ?? null,
      ...state.edits,
    } as Editing['values'],
    isOpen: (part) => state.open.includes(part),
    isBusy: (part) => state.busy.includes(part),
    problem: (part) => state.problems[part] ?? null,
    fresh: state.fresh,
    ...actions,
  };
}

type Deps = {
  shown: { current: Source };
  desk: Desk;
  onSaved: (source: Source) => void;
  live: { current: KeptEdits | null };
  /** The parts that are being saved. */
  underWay: Map<PartName, Promise<void>>;
  tell: (event: Parameters<typeof editingEvents>[1]) => void;
};

function actionsOver({
  shown,
  desk,
  onSaved,
  live,
  underWay,
  tell,
}: Deps): Pick<Editing, 'open' | 'type' | 'commit' | 'cancel'> {
  const orWarn = (written: Promise<void> | undefined): void =>
    void written?.catch(() => desk.warn(t('recordNotKept')));
  const typedIn = (part: PartName): Edits => editsOf(live.current?.edits() ?? {}, part);
  const type = (edits: Edits) => {
    orWarn(live.current?.type(edits, shown.current));
    tell({ type: 'typed', edits });
  };
  return {
    type,
    open: (part) => tell({ type: 'opened', part }),
    cancel: (part) => {
      const [given, base] = [typedIn(part), editsOf(live.current?.base() ?? {}, part)];
      orWarn(live.current?.drop(given));
      tell({ type: 'closed', part });
      if (Object.keys(given).length === 0) return;
      desk.tell({
        kind: 'status',
        text: t('recordDiscarded'),
        action: undoAction(() => undo(part, given, base)),
        progress: null,
      });
    },
    commit: (part) => {
      // Sent again before the answer, words would go over an old base: what was just saved would be taken for another's.
      const before = underWay.get(part);
      const done = before === undefined ? commit(part) : before.then(() => commit(part));
      underWay.set(part, done);
      void done.then(() => underWay.get(part) === done && underWay.delete(part));
    },
  };

  async function commit(part: PartName) {
    const edits = typedIn(part);
    if (Object.keys(edits).length === 0) return tell({ type: 'closed', part });
    tell({ type: 'sent', part });
    const base = editsOf(live.current?.base() ?? {}, part);
    const reply = await send('source/edit', { stableId: shown.current.stableId, edits, base });
    if (!reply.ok) return tell({ type: 'refused', part, problem: problemText(reply.problem) });
    onSaved(reply.value.source);
    if (fieldsOfBoth(edits, reply.value.source).length > 0) desk.say(t('recordWordsOfBoth'));
    // Words typed while the worker wrote are not saved yet: they stay open.
    const more = JSON.stringify(typedIn(part)) !== JSON.stringify(edits);
    orWarn(live.current?.sent(edits));
    if (more) return tell({ type: 'answered', part });
    tell({ type: 'closed', part });
  }

  function undo(part: PartName, given: Edits, base: Edits) {
    desk.tell(null);
    tell({ type: 'opened', part });
    orWarn(live.current?.putBack(given, base));
    tell({ type: 'typed', edits: given });
  }
}
