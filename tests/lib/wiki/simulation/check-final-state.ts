import { isEmptyValue, isSameValue } from '@/lib/record/same-value';
import type { Source } from '@/lib/record/schema/source';
import { getSyncedValues } from '@/lib/wiki/merge/synced-values';
import { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { FieldValue } from '@/lib/wiki/model/sync';
import { SIMULATED_FIELDS, type SimulatedField } from './schedule';
import type { SimulatedWiki } from './simulated-wiki';

const LIST_FIELDS: readonly SimulatedField[] = ['authors', 'keyPoints', 'tags'];
const NEWER_FIELDS: readonly SimulatedField[] = ['contextNote', 'doi'];

export const isListField = (field: SimulatedField) => LIST_FIELDS.includes(field);
export const toItems = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.map(String)
    : value === null || value === undefined || value === ''
      ? []
      : [String(value)];

/** A source and its entry, and what the checkers recorded about them. */
export type FinalState = {
  wiki: SimulatedWiki;
  source: Source;
  entry: OutboxEntry | undefined;
  /** Whether another editor wrote this remote value. */
  isRemoteEdit: (item: string) => boolean;
  /** Whether the reader chose the local value over this remote value. */
  isLocalChosen: (field: SimulatedField, remote: FieldValue) => boolean;
  /** Whether the schedule is not finished. Then lists may be deferred, and the schema of the entry is not checked. */
  isInProgress: boolean;
};
/**
 * The violations of the rules of the sync. `lost` names values that are missing on the wiki without being reported, and
 * `untrue` names false reports, such as a conflict without a reason.
 */
export type Violations = { lost: string[]; untrue: string[] };

/** Checks one source with one wiki after a flush. Returns the violations. */
export function checkFinalState({ wiki, source, entry, ...context }: FinalState): Violations {
  const label = `${source.stableId} with ${wiki.config.id}`;
  if (!entry) return { lost: [`${label} has no entry`], untrue: [] };
  const parsedEntry = context.isInProgress ? null : OutboxEntry.safeParse(entry);
  if (parsedEntry?.success === false)
    return { lost: [`the entry of ${label} is malformed: ${parsedEntry.error.message}`], untrue: [] };
  if (entry.status === 'rejected') return checkRejection(wiki, entry, label);
  const violations: Violations = { lost: [], untrue: [] };
  if (entry.status !== 'synced' && entry.status !== 'conflict')
    violations.lost.push(`${label} is still ${entry.status}`);
  const localFields = getSyncedValues(source, { mapping: null, isShippedVenue: () => true });
  const remoteFields = wiki.readFields(entry.remoteId ?? '');
  for (const field of SIMULATED_FIELDS) {
    const sides = { local: localFields[field] ?? null, remote: remoteFields[field] ?? null };
    const reports = listFieldReports(entry, field);
    const description = `${field} of ${label}: local ${JSON.stringify(sides.local)}, remote ${JSON.stringify(sides.remote)}`;
    if (reports.length === 0 && !hasRemoteLocalValue(field, sides)) violations.lost.push(description);
    for (const report of reports)
      if (!reportChecks[report]({ field, ...sides, wiki, ...context }))
        violations.untrue.push(`falsely reported as ${report}: ${description}`);
    if (new Set(toItems(sides.remote)).size < toItems(sides.remote).length)
      violations.untrue.push(`repeated item: ${description}`);
  }
  return violations;
}

// No simulated value exceeds a limit, so only server errors and duplicates are valid reasons for a rejection.
function checkRejection(
  wiki: SimulatedWiki,
  { rejection, remoteMatches }: Extract<OutboxEntry, { status: 'rejected' }>,
  label: string,
): Violations {
  if (rejection.kind === 'server-error') return { lost: [], untrue: [] };
  const ownerEntry =
    rejection.kind === 'duplicate' ? wiki.store.findEntry(wiki.config.id, rejection.stableId) : undefined;
  const isLinkedToOwner = remoteMatches.some(({ remoteId }) => remoteId === ownerEntry?.remoteId);
  return { lost: [], untrue: isLinkedToOwner ? [] : [`${label} is rejected: ${JSON.stringify(rejection)}`] };
}

type FieldReport = 'divergent' | 'offered' | 'local only' | 'deferred' | 'conflict';

/** Lists what an entry reports about a field, apart from being synced. */
export const listFieldReports = (entry: OutboxEntry, field: SimulatedField): FieldReport[] => {
  const fieldsByReport: [FieldReport, readonly string[]][] = [
    ['divergent', entry.divergentFields],
    ['offered', entry.offeredFields],
    ['local only', entry.localOnlyFields],
    ['deferred', entry.deferredFields],
    ['conflict', entry.status === 'conflict' ? entry.conflictFields : []],
  ];
  return fieldsByReport.filter(([, fields]) => fields.includes(field)).map(([report]) => report);
};

type FieldValues = { field: SimulatedField; local: FieldValue; remote: FieldValue };
type ReportContext = FieldValues & Omit<FinalState, 'source' | 'entry'>;

const isConflictJustified = ({ field, remote, isRemoteEdit, isLocalChosen }: ReportContext): boolean =>
  toItems(remote).some((item) => isRemoteEdit(item)) && !isLocalChosen(field, remote);

/** Checks whether a report is true. A conflict is true if another editor wrote the value and the reader has not chosen yet. */
const reportChecks: Record<FieldReport, (context: ReportContext) => boolean> = {
  divergent: (context) => isConflictJustified(context),
  conflict: (context) => isConflictJustified(context),
  offered: ({ local, remote }) => isEmptyValue(local) && !isEmptyValue(remote),
  'local only': ({ field, local, remote, wiki }) =>
    isEmptyValue(local)
      ? !isEmptyValue(remote)
      : !isSameValue(field, local, remote, 'normalized') && !canStoreField(wiki, field),
  deferred: ({ field, isInProgress }) => isInProgress && isListField(field),
};

const canStoreField = ({ server: { state } }: SimulatedWiki, field: SimulatedField): boolean =>
  !NEWER_FIELDS.includes(field) ||
  (state.mode === 'newer' && !(field === 'contextNote' && state.ignoredColumns.includes(field)));

/**
 * Returns whether the wiki has the local value. A remote list may have more items, because the first sync only offers
 * them to the reader.
 */
const hasRemoteLocalValue = (
  field: SimulatedField,
  { local, remote }: { local: FieldValue; remote: FieldValue },
): boolean =>
  isSameValue(field, local, remote, 'normalized') ||
  (isListField(field) && toItems(local).every((item) => toItems(remote).includes(item)));
