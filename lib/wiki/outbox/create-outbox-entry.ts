import { createEmptyBase } from '@/lib/wiki/merge/plan-merge';
import type { OutboxEntry, SharedEntryFields } from '@/lib/wiki/model/outbox-entry';

/** The largest number of resources in one write (docs/wiki-protocol.md, section 8). */
export const MAX_BATCH_SIZE = 50;

/** Creates the fields of an entry that is not linked to a resource: no remote values and an empty merge base. */
export const createUnlinkedFields = () =>
  ({
    remoteId: null,
    remoteUrl: null,
    remoteMatches: [],
    remoteSnapshot: null,
    mergeBase: createEmptyBase(),
    pendingBase: null,
    unverifiedFields: [],
  }) satisfies Partial<SharedEntryFields>;

/** Creates the shared fields of an entry that was never sent. */
export const createSharedFields = (wikiId: string, stableId: string): SharedEntryFields => ({
  wikiId,
  stableId,
  revision: 0,
  ...createUnlinkedFields(),
  localOverrides: {},
  divergentFields: [],
  offeredFields: [],
  localOnlyFields: [],
  deferredFields: [],
  deferredAttempts: 0,
  deferredUntil: null,
  attempts: 0,
  serverErrors: 0,
  maxBatchSize: MAX_BATCH_SIZE,
  textStatus: { kind: 'none' },
  citingPages: null,
});

/** Creates the entry of a source that was never sent. */
export const createOutboxEntry = (wikiId: string, stableId: string): OutboxEntry => ({
  ...createSharedFields(wikiId, stableId),
  status: 'local-only',
  nextAttemptAt: null,
});
