import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CitingPage } from '@/lib/record/schema/parts';
import { choosePageLink, planCitingPageIds, startPageLinks } from '@/lib/wiki/merge/page-links';
import type { PageLink } from '@/lib/wiki/model/page-link';
import { transition } from '@/lib/wiki/outbox/transition';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { FakeOutboxStore } from '../simulation/fake-outbox-store';
import { makeUntitledSource } from '../simulation/make-untitled-source';
import { SimulatedWiki } from '../simulation/simulated-wiki';

const url = 'https://example.com/a';
const source = makeUntitledSource({ url, title: 'A' });
const makePage = (pageId: string): CitingPage => ({
  wiki: 'Wiki w',
  pageId,
  title: pageId,
  type: null,
  quality: null,
  url: null,
});

function setUpWiki(citedBy: string[]) {
  const clock = new FakeClock();
  const store = new FakeOutboxStore(['w'], clock.now);
  const wiki = new SimulatedWiki('w', 'base', store, clock);
  const { state } = wiki.server;
  for (const id of ['one', 'two', 'three', 'four'])
    state.pages.set(id, { id, numericId: 'E1', title: `Page ${id}` });
  state.writeAsEditor({ id: source.id, url, title: 'A', summary: 'about it', citedBy });
  store.saveSource(source);
  const choose = (pageId: string, isLinked: boolean) => {
    const entry = store.findEntry('w', source.stableId);
    if (!entry) throw new Error('no entry');
    const event = { type: 'page-link-chosen' as const, page: makePage(pageId), isLinked, now: clock.now() };
    store.entries.set(`w ${source.stableId}`, transition(entry, event));
  };
  return {
    clock,
    wiki,
    choose,
    getTitle: () => store.sources.get(source.stableId)?.title,
    getCitedBy: () => state.citedBy.get(source.id),
    listLinks: () =>
      (store.findEntry('w', source.stableId)?.pageLinks ?? []).map(({ page, status }) => [
        page.pageId,
        status,
      ]),
    getCitingPages: () =>
      store.findEntry('w', source.stableId)?.citingPages?.pages.map(({ pageId }) => pageId),
  };
}

describe('pushPageLinks', () => {
  it('adds the page to those that others linked, and reads the list back', async () => {
    const { wiki, choose, getCitedBy, listLinks, getCitingPages } = setUpWiki(['one', 'two']);
    choose('three', true);
    expect(listLinks()).toEqual([['three', 'to-link']]);
    await wiki.flush();
    expect(getCitedBy()).toEqual(['one', 'two', 'three']);
    expect(listLinks()).toEqual([['three', 'linked']]);
    expect(getCitingPages()?.toSorted()).toEqual(['one', 'three', 'two']);
  });

  it('keeps a page that another editor linked between the sync of the fields and the link', async () => {
    const { wiki, choose, getCitedBy } = setUpWiki(['one']);
    choose('three', true);
    wiki.onStep = (name) => {
      if (name === 'updateIfUnchanged') wiki.server.state.citedBy.set(source.id, ['one', 'four']);
    };
    await wiki.flush();
    expect(getCitedBy()).toEqual(['one', 'four', 'three']);
  });

  it('takes over the fields that another editor changed before the link was sent', async () => {
    const { wiki, choose, getTitle } = setUpWiki(['one']);
    await wiki.flush();
    choose('two', true);
    wiki.onStep = (name) => {
      if (name !== 'updateIfUnchanged') return;
      wiki.onStep = () => undefined;
      wiki.server.state.writeAsEditor({ id: source.id, url, title: 'Changed meanwhile' });
    };
    await wiki.flush();
    expect(getTitle()).toBe('Changed meanwhile');
  });

  it('unlinks only the page that the reader linked', async () => {
    const { wiki, choose, getCitedBy, listLinks } = setUpWiki(['one']);
    choose('two', true);
    await wiki.flush();
    choose('one', false);
    choose('two', false);
    expect(listLinks()).toEqual([['two', 'to-unlink']]);
    await wiki.flush();
    expect(getCitedBy()).toEqual(['one']);
    expect(listLinks()).toEqual([]);
  });

  it('says that the wiki keeps the last page of a source', async () => {
    const { wiki, choose, getCitedBy, listLinks } = setUpWiki([]);
    choose('one', true);
    await wiki.flush();
    choose('one', false);
    await wiki.flushUntilNothingDue();
    expect(getCitedBy()).toEqual(['one']);
    expect(listLinks()).toEqual([['one', 'last-link']]);
  });

  it('names a page that does not exist, and links the others', async () => {
    const { wiki, choose, getCitedBy, listLinks } = setUpWiki(['one']);
    choose('gone', true);
    choose('two', true);
    await wiki.flush();
    expect(getCitedBy()).toEqual(['one', 'two']);
    expect(listLinks()).toEqual([
      ['gone', 'page-missing'],
      ['two', 'linked'],
    ]);
  });

  it('sends nothing for a link that is withdrawn before the flush', async () => {
    const { wiki, choose, getCitedBy, listLinks } = setUpWiki(['one']);
    choose('two', true);
    choose('two', false);
    await wiki.flush();
    expect(getCitedBy()).toEqual(['one']);
    expect(listLinks()).toEqual([]);
  });

  it('does not change the title and summary in the site index', async () => {
    const { wiki, choose } = setUpWiki(['one']);
    await wiki.flush();
    const indexBefore = wiki.server.state.index.get(source.id);
    choose('two', true);
    await wiki.flush();
    expect(wiki.server.state.index.get(source.id)).toEqual(indexBefore);
  });

  it('can be unlinked after the response to the link was lost', async () => {
    const { wiki, choose, getCitedBy, listLinks, clock } = setUpWiki(['one']);
    choose('two', true);
    wiki.faultPlan = (_, body) => (body.includes('citedBy') ? 'response-lost' : null);
    await wiki.flush();
    wiki.faultPlan = () => null;
    expect(getCitedBy()).toEqual(['one', 'two']);
    expect(listLinks()).toEqual([['two', 'linking']]);
    clock.advance(3_600_000);
    await wiki.flush();
    expect(listLinks()).toEqual([['two', 'linked']]);
    choose('two', false);
    await wiki.flush();
    expect(getCitedBy()).toEqual(['one']);
  });
});

describe('planCitingPageIds', () => {
  const pageIds = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'));
  const choices = fc.array(
    fc.record({ pageId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), isLinked: fc.boolean() }),
  );

  it('drops no page that the reader did not link', () => {
    fc.assert(
      fc.property(pageIds, choices, (citingIds, chosen) => {
        const links = chosen.reduce<PageLink[]>(
          (current, { pageId, isLinked }) => choosePageLink(current, makePage(pageId), isLinked),
          [],
        );
        const plan = planCitingPageIds(startPageLinks(links, citingIds), citingIds) ?? citingIds;
        expect(plan).toEqual(expect.arrayContaining(citingIds));
        for (const { page, status } of links) if (status === 'to-link') expect(plan).toContain(page.pageId);
      }),
    );
  });

  it('never exceeds the 500 pages that a wiki lists for a source', () => {
    const citingIds = Array.from({ length: 500 }, (_, index) => `page-${index}`);
    const links = startPageLinks(choosePageLink([], makePage('one-more'), true), citingIds);
    expect(links.map(({ status }) => status)).toEqual(['too-many-pages']);
    expect(planCitingPageIds(links, citingIds)).toBeNull();
  });

  it.each(['to-link', 'linking'] as const)(
    'links as many pages as a wiki lists, if they are %s',
    (status) => {
      const citingIds = Array.from({ length: 499 }, (_, index) => `page-${index}`);
      const chosenLinks = ['a', 'b'].map((pageId) => ({ page: makePage(pageId), status }));
      const links = startPageLinks(chosenLinks, citingIds);
      expect(links.map((link) => link.status)).toEqual(['linking', 'too-many-pages']);
      expect(planCitingPageIds(links, citingIds)).toEqual([...citingIds, 'a']);
    },
  );
});
