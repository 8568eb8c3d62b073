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

/** A source with a wiki after everything came to rest, and what is known of how it came to be so. */
export type FinalState = {
  wiki: SimulatedWiki;
  source: Source;
  entry: OutboxEntry | undefined;
  /** Whether another editor wrote this value of the wiki. */
  isRemoteEdit: (item: string) => boolean;
  /** Whether the reader said "use mine" against this value of the wiki. */
  isLocalChosen: (field: SimulatedField, remote: FieldValue) => boolean;
  /** Whether more is to come: the wiki may still be one that cannot take lists, and the shape is looked at in the end. */
  isInProgress: boolean;
};
/** `lost`: neither there nor told. `untrue`: told, and not so; a question whose answer nobody needed to give is one. */
export type Violations = { lost: string[]; untrue: string[] };

/** What is neither on the wiki nor told, and what is told and not true. */
export function checkFinalState({ wiki, source, entry, ...context }: FinalState): Violations {
  const label = `${source.stableId} with ${wiki.config.id}`;
  if (!entry) return { lost: [`${label} has no record`], untrue: [] };
  const parsed = context.isInProgress ? null : OutboxEntry.safeParse(entry);
  if (parsed?.success === false)
    return { lost: [`the record of ${label} is malformed: ${parsed.error.message}`], untrue: [] };
  if (entry.status === 'rejected') return checkRejection(wiki, entry, label);
  const violations: Violations = { lost: [], untrue: [] };
  if (entry.status !== 'synced' && entry.status !== 'conflict')
    violations.lost.push(`${label} is still ${entry.status}`);
  const localFields = getSyncedValues(source, { mapping: null, isSharedVenue: () => true });
  const remoteFields = wiki.readFields(entry.remoteId ?? '');
  for (const field of SIMULATED_FIELDS) {
    const sides = { local: localFields[field] ?? null, remote: remoteFields[field] ?? null };
    const claims = listClaims(entry, field);
    const description = `${field} of ${label}: here ${JSON.stringify(sides.local)}, there ${JSON.stringify(sides.remote)}`;
    if (claims.length === 0 && !isLocalOnRemote(field, sides)) violations.lost.push(description);
    for (const claim of claims)
      if (!isClaimTrue[claim]({ field, ...sides, wiki, ...context }))
        violations.untrue.push(`said to be ${claim}: ${description}`);
    if (new Set(toItems(sides.remote)).size < toItems(sides.remote).length)
      violations.untrue.push(`twice: ${description}`);
  }
  return violations;
}

// Nothing that is played is too long or malformed: the wiki refuses a source only by failing, or for another's entry.
function checkRejection(
  wiki: SimulatedWiki,
  { rejection, remoteMatches }: Extract<OutboxEntry, { status: 'rejected' }>,
  label: string,
): Violations {
  if (rejection.kind === 'server-error') return { lost: [], untrue: [] };
  const ownerEntry =
    rejection.kind === 'duplicate' ? wiki.store.findEntry(wiki.config.id, rejection.stableId) : undefined;
  const isOwnerHit = remoteMatches.some(({ remoteId }) => remoteId === ownerEntry?.remoteId);
  return { lost: [], untrue: isOwnerHit ? [] : [`${label} is refused: ${JSON.stringify(rejection)}`] };
}

type Claim = 'divergent' | 'offered' | 'local only' | 'deferred' | 'conflict';

/** What a record says of a field. */
export const listClaims = (entry: OutboxEntry, field: SimulatedField): Claim[] => {
  const fieldsByClaim: [Claim, readonly string[]][] = [
    ['divergent', entry.divergentFields],
    ['offered', entry.offeredFields],
    ['local only', entry.localOnlyFields],
    ['deferred', entry.deferredFields],
    ['conflict', entry.status === 'conflict' ? entry.conflictFields : []],
  ];
  return fieldsByClaim.filter(([, fields]) => fields.includes(field)).map(([claim]) => claim);
};

type FieldValues = { field: SimulatedField; local: FieldValue; remote: FieldValue };
type ClaimContext = FieldValues & Omit<FinalState, 'source' | 'entry'>;

const isConflictJustified = ({ field, remote, isRemoteEdit, isLocalChosen }: ClaimContext): boolean =>
  toItems(remote).some((item) => isRemoteEdit(item)) && !isLocalChosen(field, remote);

/** When a word is true. A reader is asked only about what somebody else wrote, and only once. */
const isClaimTrue: Record<Claim, (context: ClaimContext) => boolean> = {
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

/** Ours is there. A list of the wiki may have more: items of a first contact stay there until the reader takes them. */
const isLocalOnRemote = (
  field: SimulatedField,
  { local, remote }: { local: FieldValue; remote: FieldValue },
): boolean =>
  isSameValue(field, local, remote, 'normalized') ||
  (isListField(field) && toItems(local).every((item) => toItems(remote).includes(item)));
