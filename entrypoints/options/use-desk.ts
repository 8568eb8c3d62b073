import { useMemo, useState } from 'react';
import type { Note } from '@/components/library/NoteBar';
import { shelfName } from '@/components/library/words';
import { problemText } from '@/components/problem-text';
import { t, tCount } from '@/lib/locale/message';
import { send } from '@/lib/messages/send';
import { StableId } from '@/lib/model/primitives';
import type { StoreProblem } from '@/lib/model/problem';
import type { SourceStatus } from '@/lib/model/vocabulary';
import { lastDeletion } from '@/lib/settings/items';

/** What can be done with sources from everywhere on the page. Each tells how it went in the note at the foot. */
export type Desk = {
  setStatus: (stableIds: string[], status: SourceStatus) => Promise<void>;
  remove: (stableIds: string[]) => Promise<void>;
  restore: (stableIds: string[]) => Promise<void>;
  tell: (note: Note | null) => void;
  say: (text: string) => void;
  warn: (text: string) => void;
};

/** The desk and the note it last left. */
export function useDesk(): { desk: Desk; note: Note | null } {
  const [note, tell] = useState<Note | null>(null);
  const desk = useMemo(() => deskOver(tell), []);
  return { desk, note };
}

function deskOver(tell: (note: Note | null) => void): Desk {
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
      const reply = await send('source/set-status', { stableIds: keysOf(ids), status });
      report(reply, (count) => tCount('libraryMoved', count, shelfName(status)));
    },
    remove: async (ids) => {
      const reply = await send('source/delete', { stableIds: keysOf(ids) });
      if (!reply.ok) return warn(problemText(reply.problem));
      tell(null);
      await lastDeletion.set({ at: new Date().toISOString(), stableIds: ids });
    },
    restore: async (ids) => {
      const reply = await send('source/restore', { stableIds: keysOf(ids) });
      report(reply, (count) => tCount('libraryRestored', count));
      if (reply.ok) await lastDeletion.set(null);
    },
  };
}

type Counted = { ok: true; value: number } | { ok: false; problem: StoreProblem };

const keysOf = (ids: string[]): StableId[] => ids.flatMap((id) => StableId.safeParse(id).data ?? []);

/** The note that offers to undo the last deletion. */
export function deletionNote(stableIds: string[], undo: () => void): Note {
  return {
    kind: 'status',
    text: tCount('libraryDeleted', stableIds.length),
    action: { label: t('libraryUndo'), run: undo },
    progress: null,
  };
}
