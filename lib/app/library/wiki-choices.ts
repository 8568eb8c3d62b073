import type { Result } from '@/lib/base/result';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { CHOICE_DELAY_MS, type ChoiceSide } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField } from '@/lib/wiki/model/sync';
import type { LibraryMessage, Notifications } from './notifications';
import type { RunningChanges } from './running-changes';
import type { SettingAccess } from './undo';

/** The outbox entry whose local and remote values the reader compares. `wiki` is the name of its wiki. */
export type ComparedEntry = { wikiId: string; wiki: string; stableId: string };

/** The fields of the entry compared last whose choice can be undone. `at` is an ISO 8601 time. */
export type LastChoice = ComparedEntry & { at: string; fields: SyncedField[] };

/** The fields whose choice can no longer be undone. They were sent to the wiki, or the reader edited them later. */
type FieldsNotUndone = { sent: SyncedField[]; edited: SyncedField[] };

/** The dependencies of `chooseSide` and `undoChoice`. Each write is one message to the worker. */
export type WikiChoiceDeps = {
  now: () => Date;
  schedule: (ms: number, callback: () => void) => void;
  choose: (
    entry: ComparedEntry,
    fields: SyncedField[],
    side: ChoiceSide,
  ) => Promise<Result<null, WriteProblem>>;
  /** Returns the fields that were not undone, or null if the entry was deleted. */
  undoChoice: (
    entry: ComparedEntry,
    fields: SyncedField[],
  ) => Promise<Result<FieldsNotUndone | null, WriteProblem>>;
  lastChoice: SettingAccess<LastChoice | null>;
  /** Runs one task at a time in all tabs, so that `lastChoice` is not changed in between. */
  withLock: <T>(task: () => Promise<T>) => Promise<T>;
  runningChanges: Pick<RunningChanges, 'run'>;
  notifications: Pick<Notifications, 'close' | 'notifyError'>;
  format: (message: LibraryMessage) => string;
};

/**
 * Chooses the value of one side for these fields, and saves the choice for Undo. Resolves to whether the write succeeded.
 */
export const chooseSide = (
  deps: WikiChoiceDeps,
  entry: ComparedEntry,
  fields: SyncedField[],
  side: ChoiceSide,
): Promise<boolean> => runLocked(deps, () => saveChoice(deps, entry, fields, side));

/**
 * Undoes the choices for these fields. Returns the fields that were not undone, and notifies the reader of the reason.
 */
export const undoChoice = (
  deps: WikiChoiceDeps,
  entry: ComparedEntry,
  fields: SyncedField[],
): Promise<SyncedField[]> => runLocked(deps, () => revertChoice(deps, entry, fields));

// While the task runs, Undo of an earlier change is not offered.
const runLocked = <T>(
  { runningChanges, withLock, now }: WikiChoiceDeps,
  task: () => Promise<T>,
): Promise<T> =>
  runningChanges.run({ latestHiddenUndoAt: now().toISOString(), undo: null }, () => withLock(task));

async function saveChoice(
  deps: WikiChoiceDeps,
  entry: ComparedEntry,
  fields: SyncedField[],
  side: ChoiceSide,
): Promise<boolean> {
  const previousChoice = await deps.lastChoice.get();
  const previousFields = previousChoice && isSameEntry(previousChoice, entry) ? previousChoice.fields : [];
  deps.notifications.close();
  // Saved before the choice is written, so that Undo works even if the page closes in between.
  await saveLastChoice(deps, entry, [...new Set([...previousFields, ...fields])]);
  const result = await deps.choose(entry, fields, side);
  if (!result.ok) {
    await deps.lastChoice.set(previousChoice);
    deps.notifications.notifyError(deps.format({ kind: 'problem', problem: result.problem }));
    return false;
  }
  // After the delay the local value is sent, and the choice cannot be undone.
  if (side === 'local')
    deps.schedule(CHOICE_DELAY_MS, () => void deps.withLock(() => forgetSentFields(deps, entry, fields)));
  return true;
}

async function revertChoice(
  deps: WikiChoiceDeps,
  entry: ComparedEntry,
  fields: SyncedField[],
): Promise<SyncedField[]> {
  const { notifications, format } = deps;
  const result = await deps.undoChoice(entry, fields);
  if (!result.ok) {
    notifications.notifyError(format({ kind: 'problem', problem: result.problem }));
    return fields;
  }
  const undoableFields = await getUndoableFields(deps, entry);
  await saveLastChoice(
    deps,
    entry,
    undoableFields.filter((field) => !fields.includes(field)),
  );
  const { sent: sentFields, edited: editedFields } = result.value ?? { sent: [], edited: [] };
  if (sentFields.length > 0)
    notifications.notifyError(format({ kind: 'choice-sent', wiki: entry.wiki, fields: sentFields }));
  else if (editedFields.length > 0)
    notifications.notifyError(format({ kind: 'choice-edited', fields: editedFields }));
  return [...sentFields, ...editedFields];
}

async function forgetSentFields(
  deps: WikiChoiceDeps,
  entry: ComparedEntry,
  fields: SyncedField[],
): Promise<void> {
  const lastChoice = await deps.lastChoice.get();
  if (!lastChoice || !isSameEntry(lastChoice, entry)) return;
  const remainingFields = lastChoice.fields.filter((field) => !fields.includes(field));
  await deps.lastChoice.set(remainingFields.length > 0 ? { ...lastChoice, fields: remainingFields } : null);
}

async function getUndoableFields(deps: WikiChoiceDeps, entry: ComparedEntry): Promise<SyncedField[]> {
  const lastChoice = await deps.lastChoice.get();
  return lastChoice && isSameEntry(lastChoice, entry) ? lastChoice.fields : [];
}

const saveLastChoice = (
  { lastChoice, now }: WikiChoiceDeps,
  { wikiId, wiki, stableId }: ComparedEntry,
  fields: SyncedField[],
): Promise<void> =>
  lastChoice.set(fields.length > 0 ? { wikiId, wiki, stableId, at: now().toISOString(), fields } : null);

const isSameEntry = (a: ComparedEntry, b: ComparedEntry): boolean =>
  a.wikiId === b.wikiId && a.stableId === b.stableId;
