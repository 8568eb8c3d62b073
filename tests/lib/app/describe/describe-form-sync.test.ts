import { beforeEach, describe, expect, it } from 'vitest';
import {
  describeFormSync,
  type StoredSync,
  type SyncActionTarget,
  shouldRequestCitingPages,
} from '@/lib/app/describe/describe-form-sync';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { Wiki } from '@/lib/wiki/model/wiki';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import { createCondition } from '@/lib/wiki/outbox/wiki-pause';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeSource } from '@/tests/support/make-sources';

beforeEach(installEnglishMessages);

const now = new Date('2026-04-01T10:00:00Z');
const SOURCE = makeSource({ stableId: 'sid_0000000001' });
const WIKI: Wiki = {
  id: 'w',
  name: 'The wiki',
  baseUrl: 'https://wiki.example.org',
  contentPolicy: 'ask',
  credibilityMapping: { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 },
  active: true,
};
// The cast is needed because TypeScript can't check that overrides and defaults form one variant of the union.
const makeStoredSync = (overrides: Partial<OutboxEntry>, wiki: Partial<Wiki> = {}): StoredSync => ({
  wiki: { ...WIKI, ...wiki },
  outboxEntry: { ...createOutboxEntry('w', SOURCE.stableId), ...overrides } as OutboxEntry,
  condition: createCondition('w'),
});
const describeSync = (storedSync: StoredSync) =>
  describeFormSync(SOURCE, storedSync, { isOnline: true, now });

const SYNCED = { status: 'synced', syncedAt: now.toISOString(), nextAttemptAt: null } as const;

describe('describeFormSync', () => {
  it.each<[string, Partial<OutboxEntry>, string, SyncActionTarget]>([
    [
      'the comparison of differing fields',
      { status: 'conflict', conflictFields: ['title'] },
      'Compare',
      { kind: 'library', href: '#/sources/sid_0000000001?edit=compare' },
    ],
    [
      'the field that the wiki rejected',
      {
        status: 'rejected',
        rejection: { kind: 'fields', faults: [{ kind: 'too-long', field: 'title', limit: 1000 }] },
      },
      'Edit Title',
      { kind: 'field', field: 'title' },
    ],
    [
      'the record, where the reader decides about the text',
      { ...SYNCED, textStatus: { kind: 'decision-needed', sha256: 'a', remoteText: null } },
      'Decide about text',
      { kind: 'library', href: '#/sources/sid_0000000001' },
    ],
  ])('leads to %s', (_name, overrides, label, target) => {
    expect(describeSync(makeStoredSync(overrides)).action).toEqual({ label, target });
  });

  it('leads to the wiki settings when sending has stopped', () => {
    const storedSync = makeStoredSync({ status: 'waiting', nextAttemptAt: now.toISOString() });
    const condition = { ...createCondition('w'), isStopped: true, reason: 'permission-missing' };
    expect(describeSync({ ...storedSync, condition }).action?.target).toEqual({
      kind: 'library',
      href: '#/settings/wikis',
    });
  });

  it('needs no action for a synced source', () => {
    expect(describeSync(makeStoredSync(SYNCED)).action).toBeNull();
  });

  it('adds the question about the text to the status', () => {
    const { description } = describeSync(
      makeStoredSync({ ...SYNCED, textStatus: { kind: 'decision-needed', sha256: 'a', remoteText: null } }),
    );
    expect(description).toMatchObject({ tone: 'note' });
    expect(description.text).toMatch(/^Last synced .* Its text is not sent until you confirm\.$/);
  });

  it('lists the pages of the wiki that cite the source, with their URLs', () => {
    const pages = [{ pageId: 'E1', title: 'Carbon', url: null, quality: null }];
    const storedSync = makeStoredSync(
      { ...SYNCED, citingPages: { pages: pages as never, readAt: now.toISOString() } },
      { pageUrlTemplate: 'https://wiki.example.org/{id}' },
    );
    expect(describeSync(storedSync).citedBy.pages).toMatchObject([
      { title: 'Carbon', url: 'https://wiki.example.org/E1' },
    ]);
  });
});

describe('shouldRequestCitingPages', () => {
  it.each([
    ['asks about a source that is on the wiki', { remoteId: 'r1' }, {}, true],
    ['does not ask about a source that was never sent', { remoteId: null }, {}, false],
    [
      'does not ask if the reader turned off questions about claims',
      { remoteId: 'r1' },
      { asksForClaims: false },
      false,
    ],
  ])('%s', (_name, entry, wiki, expected) => {
    expect(shouldRequestCitingPages(makeStoredSync(entry, wiki))).toBe(expected);
  });
});
