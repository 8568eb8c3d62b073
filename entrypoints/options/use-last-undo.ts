import type { Note } from '@/components/library/NoteBar';
import { lastChoice, lastDeletion } from '@/lib/settings/items';
import { type Desk, deletionNote } from './use-desk';
import { useSetting } from './use-setting';
import { choiceNote, undoChoice } from './wiki/choosing';

/** The last thing that can be undone, a deletion or choices between a source and a wiki; null: nothing. Outlives the page. */
export function useLastUndo(desk: Desk): { note: Note; close: () => void } | null {
  const deletion = useSetting(lastDeletion) ?? null;
  const choice = useSetting(lastChoice) ?? null;
  if (choice && choice.at > (deletion?.at ?? '')) {
    const { wikiId, wiki, stableId, fields } = choice;
    const undo = () => void undoChoice({ wikiId, wiki, stableId }, fields, desk);
    return { note: choiceNote(wiki, fields, undo), close: () => void lastChoice.set(null) };
  }
  if (!deletion) return null;
  const { stableIds } = deletion;
  return {
    note: deletionNote(stableIds, () => void desk.restore(stableIds)),
    close: () => void lastDeletion.set(null),
  };
}
