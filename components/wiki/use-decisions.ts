import { type RefObject, useEffect, useState } from 'react';
import { buildCompareRows, type CompareRow } from '@/lib/app/describe/compare-rows';
import type { ChoiceSide, OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { SYNCED_FIELDS, type SyncedField, type SyncedValues } from '@/lib/wiki/model/sync';

export type DecisionState = {
  /** The open and the decided fields, in the order of the comparison; a decided field keeps the values it was shown with. */
  rows: CompareRow[];
  decisions: ReadonlyMap<SyncedField, { side: ChoiceSide; row: CompareRow }>;
  choose: (rows: CompareRow[], side: ChoiceSide) => void;
  undo: (fields: SyncedField[]) => void;
};

/** The compared values, and the callbacks that store or undo a choice. */
export type ComparisonInput = {
  entry: OutboxEntry;
  /** The local value of each field. */
  local: SyncedValues;
  /** Fields whose remote value can't be stored locally. */
  remoteOnlyFields: SyncedField[];
  /** Resolves to whether the choice was saved. */
  onChoose: (fields: SyncedField[], side: ChoiceSide) => Promise<boolean>;
  /** Resolves to the fields that were sent already and can't be undone. */
  onUndo: (fields: SyncedField[]) => Promise<SyncedField[]>;
};

/**
 * The decisions since the comparison was opened. After each one the focus moves to the next open field or the closing
 * sentence.
 */
export function useDecisions(
  comparison: ComparisonInput,
  dialogRef: RefObject<HTMLDialogElement | null>,
): DecisionState {
  const { onChoose, onUndo } = comparison;
  const [decisions, setDecisions] = useState<DecisionState['decisions']>(new Map());
  const [lastDecision, setLastDecision] = useState<{ field: SyncedField } | null>(null);
  // Choices that the reader has undone, until the database reports them as open.
  const [undoneRows, setUndoneRows] = useState<CompareRow[]>([]);
  const rowByField = new Map(undoneRows.map((row) => [row.field, row]));
  for (const row of buildCompareRows(comparison)) rowByField.set(row.field, row);
  for (const { row } of decisions.values()) rowByField.set(row.field, row);
  const rows = SYNCED_FIELDS.flatMap((field) => rowByField.get(field) ?? []);
  useEffect(() => {
    if (lastDecision && dialogRef.current)
      findNextFocusTarget(dialogRef.current, lastDecision.field)?.focus();
  }, [lastDecision, dialogRef]);
  const removeDecisions = (fields: SyncedField[]) =>
    setDecisions((previous) => new Map([...previous].filter(([field]) => !fields.includes(field))));
  return {
    rows,
    decisions,
    choose: (chosenRows, side) => {
      const [firstRow] = chosenRows;
      if (!firstRow) return;
      const fields = chosenRows.map(({ field }) => field);
      setDecisions(
        (previous) => new Map([...previous, ...chosenRows.map((row) => [row.field, { side, row }] as const)]),
      );
      setLastDecision({ field: firstRow.field });
      void onChoose(fields, side).then((isSaved) => isSaved || removeDecisions(fields));
    },
    undo: (fields) => {
      const [firstField] = fields;
      const restoredRows = fields.flatMap((field) => decisions.get(field)?.row ?? []);
      removeDecisions(fields);
      setUndoneRows(restoredRows);
      if (firstField) setLastDecision({ field: firstField });
      void onUndo(fields).then((lateFields) =>
        setUndoneRows(restoredRows.filter(({ field }) => !lateFields.includes(field))),
      );
    },
  };
}

/** The heading of the field while it is open, otherwise that of the next open field in the order shown. */
function findNextFocusTarget(dialog: HTMLElement, origin: SyncedField): HTMLElement | null {
  const fields = [...dialog.querySelectorAll<HTMLElement>('[data-field]')];
  const index = fields.findIndex(({ dataset }) => dataset.field === origin);
  const nextField = [...fields.slice(index), ...fields.slice(0, index)].find(
    ({ dataset }) => !dataset.decided,
  );
  return nextField?.querySelector('h4') ?? dialog.querySelector<HTMLElement>('[data-closing]');
}
