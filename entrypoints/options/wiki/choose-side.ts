import { formatProblem } from '@/lib/app/describe/format-problem';
import { formatFieldNames } from '@/lib/app/describe/sync-fields';
import type { Notification } from '@/lib/app/library/notifications';
import { t, tCount } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import { StableId } from '@/lib/record/schema/primitives';
import { lastChoice } from '@/lib/storage/settings/settings';
import { CHOICE_DELAY_MS, type ChoiceSide, type SyncedField } from '@/lib/wiki/model/sync';
import type { LibraryActions } from '../use-library-actions';

/** The entry of a wiki that a source is compared with. */
export type ComparedEntry = { wikiId: string; wiki: string; stableId: string };

/** Settles fields with one side, and remembers them for Undo. False: it was not kept. */
export async function chooseSide(
  entry: ComparedEntry,
  fields: SyncedField[],
  side: ChoiceSide,
  libraryActions: LibraryActions,
): Promise<boolean> {
  const { wikiId, stableId } = entry;
  const reply = await send('sync/choose', { wikiId, stableId: StableId.parse(stableId), fields, side });
  if (!reply.ok) {
    libraryActions.notifyError(formatProblem(reply.problem));
    return false;
  }
  const earlierFields = await getUndoableFields(entry);
  libraryActions.notify(null);
  await lastChoice.set({
    ...entry,
    at: new Date().toISOString(),
    fields: [...new Set([...earlierFields, ...fields])],
  });
  // From then on the value is on its way.
  if (side === 'mine') setTimeout(() => void forgetChoice(entry, fields), CHOICE_DELAY_MS);
  return true;
}

/** Takes choices back. Gives the fields of which it was too late, and tells why. */
export async function undoChoice(
  entry: ComparedEntry,
  fields: SyncedField[],
  libraryActions: LibraryActions,
): Promise<SyncedField[]> {
  const { wikiId, stableId, wiki } = entry;
  const reply = await send('sync/undo-choice', { wikiId, stableId: StableId.parse(stableId), fields });
  if (!reply.ok) {
    libraryActions.notifyError(formatProblem(reply.problem));
    return fields;
  }
  const remainingFields = (await getUndoableFields(entry)).filter((field) => !fields.includes(field));
  await lastChoice.set(
    remainingFields.length > 0 ? { ...entry, at: new Date().toISOString(), fields: remainingFields } : null,
  );
  const { sent, edited } = reply.value ?? { sent: [], edited: [] };
  if (sent.length > 0) libraryActions.notifyError(t('syncUndoSent', wiki, formatFieldNames(sent)));
  else if (edited.length > 0) libraryActions.notifyError(t('syncUndoEdited', formatFieldNames(edited)));
  return [...sent, ...edited];
}

/** What was sent cannot be called back: the note offers it no longer. */
async function forgetChoice(entry: ComparedEntry, fields: SyncedField[]): Promise<void> {
  const storedChoice = await lastChoice.get();
  if (storedChoice?.wikiId !== entry.wikiId || storedChoice.stableId !== entry.stableId) return;
  const remainingFields = storedChoice.fields.filter((field) => !fields.includes(field));
  await lastChoice.set(remainingFields.length > 0 ? { ...storedChoice, fields: remainingFields } : null);
}

async function getUndoableFields({ wikiId, stableId }: ComparedEntry): Promise<SyncedField[]> {
  const storedChoice = await lastChoice.get();
  return storedChoice && storedChoice.wikiId === wikiId && storedChoice.stableId === stableId
    ? storedChoice.fields
    : [];
}

/** The note that offers to take the last choices back. */
export const createChoiceNotification = (
  wiki: string,
  fields: SyncedField[],
  undo: () => void,
): Notification => ({
  kind: 'status',
  text: tCount('syncChosen', fields.length, wiki),
  action: { label: t('libraryUndo'), run: undo },
  progress: null,
});
