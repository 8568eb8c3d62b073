import { describe, expect, it } from 'vitest';
import {
  type Catalogue,
  EMPTY_CATALOGUE,
  listIncompleteResources,
  listMissingLocally,
  loadCatalogue,
  type WikiCatalogueDeps,
} from '@/lib/app/library/wiki-catalogue';
import { err, ok } from '@/lib/base/result';
import type { CatalogueRow } from '@/lib/wiki/model/catalogue';

const makeRow = (remoteId: string, overrides: Partial<CatalogueRow> = {}): CatalogueRow => ({
  remoteId,
  url: `https://example.com/${remoteId}`,
  title: remoteId,
  missing: [],
  stableId: null,
  ...overrides,
});

const fail = (kind: string, retryAfterMs: number | null = null) => err({ kind, retryAfterMs });

function createDeps(rows: CatalogueRow[], overrides: Partial<WikiCatalogueDeps> = {}) {
  const offsets: number[] = [];
  const delays: number[] = [];
  const deps: WikiCatalogueDeps = {
    wait: async (ms) => void delays.push(ms),
    readPage: async (offset) => {
      offsets.push(offset);
      const pageRows = rows.slice(offset, offset + 100);
      return ok({ rows: pageRows, rowCount: pageRows.length, total: rows.length });
    },
    readCitationCounts: async () => ok({}),
    readTextUrls: async (offset) =>
      ok(offset === 0 ? { urls: ['https://example.com/1'], rowCount: 1 } : { urls: [], rowCount: 0 }),
    ...overrides,
  };
  return { deps, offsets, delays };
}

async function load(deps: WikiCatalogueDeps, controller = new AbortController()): Promise<Catalogue[]> {
  const states: Catalogue[] = [];
  await loadCatalogue(deps, controller.signal, (catalogue) => states.push(catalogue));
  return states;
}

describe('loadCatalogue', () => {
  it('reads 6,000 rows in parts and reports each part', async () => {
    const rows = Array.from({ length: 6000 }, (_, index) => makeRow(String(index)));
    const { deps, offsets } = createDeps(rows);
    const states = await load(deps);
    expect(offsets).toHaveLength(61);
    expect(states[0]).toMatchObject({ status: 'loading', total: 6000 });
    expect(states[0]?.rows).toHaveLength(100);
    expect(states.at(-1)).toMatchObject({ status: 'complete' });
    expect(states.at(-1)?.rows).toHaveLength(6000);
  });

  it('stops after the part in progress when it is cancelled, and keeps the rows', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => makeRow(String(index)));
    const controller = new AbortController();
    const { deps, offsets } = createDeps(rows);
    const states: Catalogue[] = [];
    await loadCatalogue(deps, controller.signal, (catalogue) => {
      states.push(catalogue);
      if (catalogue.rows.length === 200) controller.abort();
    });
    expect(offsets).toEqual([0, 100]);
    expect(states.at(-1)).toMatchObject({ status: 'cancelled' });
    expect(states.at(-1)?.rows).toHaveLength(200);
  });

  it('requests a part again that the wiki did not answer, and continues after it', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => makeRow(String(index)));
    const { deps, delays } = createDeps(rows);
    let failureCount = 0;
    const readPage: WikiCatalogueDeps['readPage'] = async (offset) => {
      if (offset !== 100 || failureCount === 2) return deps.readPage(offset);
      failureCount += 1;
      return fail('unreachable');
    };
    const lastState = (await load({ ...deps, readPage })).at(-1);
    expect(lastState).toMatchObject({ status: 'complete' });
    expect(lastState?.rows).toHaveLength(300);
    expect(delays).toEqual([2_000, 10_000]);
  });

  it('ends at once when it is cancelled while it waits to request a part again', async () => {
    const controller = new AbortController();
    const { deps } = createDeps([makeRow('1')], {
      readPage: async () => fail('timeout'),
      wait: () => {
        controller.abort();
        return new Promise(() => undefined);
      },
    });
    expect((await load(deps, controller)).at(-1)).toMatchObject({ status: 'cancelled' });
  });

  it('is cancelled even if the part in progress fails permanently', async () => {
    const controller = new AbortController();
    const { deps } = createDeps([makeRow('1')], {
      readPage: async () => {
        controller.abort();
        return fail('bad-answer');
      },
    });
    expect((await load(deps, controller)).at(-1)).toMatchObject({ status: 'cancelled' });
  });

  it('says why the wiki did not answer', async () => {
    const { deps, delays } = createDeps([makeRow('1')], { readPage: async () => fail('unreachable') });
    expect((await load(deps)).at(-1)).toMatchObject({ status: 'failed', reason: 'unreachable' });
    expect(delays).toEqual([2_000, 10_000, 60_000]);
  });

  it.each(['unauthorised', 'forbidden', 'no-such-route', 'bad-answer', 'not-json', 'no-wiki'])(
    'ends at once after the lasting problem %s',
    async (kind) => {
      const { deps, delays } = createDeps([makeRow('1')], { readPage: async () => fail(kind) });
      expect((await load(deps)).at(-1)).toMatchObject({ status: 'failed', reason: kind });
      expect(delays).toEqual([]);
    },
  );

  it('waits until the pause of a wiki ends, but not for an hour', async () => {
    let responses = [fail('rate-limited', 45_000)];
    const { deps, delays } = createDeps([makeRow('1')]);
    const readPage: WikiCatalogueDeps['readPage'] = async (offset) =>
      responses.shift() ?? deps.readPage(offset);
    expect((await load({ ...deps, readPage })).at(-1)).toMatchObject({ status: 'complete' });
    expect(delays).toEqual([45_000]);
    responses = [fail('rate-limited', 3_600_000)];
    expect((await load({ ...deps, readPage })).at(-1)).toMatchObject({ status: 'failed' });
    expect(delays).toEqual([45_000]);
  });

  it('completes the list before the texts, which may take longer', async () => {
    const { deps, delays } = createDeps([makeRow('1')]);
    const failing: Partial<WikiCatalogueDeps> = { readTextUrls: async () => fail('server-error') };
    const states = await load({ ...deps, ...failing });
    expect(states.map(({ status, isLoadingTexts }) => [status, isLoadingTexts])).toEqual([
      ['loading', true],
      ['complete', true],
      ['complete', false],
    ]);
    expect(delays).toHaveLength(3);
  });

  it('requests the citations again after a temporary problem, without a delay of the list', async () => {
    const responses = [fail('timeout'), fail('timeout')];
    const { deps, delays } = createDeps([makeRow('1')], {
      readCitationCounts: async () => responses.shift() ?? ok({ '1': 3 }),
    });
    const states = await load(deps);
    expect(states[0]).toMatchObject({ status: 'loading', citationCounts: null });
    expect(states.at(-1)).toMatchObject({ status: 'complete', citationCounts: { '1': 3 } });
    expect(delays).toEqual([2_000]);
  });

  it('ends although a wiki never ends its list', async () => {
    const { deps } = createDeps([], {
      readPage: async () => ok({ rows: [], rowCount: 1000, total: 5 }),
      readTextUrls: async () => ok({ urls: [], rowCount: 10_000 }),
    });
    expect((await load(deps)).at(-1)).toMatchObject({ status: 'complete' });
  });
});

describe('listMissingLocally and listIncompleteResources', () => {
  const catalogue: Catalogue = {
    ...EMPTY_CATALOGUE,
    rows: [
      makeRow('rare', { missing: ['summary'] }),
      makeRow('cited', { missing: ['keyPoints'], stableId: 'sid_0000000001' }),
      makeRow('complete'),
      makeRow('constructor', { missing: ['importance'] }),
    ],
    citationCounts: { cited: 7, complete: 9 },
    textUrls: new Set(['https://example.com/complete', 'https://example.com/cited']),
  };

  it('list what the library does not have, the most cited first', () => {
    expect(listMissingLocally(catalogue).map(({ remoteId }) => remoteId)).toEqual([
      'complete',
      'constructor',
      'rare',
    ]);
  });

  it('list what is worth reading, and why', () => {
    expect(
      listIncompleteResources(catalogue).map(({ remoteId, missingFields }) => [remoteId, ...missingFields]),
    ).toEqual([
      ['cited', 'keyPoints'],
      ['constructor', 'importance', 'text'],
      ['rare', 'summary', 'text'],
    ]);
  });

  it('do not call a text missing if the wiki could not be asked for texts', () => {
    const rows = listIncompleteResources({ ...catalogue, textUrls: null });
    expect(rows.flatMap(({ missingFields }) => missingFields)).not.toContain('text');
  });
});
