import { type RefObject, useEffect, useState } from 'react';
import { buildComparisonRows, type ComparisonRow } from '@/lib/app/describe/comparison-rows';
import type { ChoiceSide, OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { SYNCED_FIELDS, type SyncedField, type SyncedValues } from '@/lib/wiki/model/sync';

/** The state of a comparison and the functions that change it. */
export type DecisionState = {
  /** The undecided and the decided fields, in the order of `SYNCED_FIELDS`. The displayed values of a decided field stay. */
  rows: ComparisonRow[];
  decisions: ReadonlyMap<SyncedField, { side: ChoiceSide; row: ComparisonRow }>;
  choose: (rows: ComparisonRow[], side: ChoiceSide) => void;
  undo: (fields: SyncedField[]) => void;
};

/** The compared values, and the callbacks that save or undo a choice. */
export type ComparisonInput = {
  entry: OutboxEntry;
  /** The local value of each field. */
  local: SyncedValues;
  /** The fields whose remote value is invalid in a source, so that it can't be used. */
  remoteOnlyFields: SyncedField[];
  /** Resolves to true if the choice was saved. */
  onChoose: (fields: SyncedField[], side: ChoiceSide) => Promise<boolean>;
  /** Resolves to the fields that can't be undone because they were sent already. */
  onUndo: (fields: SyncedField[]) => Promise<SyncedField[]>;
};

/**
 * Holds the decisions since the comparison was opened. After each decision the focus moves to the next undecided field, or to
 * the sentence that no decision is left.
 */
export function useDecisions(
  comparison: ComparisonInput,
  dialogRef: RefObject<HTMLDialogElement | null>,
): DecisionState {
  const { onChoose, onUndo } = comparison;
  const [decisions, setDecisions] = useState<DecisionState['decisions']>(new Map());
  const [lastDecision, setLastDecision] = useState<{ field: SyncedField } | null>(null);
  // The rows of undone choices. They stay visible until the database reports their fields as undecided again.
  const [undoneRows, setUndoneRows] = useState<ComparisonRow[]>([]);
  const rowByField = new Map(undoneRows.map((row) => [row.field, row]));
  for (const row of buildComparisonRows(comparison)) rowByField.set(row.field, row);
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
      void onUndo(fields).then((sentFields) =>
        setUndoneRows(restoredRows.filter(({ field }) => !sentFields.includes(field))),
      );
    },
  };
}

/**
 * Finds the heading of the field, or of the next undecided field if this one is decided. After the last field the search
 * continues with the first one. If all fields are decided, returns the sentence that says so.
 */
function findNextFocusTarget(dialog: HTMLElement, origin: SyncedField): HTMLElement | null {
  const fields = [...dialog.querySelectorAll<HTMLElement>('[data-field]')];
  const index = fields.findIndex(({ dataset }) => dataset.field === origin);
  const nextField = [...fields.slice(index), ...fields.slice(0, index)].find(
    ({ dataset }) => !dataset.decided,
  );
  return nextField?.querySelector('h4') ?? dialog.querySelector<HTMLElement>('[data-closing]');
}
