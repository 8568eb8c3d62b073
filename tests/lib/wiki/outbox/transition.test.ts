import { describe, expect, it } from 'vitest';
import { createEmptyBase, type MergePlan } from '@/lib/wiki/merge/plan-merge';
import { OutboxEntry, type OutboxStatus } from '@/lib/wiki/model/outbox-entry';
import type { RemoteResource } from '@/lib/wiki/model/wiki';
import { createSharedFields, MAX_BATCH_SIZE } from '@/lib/wiki/outbox/create-outbox-entry';
import type { OutboxEvent } from '@/lib/wiki/outbox/outbox-event';
import { transition } from '@/lib/wiki/outbox/transition';

const now = new Date('2026-04-01T10:00:00.000Z');
const inMs = (ms: number) => new Date(now.getTime() + ms);
const NOW = now.toISOString();
const LATER = inMs(60_000).toISOString();

const shared = { ...createSharedFields('w', 's'), revision: 5, attempts: 3, serverErrors: 2 };
const entryByStatus: Record<OutboxStatus, OutboxEntry> = {
  'local-only': { ...shared, status: 'local-only', nextAttemptAt: null },
  waiting: { ...shared, status: 'waiting', nextAttemptAt: NOW },
  sending: { ...shared, status: 'sending', nextAttemptAt: NOW },
  delayed: { ...shared, status: 'delayed', nextAttemptAt: LATER, reason: 'timeout' },
  synced: { ...shared, status: 'synced', nextAttemptAt: null, syncedAt: NOW },
  rejected: { ...shared, status: 'rejected', nextAttemptAt: null, rejection: { kind: 'server-error' } },
  conflict: { ...shared, status: 'conflict', nextAttemptAt: null, conflictFields: ['title'] },
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
  updatedAt: null,
  citingPageIds: null,
  stableId: null,
  linkState: null,
};
const match = { remoteId: 'r', url: 'https://example.org/', title: null };
const otherMatch = { ...match, remoteId: 'q' };
const base = { local: { summary: 'S' }, remote: { summary: 'S' } };
const settled: Extract<OutboxEvent, { type: 'settled' }> = {
  type: 'settled',
  conflictFields: [],
  deferredFields: [],
  hasFollowUps: false,
  now,
};

const events: OutboxEvent[] = [
  { type: 'source-saved', now },
  { type: 'source-removed' },
  { type: 'requeued', now, retryDeferred: false },
  { type: 'requeued', now, retryDeferred: true },
  { type: 'network-restored', now },
  { type: 'choice-changed', changes: {}, conflictFields: [], nextAttemptAt: now },
  { type: 'choice-changed', changes: {}, conflictFields: ['title'], nextAttemptAt: now },
  { type: 'not-found', total: 7 },
  { type: 'linked', match, matches: [otherMatch, match] },
  { type: 'unlinked', now, random: 0 },
  { type: 'remote-read', plan, resource, now },
  { type: 'write-started', pendingBase: base, isNew: true, now },
  { type: 'write-confirmed', now },
  { type: 'details-started', pendingBase: base },
  settled,
  { ...settled, conflictFields: ['title'], hasFollowUps: true },
  { type: 'follow-ups-sent', now },
  { type: 'follow-ups-failed' },
  { type: 'interrupted', at: now },
  { type: 'batch-split', maxBatchSize: 4, now },
  { type: 'lists-deferred', fields: ['tags'], serverErrors: 4, now },
  { type: 'attempt-failed', until: inMs(60_000), reason: 'timeout' },
  { type: 'rejected', rejection: { kind: 'invalid' } },
  { type: 'text-changed', textStatus: { kind: 'sent', sha256: 'x', at: NOW } },
  { type: 'citing-pages-read', citingPages: { pages: [], readAt: NOW } },
];

describe('every event', () => {
  it.each(events)('leaves a well-formed entry, whatever its status was: %j', (event) => {
    for (const entry of entries)
      expect(OutboxEntry.safeParse(transition(entry, event)).error).toBeUndefined();
  });

  it.each(events)('changes nothing in the entry that it is given: %j', (event) => {
    for (const entry of entries) {
      const before = structuredClone(entry);
      transition(entry, event);
      expect(entry).toEqual(before);
    }
  });
});

const apply = (status: OutboxStatus, event: OutboxEvent, over: Partial<typeof shared> = {}): OutboxEntry =>
  transition({ ...entryByStatus[status], ...over }, event);

describe('an entry', () => {
  it.each(entries)('waits with a new revision after a save: $status', (entry) => {
    const next = transition({ ...entry, notFoundAtTotal: 7 }, { type: 'source-saved', now });
    expect(next).toMatchObject({ status: 'waiting', nextAttemptAt: NOW, revision: 6, attempts: 0 });
    expect(next).not.toHaveProperty('notFoundAtTotal');
  });

  it.each(entries)('is local only once the source is gone: $status', (entry) => {
    expect(transition(entry, { type: 'source-removed' })).toMatchObject({
      status: 'local-only',
      nextAttemptAt: null,
    });
  });

  it('that is queued again forgets its failures, and its deferral only if that is asked for', () => {
    const deferred = { deferredUntil: LATER };
    const requeued = (retryDeferred: boolean) =>
      apply('rejected', { type: 'requeued', now, retryDeferred }, deferred);
    expect(requeued(false)).toMatchObject({ status: 'waiting', attempts: 0, serverErrors: 0, ...deferred });
    expect(requeued(true)).toMatchObject({ status: 'waiting', deferredUntil: null });
  });

  it('is due when the network is back only if it was delayed for want of it', () => {
    expect(apply('delayed', { type: 'network-restored', now }).status).toBe('waiting');
    const limited = { ...entryByStatus.delayed, reason: 'server-error' };
    expect(transition(limited as OutboxEntry, { type: 'network-restored', now })).toEqual(limited);
    expect(apply('synced', { type: 'network-restored', now })).toEqual(entryByStatus.synced);
  });

  it('is in conflict as long as a choice leaves fields open', () => {
    const choice = {
      type: 'choice-changed' as const,
      changes: { divergentFields: [] },
      nextAttemptAt: now,
    };
    expect(apply('conflict', { ...choice, conflictFields: ['title'] })).toMatchObject({
      status: 'conflict',
      conflictFields: ['title'],
      nextAttemptAt: NOW,
      revision: 6,
    });
    expect(apply('conflict', { ...choice, conflictFields: [] }).status).toBe('waiting');
  });

  it('remembers what its lookup found', () => {
    expect(apply('waiting', { type: 'not-found', total: 7 })).toMatchObject({ notFoundAtTotal: 7 });
    expect(apply('waiting', { type: 'linked', match, matches: [otherMatch, match] })).toMatchObject({
      status: 'waiting',
      remoteId: 'r',
      remoteMatches: [match, otherMatch],
    });
  });

  it('whose resource is gone is looked up at once the first time, and later each time after that', () => {
    const unlinked = { type: 'unlinked', now, random: 0 } as const;
    const linked = { remoteId: 'r', mergeBase: plan.mergeBase, pendingBase: base };
    expect(apply('synced', unlinked, { ...linked, attempts: 0 })).toMatchObject({
      status: 'waiting',
      attempts: 1,
      remoteId: null,
      mergeBase: createEmptyBase(),
      pendingBase: null,
    });
    expect(apply('waiting', unlinked, { ...linked, attempts: 3 })).toMatchObject({
      status: 'delayed',
      reason: 'bad-answer',
      nextAttemptAt: inMs(2_000).toISOString(),
      attempts: 4,
    });
  });

  it('takes over the merge of what was read, and drops overrides that it settles', () => {
    const localOverrides = { title: 'T', summary: 'U' };
    expect(apply('waiting', { type: 'remote-read', plan, resource, now }, { localOverrides })).toMatchObject({
      status: 'waiting',
      mergeBase: plan.mergeBase,
      divergentFields: ['type'],
      offeredFields: ['doi'],
      localOnlyFields: ['importance'],
      localOverrides: { summary: 'U' },
      remoteSnapshot: { fields: { title: 'A' }, readAt: NOW },
    });
  });

  it('is sending from before the write leaves until it is confirmed, and is then read back', () => {
    const started = apply(
      'waiting',
      { type: 'write-started', pendingBase: base, isNew: true, now },
      { mergeBase: plan.mergeBase, unverifiedFields: ['tags'], maxBatchSize: 4 },
    );
    expect(started).toMatchObject({ status: 'sending', nextAttemptAt: NOW, pendingBase: base });
    expect(started).toMatchObject({ mergeBase: createEmptyBase(), unverifiedFields: [] });
    expect(transition(started, { type: 'write-confirmed', now })).toMatchObject({
      status: 'waiting',
      nextAttemptAt: NOW,
      mergeBase: base,
      pendingBase: null,
      unverifiedFields: ['summary'],
      serverErrors: 0,
      attempts: 3,
      maxBatchSize: MAX_BATCH_SIZE,
    });
    expect(apply('waiting', { type: 'details-started', pendingBase: base })).toMatchObject({
      status: 'waiting',
      pendingBase: base,
    });
  });

  it('that is settled is synced or in conflict, and due again only for what is left', () => {
    expect(apply('waiting', settled)).toMatchObject({
      status: 'synced',
      syncedAt: NOW,
      nextAttemptAt: null,
      attempts: 0,
    });
    expect(apply('waiting', { ...settled, conflictFields: ['title'] })).toMatchObject({
      status: 'conflict',
      conflictFields: ['title'],
    });
    const tenMinutes = inMs(600_000).toISOString();
    expect(apply('waiting', { ...settled, deferredFields: ['tags'] })).toMatchObject({
      deferredFields: ['tags'],
      deferredAttempts: 1,
      nextAttemptAt: tenMinutes,
    });
    expect(apply('waiting', { ...settled, hasFollowUps: true }).nextAttemptAt).toBe(tenMinutes);
  });

  it('rests when its follow-ups are sent, and counts their failures', () => {
    const due = { ...entryByStatus.synced, nextAttemptAt: LATER, followUpAttempts: 2 } as OutboxEntry;
    expect(transition(due, { type: 'follow-ups-sent', now })).toMatchObject({
      nextAttemptAt: null,
      followUpAttempts: 0,
    });
    expect(transition(due, { type: 'follow-ups-failed' })).toMatchObject({
      nextAttemptAt: LATER,
      followUpAttempts: 3,
    });
  });

  it('that is interrupted waits without a failure of its own', () => {
    expect(apply('sending', { type: 'interrupted', at: inMs(60_000) })).toMatchObject({
      status: 'waiting',
      nextAttemptAt: LATER,
      attempts: 3,
      serverErrors: 2,
    });
  });

  it('of a failed batch waits for a smaller one', () => {
    expect(apply('sending', { type: 'batch-split', maxBatchSize: 4, now })).toMatchObject({
      status: 'waiting',
      maxBatchSize: 4,
      attempts: 0,
    });
  });

  it('goes without its lists when it fails with them', () => {
    expect(
      apply('sending', { type: 'lists-deferred', fields: ['tags'], serverErrors: 4, now }),
    ).toMatchObject({ status: 'waiting', nextAttemptAt: NOW, deferredFields: ['tags'], serverErrors: 4 });
  });

  it('is delayed by a failure, which it counts', () => {
    const failed = { type: 'attempt-failed', until: inMs(60_000), reason: 'timeout' } as const;
    expect(apply('sending', failed)).toMatchObject({
      status: 'delayed',
      nextAttemptAt: LATER,
      reason: 'timeout',
      attempts: 4,
      serverErrors: 2,
    });
    expect(apply('sending', { ...failed, serverErrors: 5 })).toMatchObject({ serverErrors: 5 });
  });

  it('that is rejected stays so until something changes', () => {
    const rejection = { kind: 'duplicate', stableId: 's2' } as const;
    expect(apply('sending', { type: 'rejected', rejection, matches: [match] })).toMatchObject({
      status: 'rejected',
      nextAttemptAt: null,
      rejection,
      remoteMatches: [match],
    });
  });

  it('keeps its status while its text and citing pages change', () => {
    const textStatus = { kind: 'waiting', sha256: 'x' } as const;
    const citingPages = { pages: [], readAt: NOW };
    expect(apply('synced', { type: 'text-changed', textStatus })).toMatchObject({
      status: 'synced',
      textStatus,
    });
    expect(apply('synced', { type: 'citing-pages-read', citingPages })).toMatchObject({ citingPages });
  });
});
