import { hasSameJson } from '@/lib/base/has-same-json';
import type { CitingPage } from '@/lib/record/schema/parts';
import type { Wiki, WikiClient } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import type { DueCursor, OutboxStore } from '@/lib/wiki/outbox/outbox-store';
import { isWikiPaused, isWritePaused } from '@/lib/wiki/outbox/wiki-pause';

/** The dependencies of a flush. `random` returns a number from 0 to 1. */
export type SyncDeps = {
  outbox: OutboxStore;
  client: WikiClient;
  now: () => Date;
  random: () => number;
  isShippedVenue: (venueId: string) => boolean;
};

/** The controls with which the scheduler stops a flush and slows it down. */
export type FlushControl = {
  /** Is aborted when the settings change. Then no further request is made, and responses in flight are ignored. */
  signal: AbortSignal;
  /** Is awaited before each step. Returns null if no foreground work is in progress. */
  yieldToForeground: () => Promise<void> | null;
};

/**
 * The number of resources on the wiki, as this flush knows it.
 * - `total`: the current number. A later count that differs shows that another client added resources.
 * - `knownTotals`: all totals since another client last added resources
 * - `createdIds`: the ids of the resources that this flush created since then
 */
export type ResourceCount = { total: number; knownTotals: number[]; createdIds: ReadonlySet<string> };

/** The state of one flush. All of it can be read again, so a killed flush loses nothing. Only the functions below change it. */
type FlushState = {
  condition: WikiCondition;
  /** The last due entry that was handled. Null means that the next due entry is the first of the outbox. */
  cursor: DueCursor | null;
  /** The time at which the last step queried due entries. Null before the first step. */
  lastStepAt: string | null;
  /** Null if the number is unknown. */
  resourceCount: ResourceCount | null;
  /** The normalised URLs of all resources. Null if they were not read, because there are few new sources. */
  knownUrls: ReadonlySet<string> | null;
};

/** The dependencies and the state that the functions of one flush share. Only one flush of a wiki may run at a time. */
export type FlushContext = Readonly<SyncDeps> &
  Readonly<FlushControl> & {
    readonly wiki: Wiki;
    readonly state: FlushState;
    /** The pages that were read in this flush, by id. Null means that the page was deleted. */
    readonly pageCache: Map<string, CitingPage | null>;
    /** The stable ids of sources whose lists were deferred because their batch failed. */
    readonly idsWithUntestedLists: Set<string>;
    /** The stable ids of sources whose deferred lists need not wait, because the wiki stored the lists of another source. */
    readonly idsWithRecoveredLists: Set<string>;
  };

/** Creates the context of a flush from the stored condition of the wiki. */
export const createFlushContext = (
  deps: SyncDeps,
  control: FlushControl,
  wiki: Wiki,
  condition: WikiCondition,
): FlushContext => ({
  ...deps,
  ...control,
  wiki,
  state: { condition, cursor: null, lastStepAt: null, resourceCount: null, knownUrls: null },
  pageCache: new Map(),
  idsWithUntestedLists: new Set(),
  idsWithRecoveredLists: new Set(),
});

/** Saves a change of the condition, unless the condition stays the same. */
export async function updateCondition(context: FlushContext, change: Partial<WikiCondition>): Promise<void> {
  const changedCondition = { ...context.state.condition, ...change };
  if (hasSameJson(changedCondition, context.state.condition)) return;
  context.state.condition = changedCondition;
  await context.outbox.saveCondition(changedCondition);
}

/** Resets the failures after a usable response, which ends a series of failures. It does not end a pause of writes. */
export const resetFailures = (context: FlushContext, category: 'read' | 'write' = 'read'): Promise<void> => {
  const isDenialOver = context.state.condition.denied?.isWrite === (category === 'write');
  return updateCondition(context, {
    failureCount: 0,
    pausedUntil: null,
    reason: null,
    ...(isDenialOver ? { denied: null } : {}),
  });
};

/** Stores the last due entry that was handled. Null moves the cursor to the beginning. */
export function moveCursor({ state }: FlushContext, cursor: DueCursor | null): void {
  state.cursor = cursor;
}

/** Stores the time of a step and returns the time of the previous step. Null means that this is the first step. */
export function updateLastStep({ state, now }: FlushContext): string | null {
  const { lastStepAt } = state;
  state.lastStepAt = now().toISOString();
  return lastStepAt;
}

/** Stores the number of resources on the wiki. Null means that it is unknown. */
export function setResourceCount({ state }: FlushContext, resourceCount: ResourceCount | null): void {
  state.resourceCount = resourceCount;
}

/** Stores the URLs that the wiki has. */
export function setKnownUrls({ state }: FlushContext, knownUrls: ReadonlySet<string>): void {
  state.knownUrls = knownUrls;
}

/** Returns whether the flush must make no further request, because the settings changed or the wiki is stopped or paused. */
export const shouldStop = ({ signal, state, now }: FlushContext): boolean =>
  signal.aborted || isWikiPaused(state.condition, now());

/** Returns whether a write may be made now. */
export const canWrite = ({ signal, state, now }: FlushContext): boolean =>
  !signal.aborted && !isWritePaused(state.condition, now());
