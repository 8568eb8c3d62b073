import type { Result } from '@/lib/base/result';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { CHOICE_DELAY_MS, type ChoiceSide } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField } from '@/lib/wiki/model/sync';
import type { LibraryMessage, Notifications } from './notifications';
import type { RunningChanges } from './running-changes';
import type { SettingPort } from './undo';

/** The outbox entry that the reader compares. `wiki` is the name of its wiki. */
export type ComparedEntry = { wikiId: string; wiki: string; stableId: string };

/** The last choices that can be undone. `at` is an ISO 8601 time. */
export type LastChoice = ComparedEntry & { at: string; fields: SyncedField[] };

/** Fields whose choice cannot be undone, because it was sent or the reader edited the field since. */
type UndoFailures = { sent: SyncedField[]; edited: SyncedField[] };

/** The dependencies of `chooseSide` and `undoChoice`. Each write is one message to the worker. */
export type WikiChoiceDeps = {
  now: () => Date;
  schedule: (ms: number, callback: () => void) => void;
  choose: (
    entry: ComparedEntry,
    fields: SyncedField[],
    side: ChoiceSide,
  ) => Promise<Result<null, WriteProblem>>;
  /** Returns null if the entry does not exist any more; then no undo failed. */
  undoChoice: (
    entry: ComparedEntry,
    fields: SyncedField[],
  ) => Promise<Result<UndoFailures | null, WriteProblem>>;
  lastChoice: SettingPort<LastChoice | null>;
  /** Runs one task at a time in all tabs, so that `lastChoice` is not changed in between. */
  withLock: <T>(task: () => Promise<T>) => Promise<T>;
  runningChanges: Pick<RunningChanges, 'run'>;
  notifications: Pick<Notifications, 'notify' | 'notifyError'>;
  format: (message: LibraryMessage) => string;
};

/** Resolves fields with the value of one side, and saves the choice for Undo. Returns whether it was written. */
export const chooseSide = (
  deps: WikiChoiceDeps,
  entry: ComparedEntry,
  fields: SyncedField[],
  side: ChoiceSide,
): Promise<boolean> => runLocked(deps, () => saveChoice(deps, entry, fields, side));

/** Undoes choices. Returns the fields for which it was too late, and notifies the reader why. */
export const undoChoice = (
  deps: WikiChoiceDeps,
  entry: ComparedEntry,
  fields: SyncedField[],
): Promise<SyncedField[]> => runLocked(deps, () => revertChoice(deps, entry, fields));

// Undo of an earlier change is not offered meanwhile.
const runLocked = <T>(
  { runningChanges, withLock, now }: WikiChoiceDeps,
  task: () => Promise<T>,
): Promise<T> =>
  runningChanges.run({ hidesUndoUntil: now().toISOString(), undo: null }, () => withLock(task));

async function saveChoice(
  deps: WikiChoiceDeps,
  entry: ComparedEntry,
  fields: SyncedField[],
  side: ChoiceSide,
): Promise<boolean> {
  const reply = await deps.choose(entry, fields, side);
  if (!reply.ok) {
    deps.notifications.notifyError(deps.format({ kind: 'problem', problem: reply.problem }));
    return false;
  }
  const earlierFields = await getUndoableFields(deps, entry);
  deps.notifications.notify(null);
  await remember(deps, entry, [...new Set([...earlierFields, ...fields])]);
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
  const reply = await deps.undoChoice(entry, fields);
  if (!reply.ok) {
    notifications.notifyError(format({ kind: 'problem', problem: reply.problem }));
    return fields;
  }
  const undoableFields = await getUndoableFields(deps, entry);
  await remember(
    deps,
    entry,
    undoableFields.filter((field) => !fields.includes(field)),
  );
  const { sent, edited } = reply.value ?? { sent: [], edited: [] };
  if (sent.length > 0)
    notifications.notifyError(format({ kind: 'choice-sent', wiki: entry.wiki, fields: sent }));
  else if (edited.length > 0) notifications.notifyError(format({ kind: 'choice-edited', fields: edited }));
  return [...sent, ...edited];
}

async function forgetSentFields(
  deps: WikiChoiceDeps,
  entry: ComparedEntry,
  fields: SyncedField[],
): Promise<void> {
  const last = await deps.lastChoice.get();
  if (!last || !isSameEntry(last, entry)) return;
  const remainingFields = last.fields.filter((field) => !fields.includes(field));
  await deps.lastChoice.set(remainingFields.length > 0 ? { ...last, fields: remainingFields } : null);
}

async function getUndoableFields(deps: WikiChoiceDeps, entry: ComparedEntry): Promise<SyncedField[]> {
  const last = await deps.lastChoice.get();
  return last && isSameEntry(last, entry) ? last.fields : [];
}

const remember = (
  { lastChoice, now }: WikiChoiceDeps,
  { wikiId, wiki, stableId }: ComparedEntry,
  fields: SyncedField[],
): Promise<void> =>
  lastChoice.set(fields.length > 0 ? { wikiId, wiki, stableId, at: now().toISOString(), fields } : null);

const isSameEntry = (a: ComparedEntry, b: ComparedEntry): boolean =>
  a.wikiId === b.wikiId && a.stableId === b.stableId;
