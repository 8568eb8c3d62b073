import { beforeEach, describe, expect, it } from 'vitest';
import type { Source } from '@/lib/record/schema/source';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { FakeOutboxStore } from '../simulation/fake-outbox-store';
import { makeUntitledSource } from '../simulation/make-untitled-source';
import { SimulatedWiki } from '../simulation/simulated-wiki';

const url = 'https://example.com/a';

/** A wiki whose index lists a known resource with a title and a summary. */
function setUpWiki() {
  const clock = new FakeClock();
  const store = new FakeOutboxStore(['w'], clock.now);
  const wiki = new SimulatedWiki('w', 'base', store, clock);
  const { id } = makeUntitledSource({ url });
  const { state } = wiki.server;
  state.writeAsEditor({ id, url, title: ' Their title ', summary: 'Their summary.' });
  const sync = async (changes: Partial<Source>) => {
    store.saveSource({ ...makeUntitledSource({ url }), ...changes });
    await wiki.flush();
  };
  return { clock, store, wiki, sync, row: () => state.rows.get(id), indexEntry: () => state.index.get(id) };
}

describe('the entry of a known resource in the site index', () => {
  let setup: ReturnType<typeof setUpWiki>;
  beforeEach(() => {
    setup = setUpWiki();
  });

  it('keeps title and summary when another field changes', async () => {
    await setup.sync({ review: 'Read twice.' });
    expect(setup.row()).toMatchObject({ title: ' Their title ', review: 'Read twice.' });
    expect(setup.indexEntry()).toMatchObject({ title: ' Their title ', description: 'Their summary.' });
  });

  it('keeps the summary when the title changes', async () => {
    await setup.sync({ title: 'Their title' });
    await setup.sync({ title: 'A better title' });
    expect(setup.indexEntry()).toMatchObject({ title: 'A better title', description: 'Their summary.' });
  });

  it('keeps the title and the summary after a text was sent with its hash and its time', async () => {
    const { wiki, store } = setup;
    wiki.config = { ...wiki.config, contentPolicy: 'if-missing' };
    const source = makeUntitledSource({ url });
    store.localTexts.set(source.stableId, {
      url,
      title: 'T',
      restriction: null,
      sha256: 'ab'.repeat(32),
      fetchedAt: '2026-03-10T09:08:07.000Z',
      httpStatus: 200,
      contentType: 'text/html',
      text: 'The text.',
    });
    await setup.sync({});
    expect(setup.row()).toMatchObject({ contentHash: 'ab'.repeat(8), fetchedAt: '2026-03-10T09:08:07.000Z' });
    expect(setup.indexEntry()).toMatchObject({ title: ' Their title ', description: 'Their summary.' });
  });
});
