import { createResearchWikiClient } from '@/lib/wiki/adapters/research-wiki/client/research-wiki-client';
import { parseResource } from '@/lib/wiki/adapters/research-wiki/format/parse-resource';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { SyncedValues } from '@/lib/wiki/model/sync';
import type { Wiki, WikiClient } from '@/lib/wiki/model/wiki';
import { transition } from '@/lib/wiki/outbox/transition';
import type { SyncDeps } from '@/lib/wiki/push/flush-context';
import { type FlushResult, flush } from '@/lib/wiki/scheduler/flush';
import { createWikiServer, type WikiServer } from '@/tests/wiki-server/create-wiki-server';
import type { FakeClock } from '@/tests/wiki-server/fake-clock';
import type { FaultPlan } from '@/tests/wiki-server/faults';
import { createInProcessFetch } from '@/tests/wiki-server/in-process-fetch';
import type { Mode } from '@/tests/wiki-server/schemas';
import type { FakeOutboxStore } from './fake-outbox-store';

/** Every function of a flush throws it after the worker was killed. */
class WorkerKilledError extends Error {}

// The largest flush of the tests (500 sources) takes about 12,000 steps, so a flush with more steps than this does not end.
const MAX_STEPS = 30_000;

/** A simulated wiki: its server, a log of its requests, and flushes that can be killed at any step. */
export class SimulatedWiki {
  server: WikiServer;
  config: Wiki;
  clock: FakeClock;
  store: FakeOutboxStore;
  requestCount = 0;
  /** How far the clock of the server is ahead of the local clock, in ms. */
  clockSkewMs = 0;
  /** Is called before each request and returns its fault. It may also perform edits of other editors. */
  faultPlan: FaultPlan = () => null;
  /** Is called before every call of the store and the client, so that the reader can act in between. */
  onStep: (name: string, args: unknown[]) => void = () => undefined;
  requestLog: { method: string; path: string; search: string }[] = [];

  constructor(id: string, mode: Mode, store: FakeOutboxStore, clock: FakeClock, limits = {}) {
    this.clock = clock;
    this.store = store;
    this.server = createWikiServer({ mode, token: 'secret', now: () => clock.ms + this.clockSkewMs, limits });
    this.config = {
      id,
      name: `Wiki ${id}`,
      baseUrl: 'http://localhost:1',
      contentPolicy: 'never',
      credibilityMapping: null,
      active: true,
    };
  }

  /** Flushes once. The worker is killed after `killAfter` steps, unless it is null. Returns null if the worker was killed. */
  async flush(killAfter: number | null = null): Promise<FlushResult | null> {
    const lifetime = { remainingSteps: killAfter ?? Number.POSITIVE_INFINITY, stepCount: 0 };
    const deps: SyncDeps = {
      // The proxies have the methods of the objects that they wrap.
      outbox: makeKillable(this.store, lifetime, (...step) => this.onStep(...step)) as SyncDeps['outbox'],
      client: makeKillable(this.createClient(), lifetime, (...step) => this.onStep(...step)) as WikiClient,
      now: this.clock.now,
      random: () => 0.5,
      isShippedVenue: () => true,
    };
    try {
      return await flush(deps, this.config);
    } catch (error) {
      if (error instanceof WorkerKilledError) return null;
      throw error;
    }
  }

  /** Ends a stop or pause of the wiki, as the reader's "Try again" does. */
  resume(): void {
    const condition = this.store.conditions.get(this.config.id);
    if (condition)
      this.store.conditions.set(this.config.id, {
        ...condition,
        isStopped: false,
        pausedUntil: null,
        failureCount: 0,
        listFaultCount: 0,
        listFault: null,
        reason: null,
      });
  }

  requeueAll(): void {
    for (const [key, entry] of this.store.entries)
      if (
        entry.wikiId === this.config.id &&
        entry.status !== 'rejected' &&
        this.store.sources.has(entry.stableId)
      )
        this.store.entries.set(
          key,
          transition(entry, { type: 'requeued', now: this.clock.now(), shouldRetryDeferred: true }),
        );
  }

  /**
   * Flushes and advances the clock until no entry waits. Lists may stay deferred. Returns false if entries still wait after
   * `maxRounds` flushes.
   */
  async flushUntilIdle(maxRounds = 80): Promise<boolean> {
    for (let round = 0; round < maxRounds; round += 1) {
      const flushResult = await this.flush();
      const waitingEntries = [...this.store.entries.values()].filter(
        ({ wikiId, status }) =>
          wikiId === this.config.id && ['waiting', 'delayed', 'sending'].includes(status),
      );
      if (!flushResult || flushResult.nextFlushAt === null || waitingEntries.length === 0) return true;
      this.clock.advance(Math.max(1, Date.parse(flushResult.nextFlushAt) - this.clock.ms));
    }
    return false;
  }

  /** Flushes and advances the clock until only deferred lists are due. */
  async flushUntilNothingDue(maxRounds = 20): Promise<void> {
    const isDue = ({ wikiId, nextAttemptAt, deferredFields }: OutboxEntry) =>
      wikiId === this.config.id && nextAttemptAt !== null && deferredFields.length === 0;
    for (let round = 0; round < maxRounds; round += 1) {
      if (![...this.store.entries.values()].some(isDue)) return;
      const flushResult = await this.flush();
      if (!flushResult?.nextFlushAt) return;
      this.clock.advance(Math.max(1, Date.parse(flushResult.nextFlushAt) - this.clock.ms));
    }
  }

  /** Returns the values of a resource on the server, without a request. */
  readFields(remoteId: string): SyncedValues {
    const row = this.server.state.rows.get(remoteId);
    const details =
      this.server.state.mode === 'newer' ? { paper: null, ...this.server.state.details.get(remoteId) } : {};
    return parseResource({ ...row, ...details })?.fields ?? {};
  }

  /** Creates a client of the wiki. It makes no request after `signal` is aborted. */
  createClient(signal?: AbortSignal): WikiClient {
    const countingPlan: FaultPlan = (request, body) => {
      this.requestCount += 1;
      const { pathname, search } = new URL(request.url);
      this.requestLog.push({ method: request.method, path: pathname, search });
      return this.faultPlan(request, body);
    };
    const clientDeps = {
      fetch: createInProcessFetch({ server: this.server, clock: this.clock, plan: countingPlan }),
      schedule: this.clock.schedule,
      hasPermission: async () => true,
      ...(signal ? { signal } : {}),
    };
    return createResearchWikiClient(
      { name: this.config.name, baseUrl: this.config.baseUrl, token: 'secret' },
      clientDeps,
    );
  }
}

/** Wraps methods so that the worker can be killed before and after each call. Both times count as a step. */
function makeKillable(
  methods: object,
  lifetime: { remainingSteps: number; stepCount: number },
  onStep: SimulatedWiki['onStep'],
): object {
  const countStep = (name: string, args: unknown[]) => {
    lifetime.stepCount += 1;
    if (lifetime.stepCount > MAX_STEPS) throw new Error('the flush does not end');
    onStep(name, args);
    lifetime.remainingSteps -= 1;
    if (lifetime.remainingSteps < 0) throw new WorkerKilledError('the worker was killed');
  };
  return new Proxy(methods, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function' || name === 'prepareFields') return method;
      return async (...args: unknown[]) => {
        countStep(String(name), args);
        const result: unknown = await Reflect.apply(method, target, args);
        countStep('', []);
        return result;
      };
    },
  });
}
