import type { OutboxEntry, SyncedValues } from '@/lib/model/sync';
import type { Wiki, WikiClient } from '@/lib/model/wiki';
import { type FlushResult, flush } from '@/lib/sync/flush';
import type { SyncDeps } from '@/lib/sync/run';
import { requeueWithDeferred } from '@/lib/sync/sync-record';
import { createResearchWikiClient } from '@/lib/wiki-client/research-wiki';
import { parseResource } from '@/lib/wiki-format/copy-of-row';
import type { FaultPlan } from '../../../wiki-server/faults';
import { fetchFrom } from '../../../wiki-server/in-process';
import type { PlayedClock } from '../../../wiki-server/played-clock';
import type { Mode } from '../../../wiki-server/schemas';
import { createWikiServer, type WikiServer } from '../../../wiki-server/server';
import type { PlayStore } from './play-store';

/** Thrown by every function once the worker is dead. */
class Killed extends Error {}

// The largest flush of the tests, 500 sources, takes some 12,000 steps.
const LONGEST_LIFE = 30_000;

/** One wiki in play: its server, the requests made to it, and flushes that can be killed. */
export class PlayWiki {
  server: WikiServer;
  wiki: Wiki;
  clock: PlayedClock;
  store: PlayStore;
  requests = 0;
  /** How far the clock of the server is ahead of ours. */
  skewMs = 0;
  /** Asked before each request for its fault; may also let other editors do something. */
  plan: FaultPlan = () => null;
  /** Told before every step of store and network, so that the reader can save in between. */
  onStep: (name: string, given: unknown[]) => void = () => undefined;
  log: { method: string; path: string }[] = [];

  constructor(id: string, mode: Mode, store: PlayStore, clock: PlayedClock, limits = {}) {
    this.clock = clock;
    this.store = store;
    this.server = createWikiServer({ mode, token: 'secret', now: () => clock.ms + this.skewMs, limits });
    this.wiki = {
      id,
      name: `Wiki ${id}`,
      baseUrl: 'http://localhost:1',
      contentPolicy: 'never',
      credibilityMapping: null,
      active: true,
    };
  }

  /** Flushes once. `killAfter`: so many steps of store and network are lived through; null: all. */
  async flush(killAfter: number | null = null): Promise<FlushResult | null> {
    const life = { left: killAfter ?? Number.POSITIVE_INFINITY, lived: 0 };
    const deps: SyncDeps = {
      outbox: mortal(this.store, life, (...step) => this.onStep(...step)) as SyncDeps['outbox'],
      client: mortal(this.client(), life, (...step) => this.onStep(...step)) as WikiClient,
      now: this.clock.now,
      random: () => 0.5,
      isSharedVenue: () => true,
    };
    try {
      return await flush(deps, this.wiki);
    } catch (error) {
      if (error instanceof Killed) return null;
      throw error;
    }
  }

  /** The reader says "try again": a stop is over, and what waits is due. */
  resume(): void {
    const kept = this.store.conditions.get(this.wiki.id);
    if (kept)
      this.store.conditions.set(this.wiki.id, {
        ...kept,
        stopped: false,
        pausedUntil: null,
        failures: 0,
        why: null,
      });
  }

  recheckAll(): void {
    for (const [key, record] of this.store.records)
      if (
        record.wikiId === this.wiki.id &&
        record.state.state !== 'refused' &&
        this.store.sources.has(record.stableId)
      )
        this.store.records.set(key, requeueWithDeferred(record, this.clock.now()));
  }

  /** Flushes until nothing waits, as the time goes by; what is owed may stay so. False: it never ends. */
  async untilQuiet(most = 80): Promise<boolean> {
    for (let n = 0; n < most; n += 1) {
      const end = await this.flush();
      const waiting = [...this.store.records.values()].filter(
        ({ wikiId, state }) =>
          wikiId === this.wiki.id && ['waiting', 'waiting-until', 'sending'].includes(state.state),
      );
      if (!end || end.nextAt === null || waiting.length === 0) return true;
      this.clock.advance(Math.max(1, Date.parse(end.nextAt) - this.clock.ms));
    }
    return false;
  }

  /** Flushes as long as anything is to be tried again beside what is owed, as the time goes by. */
  async untilNothingDue(most = 20): Promise<void> {
    const isDue = ({ wikiId, dueAt, owed }: OutboxEntry) =>
      wikiId === this.wiki.id && dueAt !== null && owed.length === 0;
    for (let n = 0; n < most; n += 1) {
      if (![...this.store.records.values()].some(isDue)) return;
      const end = await this.flush();
      if (!end?.nextAt) return;
      this.clock.advance(Math.max(1, Date.parse(end.nextAt) - this.clock.ms));
    }
  }

  /** What the wiki holds of an entry. */
  fieldsOf(remoteId: string): SyncedValues {
    const row = this.server.state.rows.get(remoteId);
    const details =
      this.server.state.mode === 'newer' ? { paper: null, ...this.server.state.details.get(remoteId) } : {};
    return parseResource({ ...row, ...details })?.fields ?? {};
  }

  client(): WikiClient {
    const plan: FaultPlan = (request, body) => {
      this.requests += 1;
      this.log.push({ method: request.method, path: new URL(request.url).pathname });
      return this.plan(request, body);
    };
    const deps = {
      fetch: fetchFrom({ server: this.server, clock: this.clock, plan }),
      schedule: this.clock.after,
      hasPermission: async () => true,
    };
    return createResearchWikiClient(
      { name: this.wiki.name, baseUrl: this.wiki.baseUrl, token: 'secret' },
      deps,
    );
  }
}

/** The same functions, each of which may be the last one: killed before it does anything, or before its answer is heard. */
function mortal(
  functions: object,
  life: { left: number; lived: number },
  onStep: PlayWiki['onStep'],
): object {
  const step = (name: string, given: unknown[]) => {
    life.lived += 1;
    if (life.lived > LONGEST_LIFE) throw new Error('a flush never ends');
    onStep(name, given);
    life.left -= 1;
    if (life.left < 0) throw new Killed('the worker was killed');
  };
  return new Proxy(functions, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function' || name === 'prepareFields') return value;
      return async (...given: unknown[]) => {
        step(String(name), given);
        const answer: unknown = await Reflect.apply(value, target, given);
        step('', []);
        return answer;
      };
    },
  });
}
