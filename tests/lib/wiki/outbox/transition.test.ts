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

describe('transition with every event', () => {
  it.each(events)('returns a valid entry from every status: %j', (event) => {
    for (const entry of entries)
      expect(OutboxEntry.safeParse(transition(entry, event)).error).toBeUndefined();
  });

  it.each(events)('does not modify its argument: %j', (event) => {
    for (const entry of entries) {
      const before = structuredClone(entry);
      transition(entry, event);
      expect(entry).toEqual(before);
    }
  });
});

const apply = (status: OutboxStatus, event: OutboxEvent, over: Partial<typeof shared> = {}): OutboxEntry =>
  transition({ ...entryByStatus[status], ...over }, event);

describe('transition', () => {
  it.each(entries)('makes an entry wait with a new revision after a save: $status', (entry) => {
    const next = transition({ ...entry, notFoundAtTotal: 7 }, { type: 'source-saved', now });
    expect(next).toMatchObject({ status: 'waiting', nextAttemptAt: NOW, revision: 6, attempts: 0 });
    expect(next).not.toHaveProperty('notFoundAtTotal');
  });

  it.each(entries)('makes an entry local only after its source is removed: $status', (entry) => {
    expect(transition(entry, { type: 'source-removed' })).toMatchObject({
      status: 'local-only',
      nextAttemptAt: null,
    });
  });

  it('resets failures when requeued, and the deferral only with `retryDeferred`', () => {
    const deferred = { deferredUntil: LATER };
    const requeued = (retryDeferred: boolean) =>
      apply('rejected', { type: 'requeued', now, retryDeferred }, deferred);
    expect(requeued(false)).toMatchObject({ status: 'waiting', attempts: 0, serverErrors: 0, ...deferred });
    expect(requeued(true)).toMatchObject({ status: 'waiting', deferredUntil: null });
  });

  it('makes an entry due after a network outage only if the outage delayed it', () => {
    expect(apply('delayed', { type: 'network-restored', now }).status).toBe('waiting');
    const limited = { ...entryByStatus.delayed, reason: 'server-error' };
    expect(transition(limited as OutboxEntry, { type: 'network-restored', now })).toEqual(limited);
    expect(apply('synced', { type: 'network-restored', now })).toEqual(entryByStatus.synced);
  });

  it('keeps a conflict until every field has a choice', () => {
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

  it('records the result of the look-up', () => {
    expect(apply('waiting', { type: 'not-found', total: 7 })).toMatchObject({ notFoundAtTotal: 7 });
    expect(apply('waiting', { type: 'linked', match, matches: [otherMatch, match] })).toMatchObject({
      status: 'waiting',
      remoteId: 'r',
      remoteMatches: [match, otherMatch],
    });
  });

  it('repeats the look-up of a deleted resource at once, then with a growing delay', () => {
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

  it('applies the merge plan, and removes the overrides that it resolves', () => {
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

  it('sets `sending` before a write, and `waiting` for the read-back once it is confirmed', () => {
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

  it('settles an entry as synced or in conflict, due again only for deferred fields and follow-ups', () => {
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

  it('clears the next attempt when follow-ups are sent, and counts their failures', () => {
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

  it('counts no failure for an interrupted entry', () => {
    expect(apply('sending', { type: 'interrupted', at: inMs(60_000) })).toMatchObject({
      status: 'waiting',
      nextAttemptAt: LATER,
      attempts: 3,
      serverErrors: 2,
    });
  });

  it('makes the entries of a failed batch wait for a smaller batch', () => {
    expect(apply('sending', { type: 'batch-split', maxBatchSize: 4, now })).toMatchObject({
      status: 'waiting',
      maxBatchSize: 4,
      attempts: 0,
    });
  });

  it('defers the lists of an entry that fails with them', () => {
    expect(
      apply('sending', { type: 'lists-deferred', fields: ['tags'], serverErrors: 4, now }),
    ).toMatchObject({ status: 'waiting', nextAttemptAt: NOW, deferredFields: ['tags'], serverErrors: 4 });
  });

  it('delays a failed entry and counts the failure', () => {
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

  it('schedules no attempt for a rejected entry', () => {
    const rejection = { kind: 'duplicate', stableId: 's2' } as const;
    expect(apply('sending', { type: 'rejected', rejection, matches: [match] })).toMatchObject({
      status: 'rejected',
      nextAttemptAt: null,
      rejection,
      remoteMatches: [match],
    });
  });

  it('keeps the status when the text or the citing pages change', () => {
    const textStatus = { kind: 'waiting', sha256: 'x' } as const;
    const citingPages = { pages: [], readAt: NOW };
    expect(apply('synced', { type: 'text-changed', textStatus })).toMatchObject({
      status: 'synced',
      textStatus,
    });
    expect(apply('synced', { type: 'citing-pages-read', citingPages })).toMatchObject({ citingPages });
  });
});
