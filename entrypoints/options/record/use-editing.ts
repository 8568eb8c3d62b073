import { useEffect, useMemo, useReducer, useRef } from 'react';
import { problemText } from '@/components/problem-text';
import { type Editing, editsOf, editsWithout, type PartName } from '@/components/record/parts';
import { dropDraft, keepDraft, readTyped } from '@/lib/drafts/draft-store';
import { t } from '@/lib/locale/message';
import { send } from '@/lib/messages/send';
import type { Edits } from '@/lib/model/draft';
import type { StableId } from '@/lib/model/primitives';
import type { Source } from '@/lib/model/source';
import { savedValues } from '@/lib/review/form-values';
import type { Desk } from '../use-desk';
import { editingEvents, NOTHING_OPEN } from './editing-state';

/** Under this key what is typed into the record of a source waits until it is saved. */
export const editKey = (stableId: string): string => `edit:${stableId}`;

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
  // Events of one tick (type, then leave) must see each other's edits; a render comes too late for that.
  const live = useRef<Edits>({});
  const { stableId } = source;
  useEffect(() => {
    let waiting = true;
    void readTyped(editKey(stableId)).then((draft) => {
      if (!waiting) return;
      live.current = { ...draft?.edits, ...live.current };
      tell({ type: 'restored', edits: live.current, first });
    });
    return () => {
      waiting = false;
    };
  }, [stableId, first]);
  const actions = useMemo(
    () => actionsOver({ stableId, desk, onSaved, live, tell }),
    [stableId, desk, onSaved],
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
  stableId: StableId;
  desk: Desk;
  onSaved: (source: Source) => void;
  live: { current: Edits };
  tell: (event: Parameters<typeof editingEvents>[1]) => void;
};

function actionsOver({
  stableId,
  desk,
  onSaved,
  live,
  tell,
}: Deps): Pick<Editing, 'open' | 'type' | 'commit' | 'cancel'> {
  const keep = (edits: Edits) => {
    live.current = edits;
    keepEdits(stableId, edits).catch(() => desk.warn(t('recordNotKept')));
  };
  const type = (edits: Edits) => {
    keep({ ...live.current, ...edits });
    tell({ type: 'typed', edits });
  };
  return {
    type,
    open: (part) => tell({ type: 'opened', part }),
    cancel: (part) => {
      const given = editsOf(live.current, part);
      keep(editsWithout(live.current, part));
      tell({ type: 'closed', part });
      if (Object.keys(given).length === 0) return;
      desk.tell({
        kind: 'status',
        text: t('recordDiscarded'),
        action: { label: t('libraryUndo'), run: () => undo(part, given) },
        progress: null,
      });
    },
    commit: (part) => void commit(part),
  };

  async function commit(part: PartName) {
    const edits = editsOf(live.current, part);
    if (Object.keys(edits).length === 0) return tell({ type: 'closed', part });
    tell({ type: 'sent', part });
    const reply = await send('source/edit', { stableId, edits });
    if (!reply.ok) return tell({ type: 'refused', part, problem: problemText(reply.problem) });
    onSaved(reply.value.source);
    // Words typed while the worker wrote are not saved yet: they stay open.
    if (JSON.stringify(editsOf(live.current, part)) !== JSON.stringify(edits))
      return tell({ type: 'answered', part });
    keep(editsWithout(live.current, part));
    tell({ type: 'closed', part });
  }

  function undo(part: PartName, given: Edits) {
    desk.tell(null);
    tell({ type: 'opened', part });
    type(given);
  }
}

function keepEdits(stableId: StableId, edits: Edits): Promise<void> {
  const key = editKey(stableId);
  if (Object.keys(edits).length === 0) return dropDraft(key);
  const at = new Date().toISOString();
  return keepDraft({ key, stableId, ofSaved: true, createdAt: at, updatedAt: at, edits, chosen: {} });
}
