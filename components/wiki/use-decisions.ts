import { type RefObject, useEffect, useState } from 'react';
import {
  type ChoiceSide,
  SYNCED_FIELDS,
  type SyncedField,
  type SyncedFields,
  type SyncRecord,
} from '@/lib/model/sync';
import { type CompareRow, compareRows } from './compare-rows';

export type Decisions = {
  /** The open fields, and the decided ones as they were shown, in their places. */
  rows: CompareRow[];
  decided: ReadonlyMap<SyncedField, { side: ChoiceSide; row: CompareRow }>;
  choose: (rows: CompareRow[], side: ChoiceSide) => void;
  undo: (fields: SyncedField[]) => void;
};

/** What is compared, and how it is settled. */
export type Decidable = {
  record: SyncRecord;
  /** What we hold, field by field. */
  ours: SyncedFields;
  /** Fields whose value of the wiki has no place here. */
  notTakeable: SyncedField[];
  /** Whether the choice was kept. */
  onChoose: (fields: SyncedField[], side: ChoiceSide) => Promise<boolean>;
  /** Gives the fields of which it was too late. */
  onUndo: (fields: SyncedField[]) => Promise<SyncedField[]>;
};

/** What was decided since the comparison was opened. The focus goes to the next open field, or to the closing words. */
export function useDecisions(given: Decidable, dialog: RefObject<HTMLDialogElement | null>): Decisions {
  const { onChoose, onUndo } = given;
  const [decided, setDecided] = useState<Decisions['decided']>(new Map());
  const [goal, setGoal] = useState<{ from: SyncedField } | null>(null);
  // Taken back, and not yet so in the store.
  const [undone, setUndone] = useState<CompareRow[]>([]);
  const byField = new Map(undone.map((row) => [row.field, row]));
  for (const row of compareRows(given)) byField.set(row.field, row);
  for (const { row } of decided.values()) byField.set(row.field, row);
  const rows = SYNCED_FIELDS.flatMap((field) => byField.get(field) ?? []);
  useEffect(() => {
    if (goal && dialog.current) nextPlace(dialog.current, goal.from)?.focus();
  }, [goal, dialog]);
  const forget = (fields: SyncedField[]) =>
    setDecided((before) => new Map([...before].filter(([field]) => !fields.includes(field))));
  return {
    rows,
    decided,
    choose: (chosen, side) => {
      const [first] = chosen;
      if (!first) return;
      const fields = chosen.map(({ field }) => field);
      setDecided(
        (before) => new Map([...before, ...chosen.map((row) => [row.field, { side, row }] as const)]),
      );
      setGoal({ from: first.field });
      void onChoose(fields, side).then((isKept) => isKept || forget(fields));
    },
    undo: (fields) => {
      const [first] = fields;
      const back = fields.flatMap((field) => decided.get(field)?.row ?? []);
      forget(fields);
      setUndone(back);
      if (first) setGoal({ from: first });
      void onUndo(fields).then((late) => setUndone(back.filter(({ field }) => !late.includes(field))));
    },
  };
}

/** The heading of the field itself where it is open, else of the next open one in the order shown. */
function nextPlace(dialog: HTMLElement, from: SyncedField): HTMLElement | null {
  const fields = [...dialog.querySelectorAll<HTMLElement>('[data-field]')];
  const at = fields.findIndex(({ dataset }) => dataset.field === from);
  const next = [...fields.slice(at), ...fields.slice(0, at)].find(({ dataset }) => !dataset.decided);
  return next?.querySelector('h4') ?? dialog.querySelector<HTMLElement>('[data-closing]');
}
