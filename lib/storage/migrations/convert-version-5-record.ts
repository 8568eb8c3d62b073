import { z } from '@/lib/record/schema/zod';

type Row = Record<string, unknown>;

const SideValues = z.object({ here: z.unknown(), there: z.unknown() });
const LooseObject = z.looseObject({});

// The fields of a version-5 record that are converted. This schema is a frozen copy: changes of the current schema must not
// change an old migration.
const Version5Record = z.looseObject({
  wikiId: z.string(),
  stableId: z.string(),
  dueAt: z.nullable(z.string()),
  state: z.looseObject({ state: z.string() }),
  base: SideValues,
  inFlight: z.nullable(SideValues),
  undo: z.optional(z.record(z.string(), z.looseObject({ base: z.nullable(SideValues) }))),
  text: z.looseObject({ kind: z.string() }),
  citedBy: z.nullable(LooseObject),
});
type Version5Record = z.infer<typeof Version5Record>;

/**
 * Converts an outbox record of version 5 to an outbox entry of version 6. If the record is malformed, the entry has only its key and
 * the time of the next attempt. The next flush then creates a new entry and looks the source up in the wiki.
 */
export function convertVersion5Record(row: Row): Row {
  const parsed = Version5Record.safeParse(row);
  if (parsed.success) return convertRecord(parsed.data);
  const { wikiId, stableId, dueAt } = row;
  return { wikiId, stableId, nextAttemptAt: dueAt, status: 'waiting' };
}

function convertRecord(record: Version5Record): Row {
  const { wikiId, stableId, revision, remoteId, remoteUrl, attempts, serverErrors } = record;
  return {
    wikiId,
    stableId,
    revision,
    remoteId,
    remoteUrl,
    attempts,
    serverErrors,
    ...convertStatus(record.state, record.dueAt),
    remoteMatches: record.hits,
    remoteSnapshot: record.seen,
    ...renameOptional('notFoundAtTotal', record.unknownAt),
    mergeBase: convertBase(record.base),
    pendingBase: record.inFlight && convertBase(record.inFlight),
    unverifiedFields: record.unverified,
    localOverrides: record.mine,
    ...renameOptional('undoByField', record.undo && mapValues(record.undo, convertUndo)),
    divergentFields: record.held,
    offeredFields: record.offered,
    localOnlyFields: record.keptHere,
    deferredFields: record.owed,
    deferredAttempts: record.owedTries,
    deferredUntil: record.owedUntil,
    maxBatchSize: record.batchCap,
    textStatus: convertText(record.text),
    ...renameOptional('followUpAttempts', record.besidesTries),
    citingPages: record.citedBy && convertCitingPages(record.citedBy),
  };
}

// An entry with this time is due at once.
const EPOCH = '1970-01-01T00:00:00.000Z';

/**
 * In version 6, the statuses `local-only` and `rejected` have no next attempt. A record that has one in version 5 becomes `waiting`,
 * so that no pending work is lost.
 */
function convertStatus(
  { state, at, until, why, fields }: Version5Record['state'],
  dueAt: string | null,
): Row {
  switch (state) {
    case 'local-only':
      return dueAt === null ? { status: state, nextAttemptAt: null } : buildWaitingStatus(dueAt);
    case 'waiting':
    case 'sending':
      return { status: state, nextAttemptAt: dueAt ?? EPOCH };
    case 'waiting-until':
      return { status: 'delayed', nextAttemptAt: dueAt ?? until, reason: why };
    case 'synced':
      return { status: state, nextAttemptAt: dueAt, syncedAt: at };
    case 'refused':
      return dueAt === null
        ? { status: 'rejected', nextAttemptAt: null, rejection: convertRejection(why as Row) }
        : buildWaitingStatus(dueAt);
    case 'differs':
      return { status: 'conflict', nextAttemptAt: dueAt, conflictFields: fields };
    default:
      return buildWaitingStatus(dueAt ?? EPOCH);
  }
}

const buildWaitingStatus = (nextAttemptAt: string): Row => ({ status: 'waiting', nextAttemptAt });

function convertRejection(rejection: Row): Row {
  if (rejection.kind === 'same-as') return { ...rejection, kind: 'duplicate' };
  return rejection.kind === 'rejected' ? { kind: 'invalid' } : rejection;
}

const convertBase = ({ here, there }: { here: unknown; there: unknown }): Row => ({
  local: here,
  remote: there,
});

const OPEN_REASON_BY_OLD_NAME: Record<string, string> = {
  differs: 'conflict',
  held: 'divergent',
  offered: 'offered',
};

function convertUndo({
  was,
  base,
  taken,
  before,
  side,
  ...undo
}: NonNullable<Version5Record['undo']>[string]): Row {
  return {
    ...undo,
    side: side === 'mine' ? 'local' : 'remote',
    openReason: OPEN_REASON_BY_OLD_NAME[String(was)],
    mergeBase: base && convertBase(base),
    ...renameOptional('appliedValue', taken),
    previousValues: before,
  };
}

const TEXT_KIND_BY_OLD_NAME = new Map([
  ['ask', 'decision-needed'],
  ['theirs-kept', 'remote-kept'],
  ['refused', 'rejected'],
]);

function convertText(text: Version5Record['text']): Row {
  const { kind, sha256, at } = text;
  const remoteText = LooseObject.safeParse(text.theirs).data ?? null;
  return {
    kind: TEXT_KIND_BY_OLD_NAME.get(kind) ?? kind,
    ...renameOptional('sha256', sha256),
    ...renameOptional('at', at),
    ...(text.theirs === undefined ? {} : { remoteText: remoteText && convertRemoteText(remoteText) }),
    ...renameOptional('acceptedRestriction', text.despite),
    ...renameOptional('metadataPending', text.owesNote),
    ...renameOptional('reason', text.why),
  };
}

const convertRemoteText = ({ start, ...text }: Row): Row => ({
  ...text,
  ...renameOptional('excerpt', start),
});

const convertCitingPages = ({ asked, ...citingPages }: Row): Row => ({
  ...citingPages,
  ...renameOptional('requestedIds', asked),
});

/** Returns an object with the property, or an empty object if `value` is undefined because earlier versions lack it. */
const renameOptional = (name: string, value: unknown): Row => (value === undefined ? {} : { [name]: value });

const mapValues = <T>(values: Record<string, T>, convert: (value: T) => Row): Row =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, convert(value)]));
