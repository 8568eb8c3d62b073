import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { FieldFault, MergeBase, SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import { LIST_FIELDS } from '@/lib/wiki/model/sync';
import type { FlushContext } from './flush-context';
import { LIST_FAULT_THRESHOLD } from './wiki-features';

/** The fields of one write, the merge base once it arrives, and the lists that are left out. */
export type OutgoingWrite = {
  fields: SyncedValues;
  pendingBase: MergeBase;
  deferredFields: SyncedField[];
  faults: FieldFault[];
};

/**
 * Selects the changes for one write: those of the first write group that has any, without lists that are deferred.
 */
export function buildOutgoingWrite(
  context: FlushContext,
  entry: OutboxEntry,
  changes: SyncedValues,
  pendingBase: MergeBase,
  faults: FieldFault[],
): OutgoingWrite {
  const deferredFields = listDeferredFields(context, entry).filter((field) => changes[field] !== undefined);
  const sendableFields = (Object.keys(changes) as SyncedField[]).filter(
    (field) => !deferredFields.includes(field),
  );
  const group =
    context.client.writeGroups.find((fields) => fields.some((field) => sendableFields.includes(field))) ?? [];
  const groupFields = sendableFields.filter((field) => group.includes(field));
  return {
    fields: pickFields(changes, groupFields),
    pendingBase: {
      local: pickFields(pendingBase.local, groupFields),
      remote: pickFields(pendingBase.remote, groupFields),
    },
    deferredFields,
    faults: faults.filter(({ field }) => groupFields.some((name) => name === field)),
  };
}

/** Lists the fields that are not sent in this attempt. */
function listDeferredFields(
  { state, now }: FlushContext,
  { deferredFields, deferredUntil }: OutboxEntry,
): SyncedField[] {
  const isWikiAtFault = state.condition.listFaultCount >= LIST_FAULT_THRESHOLD;
  if (deferredUntil !== null && deferredUntil > now().toISOString())
    return isWikiAtFault ? LIST_FIELDS : deferredFields;
  return isWikiAtFault && deferredFields.length === 0 ? LIST_FIELDS : [];
}

/** Returns the values of these fields; absent values are left out. */
export const pickFields = (values: SyncedValues, names: SyncedField[]): SyncedValues =>
  Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
