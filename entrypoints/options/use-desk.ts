import { useEffect, useMemo, useState } from 'react';
import { type Note, undoAction } from '@/components/library/NoteBar';
import { shelfName } from '@/components/library/words';
import { problemText } from '@/components/problem-text';
import type { Store } from '@/lib/db/open';
import { tCount } from '@/lib/locale/message';
import { send } from '@/lib/messages/send';
import type { StoreProblem } from '@/lib/model/problem';
import type { SourceStatus } from '@/lib/model/vocabulary';
import { lastDeletion } from '@/lib/settings/items';
import { countOf, keysOf, type StatusChange, setStatus, undoable, undoStatus } from './set-status';

/** What can be done with sources from everywhere on the page. Each tells how it went in the note at the foot. */
export type Desk = {
  setStatus: (stableIds: string[], status: SourceStatus) => Promise<void>;
  undoStatus: (change: StatusChange) => Promise<void>;
  remove: (stableIds: string[]) => Promise<void>;
  restore: (stableIds: string[]) => Promise<void>;
  tell: (note: Note | null) => void;
  say: (text: string) => void;
  warn: (text: string) => void;
};

/** The desk and the note it last left. */
export function useDesk(store: Store): { desk: Desk; note: Note | null } {
  const [note, tell] = useState<Note | null>(null);
  const desk = useMemo(() => deskOver(store, tell), [store]);
  useEffect(() => {
    if (!note || !passes(note)) return;
    const timer = setTimeout(() => tell(null), PASSES_MS);
    return () => clearTimeout(timer);
  }, [note]);
  return { desk, note };
}

const PASSES_MS = 15_000;

// What only says that something is done does not lie about once it is read, or beside a later message that gainsays it.
const passes = ({ kind, action, progress }: Note): boolean =>
  kind === 'status' && action === null && progress === null;

function deskOver(store: Store, tell: (note: Note | null) => void): Desk {
  const plain = (kind: Note['kind'], text: string) => tell({ kind, text, action: null, progress: null });
  const say = (text: string) => plain('status', text);
  const warn = (text: string) => plain('alert', text);
  const report = (reply: Counted, words: (count: number) => string) =>
    reply.ok ? say(words(reply.value)) : warn(problemText(reply.problem));
  return {
    tell,
    say,
    warn,
    setStatus: async (ids, status) => {
      const reply = await setStatus(store, ids, status);
      if (!reply.ok) return warn(problemText(reply.problem));
      if (reply.value > 0) return tell(null);
      say(tCount('libraryMoved', ids.length, shelfName(status)));
    },
    undoStatus: async (change) =>
      report(await undoStatus(store, change), (count) => tCount('libraryMovedBack', count)),
    remove: async (ids) => {
      const deletion = { at: new Date().toISOString(), stableIds: ids };
      const reply = await undoable(lastDeletion, deletion, () =>
        send('source/delete', { stableIds: keysOf(ids) }),
      );
      if (!reply.ok) return warn(problemText(reply.problem));
      tell(null);
    },
    restore: async (ids) => {
      const reply = await send('source/restore', { stableIds: keysOf(ids) });
      report(reply, (count) => tCount('libraryRestored', count));
      if (reply.ok) await lastDeletion.set(null);
    },
  };
}

type Counted = { ok: true; value: number } | { ok: false; problem: StoreProblem };

/** The note that offers to undo the last deletion. */
export const deletionNote = (stableIds: string[], undo: () => void): Note => ({
  kind: 'status',
  text: tCount('libraryDeleted', stableIds.length),
  action: undoAction(undo),
  progress: null,
});

/** The note that offers to undo the last change of status. */
export const statusNote = ({ status, before }: StatusChange, undo: () => void): Note => ({
  kind: 'status',
  text: tCount('libraryMoved', countOf(before), shelfName(status)),
  action: undoAction(undo),
  progress: null,
});
