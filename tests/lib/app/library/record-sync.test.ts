import { describe, expect, it } from 'vitest';
import { buildRecordSync, listRemoteOnlyFields } from '@/lib/app/library/record-sync';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { Wiki } from '@/lib/wiki/model/wiki';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';

const stableId = 'sid_AbCdEf0123';
const readAt = '2026-03-14T10:00:00.000Z';
const makeWiki = (id: string, active: boolean): Wiki => ({
  id,
  name: `Wiki ${id}`,
  baseUrl: `https://${id}.example`,
  contentPolicy: 'never',
  credibilityMapping: null,
  active,
  pageUrlTemplate: `https://${id}.example/wiki/{id}`,
});
const [activeWiki, wikiWithSource, wikiWithoutSource] = [
  makeWiki('a', true),
  makeWiki('b', false),
  makeWiki('c', false),
];
const makePage = (wiki: string) => ({ wiki, pageId: 'p', title: 'P', type: null, quality: null, url: null });
const makeEntry = (
  wikiId: string,
  overrides: Partial<Pick<OutboxEntry, 'remoteSnapshot' | 'citingPages'>> = {},
): OutboxEntry => ({
  ...createOutboxEntry(wikiId, stableId),
  remoteId: `${wikiId}-id`,
  ...overrides,
});
const buildSync = (entries: OutboxEntry[]) =>
  buildRecordSync({
    stableId,
    isInBin: false,
    wikis: [wikiWithSource, wikiWithoutSource, activeWiki],
    conditions: new Map(),
    entries,
    isOnline: true,
    now: new Date(readAt),
  });

describe('buildRecordSync', () => {
  it('contains the active wiki, and other wikis only if they have the source', () => {
    const sync = buildSync([makeEntry('b'), { ...makeEntry('c'), remoteId: null }]);
    expect(sync.cards.map(({ wikiName }) => wikiName)).toEqual(['Wiki b', 'Wiki a']);
    expect(sync.cards[1]?.entry).toBeNull();
  });

  it('lists the ids of each wiki, and a remote stable id only if it differs', () => {
    const snapshot = { fields: {}, updatedAt: null, readAt };
    const sync = buildSync([
      makeEntry('a', { remoteSnapshot: { ...snapshot, stableId: 'sid_9876543210' } }),
      makeEntry('b', { remoteSnapshot: { ...snapshot, stableId } }),
    ]);
    expect(sync.remoteIds).toEqual([
      { wiki: 'Wiki b', remoteId: 'b-id' },
      { wiki: 'Wiki a', remoteId: 'a-id' },
      { wiki: 'Wiki a', remoteId: 'sid_9876543210' },
    ]);
  });

  it('prefers the citing pages of the active wiki, with their URLs', () => {
    const entries = [
      makeEntry('b', { citingPages: { pages: [makePage('Wiki b')], readAt } }),
      makeEntry('a', { citingPages: { pages: [makePage('Wiki a')], readAt } }),
    ];
    const pages = [{ ...makePage('Wiki a'), url: 'https://a.example/wiki/p' }];
    expect(buildSync(entries).citedBy).toEqual({ wiki: 'Wiki a', pages, readAt });
    expect(buildSync(entries.slice(0, 1)).citedBy?.wiki).toBe('Wiki b');
    expect(buildSync([]).citedBy).toBeNull();
  });
});

describe('listRemoteOnlyFields', () => {
  it('lists the fields whose remote value a source cannot store', () => {
    const fields = { summary: 'Text.', venueId: 'their-venue' };
    const entry = makeEntry('a', { remoteSnapshot: { fields, updatedAt: null, readAt } });
    expect(listRemoteOnlyFields(entry)).toEqual(['venueId']);
  });
});
