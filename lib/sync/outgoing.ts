import type { FieldFault, FieldPair, SyncedField, SyncedFields, SyncRecord } from '@/lib/model/sync';
import { LIST_FIELDS } from './field-class';
import { LIST_FAULTS } from './list-fault';
import type { Run } from './run';

/** What goes out now, what is settled when it arrives, and the lists that have to wait. */
export type Outgoing = {
  fields: SyncedFields;
  pending: FieldPair;
  owed: SyncedField[];
  faults: FieldFault[];
};

/**
 * The part of what is to be sent that one write can hold: the first group of the wiki with anything in it, without lists
 * that it could not take a while ago.
 */
export function outgoing(
  run: Run,
  record: SyncRecord,
  send: SyncedFields,
  pending: FieldPair,
  faults: FieldFault[],
): Outgoing {
  const owed = owedNow(run, record).filter((field) => send[field] !== undefined);
  const sendable = (Object.keys(send) as SyncedField[]).filter((field) => !owed.includes(field));
  const group = run.client.groups.find((fields) => fields.some((field) => sendable.includes(field))) ?? [];
  const names = sendable.filter((field) => group.includes(field));
  return {
    fields: only(send, names),
    pending: { here: only(pending.here, names), there: only(pending.there, names) },
    owed,
    faults: faults.filter(({ field }) => names.some((name) => name === field)),
  };
}

/** The lists that are not tried now. */
function owedNow(run: Run, record: SyncRecord): SyncedField[] {
  const waits = record.owedUntil !== null && record.owedUntil > run.now().toISOString();
  if (waits) return run.condition.listFaults >= LIST_FAULTS ? LIST_FIELDS : record.owed;
  return run.condition.listFaults >= LIST_FAULTS && record.owed.length === 0 ? LIST_FIELDS : [];
}

const only = (fields: SyncedFields, names: SyncedField[]): SyncedFields =>
  Object.fromEntries(names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])));
