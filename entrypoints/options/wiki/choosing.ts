import type { Note } from '@/components/library/NoteBar';
import { problemText } from '@/components/problem-text';
import { fieldNames } from '@/components/wiki/sync-fields';
import { t, tCount } from '@/lib/locale/message';
import { send } from '@/lib/messages/send';
import { StableId } from '@/lib/model/primitives';
import { CHOICE_HOLD_MS, type ChoiceSide, type SyncedField } from '@/lib/model/sync';
import { lastChoice } from '@/lib/settings/items';
import type { Desk } from '../use-desk';

/** The entry of a wiki that a source is compared with. */
export type Compared = { wikiId: string; wiki: string; stableId: string };

/** Settles fields with one side, and remembers them for Undo. False: it was not kept. */
export async function choose(
  compared: Compared,
  fields: SyncedField[],
  side: ChoiceSide,
  desk: Desk,
): Promise<boolean> {
  const { wikiId, stableId } = compared;
  const reply = await send('sync/choose', { wikiId, stableId: StableId.parse(stableId), fields, side });
  if (!reply.ok) {
    desk.warn(problemText(reply.problem));
    return false;
  }
  const before = await fieldsToUndo(compared);
  desk.tell(null);
  await lastChoice.set({
    ...compared,
    at: new Date().toISOString(),
    fields: [...new Set([...before, ...fields])],
  });
  // From then on the value is on its way.
  if (side === 'mine') setTimeout(() => void forget(compared, fields), CHOICE_HOLD_MS);
  return true;
}

/** Takes choices back. Gives the fields of which it was too late, and tells why. */
export async function undoChoice(
  compared: Compared,
  fields: SyncedField[],
  desk: Desk,
): Promise<SyncedField[]> {
  const { wikiId, stableId, wiki } = compared;
  const reply = await send('sync/undo-choice', { wikiId, stableId: StableId.parse(stableId), fields });
  if (!reply.ok) {
    desk.warn(problemText(reply.problem));
    return fields;
  }
  const left = (await fieldsToUndo(compared)).filter((field) => !fields.includes(field));
  await lastChoice.set(left.length > 0 ? { ...compared, at: new Date().toISOString(), fields: left } : null);
  const { sent, edited } = reply.value ?? { sent: [], edited: [] };
  if (sent.length > 0) desk.warn(t('syncUndoSent', wiki, fieldNames(sent)));
  else if (edited.length > 0) desk.warn(t('syncUndoEdited', fieldNames(edited)));
  return [...sent, ...edited];
}

/** What was sent cannot be called back: the note offers it no longer. */
async function forget(compared: Compared, fields: SyncedField[]): Promise<void> {
  const last = await lastChoice.get();
  if (last?.wikiId !== compared.wikiId || last.stableId !== compared.stableId) return;
  const left = last.fields.filter((field) => !fields.includes(field));
  await lastChoice.set(left.length > 0 ? { ...last, fields: left } : null);
}

async function fieldsToUndo({ wikiId, stableId }: Compared): Promise<SyncedField[]> {
  const last = await lastChoice.get();
  return last && last.wikiId === wikiId && last.stableId === stableId ? last.fields : [];
}

/** The note that offers to take the last choices back. */
export const choiceNote = (wiki: string, fields: SyncedField[], undo: () => void): Note => ({
  kind: 'status',
  text: tCount('syncChosen', fields.length, wiki),
  action: { label: t('libraryUndo'), run: undo },
  progress: null,
});
