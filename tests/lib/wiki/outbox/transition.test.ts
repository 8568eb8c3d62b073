import { describe, expect, it } from 'vitest';
import { createEmptyBase, type MergePlan } from '@/lib/wiki/merge/plan-merge';
import { OutboxEntry, type OutboxStatus } from '@/lib/wiki/model/outbox-entry';
import type { RemoteResource } from '@/lib/wiki/model/wiki';
import { createSharedFields, MAX_BATCH_SIZE } from '@/lib/wiki/outbox/create-outbox-entry';
import type { OutboxEvent } from '@/lib/wiki/outbox/outbox-event';
import { transition } from '@/lib/wiki/outbox/transition';

const now = new Date('2026-04-01T10:00:00.000Z');
const getTimeInMs = (ms: number) => new Date(now.getTime() + ms);
const NOW_ISO = now.toISOString();
const LATER_ISO = getTimeInMs(60_000).toISOString();

const sharedFields = { ...createSharedFields('w', 's'), revision: 5, attempts: 3, serverErrors: 2 };
const entryByStatus: Record<OutboxStatus, OutboxEntry> = {
  'local-only': { ...sharedFields, status: 'local-only', nextAttemptAt: null },
  waiting: { ...sharedFields, status: 'waiting', nextAttemptAt: NOW_ISO },
  sending: { ...sharedFields, status: 'sending', nextAttemptAt: NOW_ISO },
  delayed: { ...sharedFields, status: 'delayed', nextAttemptAt: LATER_ISO, reason: 'timeout' },
  synced: { ...sharedFields, status: 'synced', nextAttemptAt: null, syncedAt: NOW_ISO },
  rejected: { ...sharedFields, status: 'rejected', nextAttemptAt: null, rejection: { kind: 'server-error' } },
  conflict: { ...sharedFields, status: 'conflict', nextAttemptAt: null, conflictFields: ['title'] },
};
const entries = Object.values(entryByStatus);

const plan: MergePlan = {
  localChanges: {},
  remoteChanges: { summary: 'S' },
  pendingBase: createEmptyBase(),
  mergeBase: { local: { title: 'A', summary: 'S' }, remote: { title: 'A', summary: 'R' } },
  conflicts: [],
  divergentFields: ['type'],
  offeredFields: ['doi'],
  localOnlyFields: ['importance'],
};
const resource: RemoteResource = {
  remoteId: 'r',
  url: 'https://example.org/',
  fields: { title: 'A' },
  indexedTexts: { title: 'A', summary: null },
  updatedAt: null,
  citingPageIds: null,
  stableId: null,
  linkState: null,
};
const match = { remoteId: 'r', url: 'https://example.org/', title: null };
const otherMatch = { ...match, remoteId: 'q' };
const writtenBase = { local: { summary: 'S' }, remote: { summary: 'S' } };
const settledEvent: Extract<OutboxEvent, { type: 'settled' }> = {
  type: 'settled',
  conflictFields: [],
  deferredFields: [],
  deferUntil: null,
  hasFollowUps: false,
  now,
};

const events: OutboxEvent[] = [
  { type: 'source-saved', now },
  { type: 'source-removed' },
  { type: 'requeued', now, shouldRetryDeferred: false },
  { type: 'requeued', now, shouldRetryDeferred: true },
  { type: 'network-restored', now },
  { type: 'choice-changed', changes: {}, conflictFields: [], nextAttemptAt: now },
  { type: 'choice-changed', changes: {}, conflictFields: ['title'], nextAttemptAt: now },
  { type: 'not-found', total: 7 },
  { type: 'linked', match, matches: [otherMatch, match] },
  { type: 'unlinked', now, random: 0 },
  { type: 'remote-read', plan, resource, now },
  { type: 'write-started', pendingBase: writtenBase, isNew: true, now },
  { type: 'write-confirmed', now },
  { type: 'details-started', pendingBase: writtenBase },
  settledEvent,
  { ...settledEvent, conflictFields: ['title'], hasFollowUps: true },
  { type: 'follow-ups-sent', now },
  { type: 'follow-ups-failed' },
  { type: 'interrupted', at: now },
  { type: 'batch-split', maxBatchSize: 4, now },
  { type: 'lists-deferred', fields: ['tags'], serverErrors: 4, now, until: null },
  { type: 'attempt-failed', until: getTimeInMs(60_000), reason: 'timeout' },
  { type: 'rejected', rejection: { kind: 'invalid' } },
  { type: 'text-changed', textStatus: { kind: 'sent', sha256: 'x', at: NOW_ISO } },
  { type: 'citing-pages-read', citingPages: { pages: [], readAt: NOW_ISO } },
];

describe('transition with every event', () => {
  it.each(events)('returns a valid entry from every status: %j', (event) => {
    for (const entry of entries)
      expect(OutboxEntry.safeParse(transition(entry, event)).error).toBeUndefined();
  });

  it.each(events)('does not modify its argument: %j', (event) => {
    for (const entry of entries) {
      const entryBefore = structuredClone(entry);
      transition(entry, event);
      expect(entry).toEqual(entryBefore);
    }
  });
});

/** Returns the entry with this status after the event. */
const applyEvent = (
  status: OutboxStatus,
  event: OutboxEvent,
  overrides: Partial<typeof sharedFields> = {},
): OutboxEntry => transition({ ...entryByStatus[status], ...overrides }, event);

describe('transition', () => {
  it.each(entries)('sets `waiting` with a new revision after a save: $status', (entry) => {
    const savedEntry = transition({ ...entry, notFoundAtTotal: 7 }, { type: 'source-saved', now });
    expect(savedEntry).toMatchObject({ status: 'waiting', nextAttemptAt: NOW_ISO, revision: 6, attempts: 0 });
    expect(savedEntry).not.toHaveProperty('notFoundAtTotal');
  });

  it.each(entries)('sets `local-only` after the source is removed: $status', (entry) => {
    expect(transition(entry, { type: 'source-removed' })).toMatchObject({
      status: 'local-only',
      nextAttemptAt: null,
    });
  });

  it('resets the failure counts of a requeued entry, and ends the deferral of lists only with `shouldRetryDeferred`', () => {
    const deferral = { deferredUntil: LATER_ISO };
    const requeueDeferred = (shouldRetryDeferred: boolean) =>
      applyEvent('rejected', { type: 'requeued', now, shouldRetryDeferred }, deferral);
    expect(requeueDeferred(false)).toMatchObject({
      status: 'waiting',
      attempts: 0,
      serverErrors: 0,
      ...deferral,
    });
    expect(requeueDeferred(true)).toMatchObject({ status: 'waiting', deferredUntil: null });
  });

  it('makes an entry due after a network outage only if the outage delayed it', () => {
    expect(applyEvent('delayed', { type: 'network-restored', now }).status).toBe('waiting');
    const failedEntry = { ...entryByStatus.delayed, reason: 'server-error' };
    expect(transition(failedEntry as OutboxEntry, { type: 'network-restored', now })).toEqual(failedEntry);
    expect(applyEvent('synced', { type: 'network-restored', now })).toEqual(entryByStatus.synced);
  });

  it('keeps a conflict until every field has a choice', () => {
    const choiceEvent = {
      type: 'choice-changed' as const,
      changes: { divergentFields: [] },
      nextAttemptAt: now,
    };
    expect(applyEvent('conflict', { ...choiceEvent, conflictFields: ['title'] })).toMatchObject({
      status: 'conflict',
      conflictFields: ['title'],
      nextAttemptAt: NOW_ISO,
      revision: 6,
    });
    expect(applyEvent('conflict', { ...choiceEvent, conflictFields: [] }).status).toBe('waiting');
  });

  it('records the result of the lookup', () => {
    expect(applyEvent('waiting', { type: 'not-found', total: 7 })).toMatchObject({ notFoundAtTotal: 7 });
    expect(applyEvent('waiting', { type: 'linked', match, matches: [otherMatch, match] })).toMatchObject({
      status: 'waiting',
      remoteId: 'r',
      remoteMatches: [match, otherMatch],
    });
  });

  it('repeats the lookup of a deleted resource at once, then with a growing delay', () => {
    const unlinkedEvent = { type: 'unlinked', now, random: 0 } as const;
    const linkFields = { remoteId: 'r', mergeBase: plan.mergeBase, pendingBase: writtenBase };
    expect(applyEvent('synced', unlinkedEvent, { ...linkFields, attempts: 0 })).toMatchObject({
      status: 'waiting',
      attempts: 1,
      remoteId: null,
      mergeBase: createEmptyBase(),
      pendingBase: null,
    });
    expect(applyEvent('waiting', unlinkedEvent, { ...linkFields, attempts: 3 })).toMatchObject({
      status: 'delayed',
      reason: 'bad-answer',
      nextAttemptAt: getTimeInMs(2_000).toISOString(),
      attempts: 4,
    });
  });

  it('applies the merge plan, and removes the overrides that it resolves', () => {
    const localOverrides = { title: 'T', summary: 'U' };
    expect(
      applyEvent('waiting', { type: 'remote-read', plan, resource, now }, { localOverrides }),
    ).toMatchObject({
      status: 'waiting',
      mergeBase: plan.mergeBase,
      divergentFields: ['type'],
      offeredFields: ['doi'],
      localOnlyFields: ['importance'],
      localOverrides: { summary: 'U' },
      remoteSnapshot: { fields: { title: 'A' }, readAt: NOW_ISO },
    });
  });

  it('sets `sending` before a write, and `waiting` after its confirmation, because the write is read back', () => {
    const sendingEntry = applyEvent(
      'waiting',
      { type: 'write-started', pendingBase: writtenBase, isNew: true, now },
      { mergeBase: plan.mergeBase, unverifiedFields: ['tags'], maxBatchSize: 4 },
    );
    expect(sendingEntry).toMatchObject({
      status: 'sending',
      nextAttemptAt: NOW_ISO,
      pendingBase: writtenBase,
    });
    expect(sendingEntry).toMatchObject({ mergeBase: createEmptyBase(), unverifiedFields: [] });
    expect(transition(sendingEntry, { type: 'write-confirmed', now })).toMatchObject({
      status: 'waiting',
      nextAttemptAt: NOW_ISO,
      mergeBase: writtenBase,
      pendingBase: null,
      unverifiedFields: ['summary'],
      serverErrors: 0,
      attempts: 3,
      maxBatchSize: MAX_BATCH_SIZE,
    });
    expect(applyEvent('waiting', { type: 'details-started', pendingBase: writtenBase })).toMatchObject({
      status: 'waiting',
      pendingBase: writtenBase,
    });
  });

  it('settles an entry as `synced` or `conflict`, due again only for deferred lists and follow-ups', () => {
    expect(applyEvent('waiting', settledEvent)).toMatchObject({
      status: 'synced',
      syncedAt: NOW_ISO,
      nextAttemptAt: null,
      attempts: 0,
    });
    expect(applyEvent('waiting', { ...settledEvent, conflictFields: ['title'] })).toMatchObject({
      status: 'conflict',
      conflictFields: ['title'],
    });
    const inTenMinutes = getTimeInMs(600_000).toISOString();
    expect(applyEvent('waiting', { ...settledEvent, deferredFields: ['tags'] })).toMatchObject({
      deferredFields: ['tags'],
      deferredAttempts: 1,
      nextAttemptAt: inTenMinutes,
    });
    expect(applyEvent('waiting', { ...settledEvent, hasFollowUps: true }).nextAttemptAt).toBe(inTenMinutes);
  });

  it('clears the next attempt when follow-ups are sent, and counts their failures', () => {
    const dueEntry = {
      ...entryByStatus.synced,
      nextAttemptAt: LATER_ISO,
      followUpAttempts: 2,
    } as OutboxEntry;
    expect(transition(dueEntry, { type: 'follow-ups-sent', now })).toMatchObject({
      nextAttemptAt: null,
      followUpAttempts: 0,
    });
    expect(transition(dueEntry, { type: 'follow-ups-failed' })).toMatchObject({
      nextAttemptAt: LATER_ISO,
      followUpAttempts: 3,
    });
  });

  it('does not count an interruption as a failure', () => {
    expect(applyEvent('sending', { type: 'interrupted', at: getTimeInMs(60_000) })).toMatchObject({
      status: 'waiting',
      nextAttemptAt: LATER_ISO,
      attempts: 3,
      serverErrors: 2,
    });
  });

  it('sets `waiting` with a smaller batch size after a batch failed', () => {
    expect(applyEvent('sending', { type: 'batch-split', maxBatchSize: 4, now })).toMatchObject({
      status: 'waiting',
      maxBatchSize: 4,
      attempts: 0,
    });
  });

  it('defers the lists of an entry if the wiki fails on them', () => {
    expect(
      applyEvent('sending', { type: 'lists-deferred', fields: ['tags'], serverErrors: 4, now, until: null }),
    ).toMatchObject({ status: 'waiting', nextAttemptAt: NOW_ISO, deferredFields: ['tags'], serverErrors: 4 });
  });

  it('delays a failed entry and counts the failure', () => {
    const failedEvent = { type: 'attempt-failed', until: getTimeInMs(60_000), reason: 'timeout' } as const;
    expect(applyEvent('sending', failedEvent)).toMatchObject({
      status: 'delayed',
      nextAttemptAt: LATER_ISO,
      reason: 'timeout',
      attempts: 4,
      serverErrors: 2,
    });
    expect(applyEvent('sending', { ...failedEvent, serverErrors: 5 })).toMatchObject({ serverErrors: 5 });
  });

  it('schedules no attempt for a rejected entry', () => {
    const rejection = { kind: 'duplicate', stableId: 's2' } as const;
    expect(applyEvent('sending', { type: 'rejected', rejection, matches: [match] })).toMatchObject({
      status: 'rejected',
      nextAttemptAt: null,
      rejection,
      remoteMatches: [match],
    });
  });

  it('keeps the status when the text or the citing pages change', () => {
    const textStatus = { kind: 'waiting', sha256: 'x' } as const;
    const citingPages = { pages: [], readAt: NOW_ISO };
    expect(applyEvent('synced', { type: 'text-changed', textStatus })).toMatchObject({
      status: 'synced',
      textStatus,
    });
    expect(applyEvent('synced', { type: 'citing-pages-read', citingPages })).toMatchObject({ citingPages });
  });
});
