import { useState } from 'react';
import { type Note, undoAction } from '@/components/library/NoteBar';
import type { Route } from '@/components/library/route';
import { lastChoice, lastDeletion, lastStatus } from '@/lib/settings/items';
import { type Desk, deletionNote, statusNote } from './use-desk';
import { useSetting } from './use-setting';
import { choiceNote, undoChoice } from './wiki/choosing';

type Undoable = {
  at: string;
  note: Note;
  /** What it was done to. */
  stableIds: string[];
  close: () => void;
};

// A change of status is small: a page that is opened later than this does not come back to it.
const STATUS_MS = 10 * 60 * 1000;

/**
 * The last thing that can be undone: a deletion, a change of status, or choices between a source and a wiki; null:
 * nothing. Outlives the page. Offered where what it would change is in sight: in the list, and on the record it was done to.
 */
export function useLastUndo(desk: Desk, route: Route): Undoable | null {
  const deletion = useDeletion(desk);
  const status = useStatusChange(desk);
  const choice = useChoice(desk);
  const all = [deletion, status, choice].filter((one) => one !== null);
  const last = all.sort((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
  return last && isInSight(route, last.stableIds) ? last : null;
}

/** Whether a view shows one of these sources. */
export const isInSight = (route: Route, stableIds: readonly string[]): boolean =>
  route.view === 'sources' || (route.view === 'record' && stableIds.includes(route.stableId));

function useDeletion(desk: Desk): Undoable | null {
  const last = useSetting(lastDeletion) ?? null;
  if (!last) return null;
  const { at, stableIds } = last;
  const note = deletionNote(stableIds, () => void desk.restore(stableIds));
  return { at, note, stableIds, close: () => void lastDeletion.set(null) };
}

function useStatusChange(desk: Desk): Undoable | null {
  const last = useSetting(lastStatus) ?? null;
  const [since] = useState(() => new Date(Date.now() - STATUS_MS).toISOString());
  if (!last || last.at < since) return null;
  const note = statusNote(last, () => void desk.undoStatus(last));
  const stableIds = Object.values(last.before).flat();
  return { at: last.at, note, stableIds, close: () => void lastStatus.set(null) };
}

function useChoice(desk: Desk): Undoable | null {
  const last = useSetting(lastChoice) ?? null;
  if (!last) return null;
  const { at, wikiId, wiki, stableId, fields } = last;
  const undo = () => void undoChoice({ wikiId, wiki, stableId }, fields, desk);
  const note = { ...choiceNote(wiki, fields, undo), action: undoAction(undo) };
  return { at, note, stableIds: [stableId], close: () => void lastChoice.set(null) };
}
