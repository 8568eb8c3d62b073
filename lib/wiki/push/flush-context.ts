import type { CitingPage } from '@/lib/record/schema/parts';
import type { Wiki, WikiClient } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import type { DueCursor, OutboxStore } from '@/lib/wiki/outbox/outbox-store';
import { isWikiPaused, isWritePaused } from '@/lib/wiki/outbox/wiki-pause';

/** What a flush needs of the outside world. `random` returns a number from 0 to 1. */
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
  /** Awaited before each step; null: nothing of the reader is in progress. */
  yieldToForeground: () => Promise<void> | null;
};

/**
 * The number of resources on the wiki if only this flush adds any (`total`), and the totals before that between which
 * only this flush added some: those with the ids in `createdIds`.
 */
export type ResourceCount = { total: number; knownTotals: number[]; createdIds: ReadonlySet<string> };

/** What one flush remembers. It is a cache: a flush that is killed loses nothing. Only the functions below change it. */
type FlushState = {
  condition: WikiCondition;
  /** The last due entry that was handled; null: due entries are read from the beginning. */
  cursor: DueCursor | null;
  /** When the last step looked for due entries; null: none did. */
  lastStepAt: string | null;
  /** null: not known, or not any more. */
  resourceCount: ResourceCount | null;
  /** The normalised addresses of all resources, from when many new sources were begun; null: not read. */
  knownUrls: ReadonlySet<string> | null;
};

/** What the functions of one flush share. Only one flush of a wiki may run at a time. */
export type FlushContext = Readonly<SyncDeps> &
  Readonly<FlushControl> & {
    readonly wiki: Wiki;
    readonly state: FlushState;
    /** Pages that were read in this flush, by id; null: the page is gone. */
    readonly pageCache: Map<string, CitingPage | null>;
  };

/** A flush that begins with this condition of the wiki. */
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

/** Stores a change of the condition of the wiki, unless it changes nothing. */
export async function updateCondition(context: FlushContext, change: Partial<WikiCondition>): Promise<void> {
  const next = { ...context.state.condition, ...change };
  if (JSON.stringify(next) === JSON.stringify(context.state.condition)) return;
  context.state.condition = next;
  await context.outbox.saveCondition(next);
}

/** Records that the wiki gave a usable response. A pause of writes that it asked for goes on. */
export const recordSuccess = (context: FlushContext): Promise<void> =>
  updateCondition(context, { failureCount: 0, pausedUntil: null, reason: null });

/** Remembers which due entry was handled last. */
export function moveCursor({ state }: FlushContext, cursor: DueCursor | null): void {
  state.cursor = cursor;
}

/** Remembers the time of a step and returns that of the one before; null: this is the first. */
export function recordStep({ state, now }: FlushContext): string | null {
  const { lastStepAt } = state;
  state.lastStepAt = now().toISOString();
  return lastStepAt;
}

/** Remembers the number of resources on the wiki; null: it is not known any more. */
export function setResourceCount({ state }: FlushContext, resourceCount: ResourceCount | null): void {
  state.resourceCount = resourceCount;
}

/** Remembers the addresses that the wiki has. */
export function setKnownUrls({ state }: FlushContext, knownUrls: ReadonlySet<string>): void {
  state.knownUrls = knownUrls;
}

/** Whether no further request may be made: the settings changed, or the wiki is stopped or paused. */
export const shouldStop = ({ signal, state, now }: FlushContext): boolean =>
  signal.aborted || isWikiPaused(state.condition, now());

/** Whether a write may be made now. */
export const canWrite = ({ signal, state, now }: FlushContext): boolean =>
  !signal.aborted && !isWritePaused(state.condition, now());
