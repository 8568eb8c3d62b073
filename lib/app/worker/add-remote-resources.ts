import { isWebUrl } from '@/lib/address/parse-url';
import { computeResourceId } from '@/lib/address/resource-id';
import { getUrlKeys } from '@/lib/address/url-keys';
import { hasSameJson } from '@/lib/base/has-same-json';
import { ok, type Result } from '@/lib/base/result';
import { EMPTY_SOURCE_VALUES } from '@/lib/record/empty-source';
import { isEmptyValue } from '@/lib/record/same-value';
import type { LibraryChange } from '@/lib/record/schema/library-change';
import { StableId } from '@/lib/record/schema/primitives';
import { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { createStableId } from '@/lib/record/stable-id';
import { applyRemoteValues } from '@/lib/wiki/merge/synced-values';
import type { BringInCounts } from '@/lib/wiki/model/bring-in';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { SyncedValues } from '@/lib/wiki/model/sync';
import type { RemoteResource, Wiki, WikiClient } from '@/lib/wiki/model/wiki';
import { buildLinkedEntry } from '@/lib/wiki/push/build-linked-entry';

/** A source that was created from a resource, with its outbox entry. */
export type LinkedSource = { source: Source; entry: OutboxEntry };

/** The dependencies of `addRemoteResources`. */
export type AddRemoteDeps = {
  now: () => Date;
  /** Resolves to whether the task with this id still runs. The reader may have cancelled or undone it during a request. */
  isRunning: (id: string) => Promise<boolean>;
  findSourceByUrlKeys: (keys: string[]) => Promise<SourceRow | null>;
  isStableIdTaken: (stableId: string) => Promise<boolean>;
  /** Returns the outbox entry that is linked to this resource, or null. */
  findLinkedEntry: (wikiId: string, remoteId: string) => Promise<OutboxEntry | null>;
  findEntry: (wikiId: string, stableId: string) => Promise<OutboxEntry | null>;
  /**
   * Writes new sources with their entries, and makes the entries of `dueIds` due, in one transaction, which also stores what the undo
   * of `importChange` needs.
   */
  saveLinkedSources: (
    wikiId: string,
    write: { created: LinkedSource[]; dueIds: string[]; importChange: Pick<LibraryChange, 'id' | 'at'> },
  ) => Promise<Result<null, WriteProblem>>;
  prepareFields: WikiClient['prepareFields'];
  isShippedVenue: (venueId: string) => boolean;
  /** Runs the task while no other task changes sources. */
  withSourcesLock: <T>(task: () => Promise<T>) => Promise<T>;
};

type Outcome =
  | { kind: 'created'; created: LinkedSource }
  | { kind: 'known'; dueId: string | null }
  | { kind: 'skipped' };

/**
 * Adds the resources of a wiki that the library does not have. The next flush looks up and merges the
 * resources that the library has, like every other source. A resource whose source is in the bin is left out,
 * because the reader deleted it. All added sources are part of `importChange`, which can be undone. Nothing
 * is added if the task with the id of `importChange` was cancelled.
 */
export function addRemoteResources(
  deps: AddRemoteDeps,
  wiki: Wiki,
  resources: RemoteResource[],
  importChange: Pick<LibraryChange, 'id' | 'at'>,
): Promise<Result<BringInCounts, WriteProblem>> {
  return deps.withSourcesLock(async () => {
    if (!(await deps.isRunning(importChange.id)))
      return ok({ addedCount: 0, knownCount: 0, skippedCount: 0 });
    const seenKeys = new Set<string>();
    const outcomes = await Promise.all(
      resources.map((resource): Promise<Outcome> | Outcome => {
        const keys = isWebUrl(resource.url) ? getUrlKeys(resource.url) : [];
        // Two resources of the wiki can be the same page. Only the first one is added. A later task finds
        // the second one.
        const isRepeated = keys.some((key) => seenKeys.has(key));
        for (const key of keys) seenKeys.add(key);
        return isRepeated ? { kind: 'known', dueId: null } : decideOutcome(deps, wiki, resource, keys);
      }),
    );
    const writeResult = await deps.saveLinkedSources(wiki.id, {
      created: outcomes.flatMap((outcome) => (outcome.kind === 'created' ? [outcome.created] : [])),
      dueIds: outcomes.flatMap((outcome) =>
        outcome.kind === 'known' && outcome.dueId ? [outcome.dueId] : [],
      ),
      importChange,
    });
    if (!writeResult.ok) return writeResult;
    const countKind = (kind: Outcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
    return ok({
      addedCount: countKind('created'),
      knownCount: countKind('known'),
      skippedCount: countKind('skipped'),
    });
  });
}

async function decideOutcome(
  deps: AddRemoteDeps,
  wiki: Wiki,
  resource: RemoteResource,
  keys: string[],
): Promise<Outcome> {
  if (keys.length === 0) return { kind: 'skipped' };
  const linkedEntry = await deps.findLinkedEntry(wiki.id, resource.remoteId);
  if (linkedEntry)
    return { kind: 'known', dueId: hasRemoteChange(linkedEntry, resource) ? linkedEntry.stableId : null };
  const row = await deps.findSourceByUrlKeys(keys);
  if (row?.shelf === 'bin') return { kind: 'skipped' };
  if (row) {
    const entry = await deps.findEntry(wiki.id, row.stableId);
    return { kind: 'known', dueId: entry?.remoteId ? null : row.stableId };
  }
  const created = await createLinkedSource(deps, wiki, resource);
  return created ? { kind: 'created', created } : { kind: 'skipped' };
}

const hasRemoteChange = ({ remoteSnapshot }: OutboxEntry, { fields }: RemoteResource): boolean =>
  // The list may lack fields that only a single read returns.
  Object.entries(fields).some(
    ([field, value]) => !hasSameJson(remoteSnapshot?.fields[field as keyof typeof fields], value),
  );

const omitEmpty = (fields: SyncedValues): SyncedValues =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmptyValue(value)));

async function createLinkedSource(
  deps: AddRemoteDeps,
  wiki: Wiki,
  resource: RemoteResource,
): Promise<LinkedSource | null> {
  const now = deps.now();
  const { url, fields } = resource;
  const remoteStableId = StableId.safeParse(resource.stableId).data;
  const isUsable = remoteStableId !== undefined && !(await deps.isStableIdTaken(remoteStableId));
  const emptySource: Source = {
    ...EMPTY_SOURCE_VALUES,
    url,
    title: url,
    stableId: isUsable ? remoteStableId : createStableId(),
    id: await computeResourceId(url),
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  };
  const parsedSource = Source.safeParse(applyRemoteValues(emptySource, omitEmpty(fields), wiki.name, now));
  if (!parsedSource.success) return null;
  const rules = { mapping: wiki.credibilityMapping, isShippedVenue: deps.isShippedVenue };
  const source = parsedSource.data;
  const entry = buildLinkedEntry(wiki.id, source, resource, deps.prepareFields, rules, now);
  return { source, entry };
}
