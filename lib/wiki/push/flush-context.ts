import type { CitingPage } from '@/lib/record/schema/parts';
import type { Wiki, WikiClient } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import type { DueCursor, OutboxStore } from '@/lib/wiki/outbox/outbox-store';
import { isWikiPaused, isWritePaused } from '@/lib/wiki/outbox/wiki-pause';

/** The ports of a flush. `random` returns a number from 0 to 1. */
export type SyncDeps = {
  outbox: OutboxStore;
  client: WikiClient;
  now: () => Date;
  random: () => number;
  isSharedVenue: (venueId: string) => boolean;
};

/** How a flush is stopped and slowed down. */
export type FlushControl = {
  /** Aborted when the settings change: no further request is made, and responses in flight are ignored. */
  signal: AbortSignal;
  /** Awaited before each step; null: no foreground work is in progress. */
  yieldToForeground: () => Promise<void> | null;
};

/**
 * `total`: the expected number of resources while only this flush adds any. `knownTotals`: the totals in this flush between
 * which only the resources in `createdIds` were added.
 */
export type ResourceCount = { total: number; knownTotals: number[]; createdIds: ReadonlySet<string> };

/** The state of one flush. It is only a cache, so a killed flush loses nothing. Only the functions below change it. */
type FlushState = {
  condition: WikiCondition;
  /** The last due entry that was handled; null: due entries are read from the beginning. */
  cursor: DueCursor | null;
  /** When the last step looked for due entries; null: none did. */
  lastStepAt: string | null;
  /** null: unknown. */
  resourceCount: ResourceCount | null;
  /** The normalised addresses of all resources; null: not read, because there were few new sources. */
  knownUrls: ReadonlySet<string> | null;
};

/** What the functions of one flush share. Only one flush of a wiki may run at a time. */
export type FlushContext = Readonly<SyncDeps> &
  Readonly<FlushControl> & {
    readonly wiki: Wiki;
    readonly state: FlushState;
    /** Pages that were read in this flush, by id; null: the page was deleted. */
    readonly pageCache: Map<string, CitingPage | null>;
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
});

/** Saves a change of the condition; does nothing if the condition is already so. */
export async function updateCondition(context: FlushContext, change: Partial<WikiCondition>): Promise<void> {
  const next = { ...context.state.condition, ...change };
  if (JSON.stringify(next) === JSON.stringify(context.state.condition)) return;
  context.state.condition = next;
  await context.outbox.saveCondition(next);
}

/** Records a usable response. A requested pause of writes stays. */
export const recordSuccess = (context: FlushContext): Promise<void> =>
  updateCondition(context, { failureCount: 0, pausedUntil: null, reason: null });

/** Records the last due entry that was handled; null: start from the beginning. */
export function moveCursor({ state }: FlushContext, cursor: DueCursor | null): void {
  state.cursor = cursor;
}

/** Records the time of a step and returns that of the previous one; null: this is the first. */
export function recordStep({ state, now }: FlushContext): string | null {
  const { lastStepAt } = state;
  state.lastStepAt = now().toISOString();
  return lastStepAt;
}

/** Records the number of resources on the wiki; null: it is no longer known. */
export function setResourceCount({ state }: FlushContext, resourceCount: ResourceCount | null): void {
  state.resourceCount = resourceCount;
}

/** Records the addresses that the wiki has. */
export function setKnownUrls({ state }: FlushContext, knownUrls: ReadonlySet<string>): void {
  state.knownUrls = knownUrls;
}

/** Whether no further request may be made: the settings changed, or the wiki is stopped or paused. */
export const shouldStop = ({ signal, state, now }: FlushContext): boolean =>
  signal.aborted || isWikiPaused(state.condition, now());

/** Whether a write may be made now. */
export const canWrite = ({ signal, state, now }: FlushContext): boolean =>
  !signal.aborted && !isWritePaused(state.condition, now());
