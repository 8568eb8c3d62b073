import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import type { Route } from './route';

/** A setting as the use cases of the library see it. `set` rejects when the disk is full. */
export type SettingPort<T> = { get: () => Promise<T>; set: (value: T) => Promise<void> };

/** Stable ids by the status that each source has. */
export type IdsByStatus = Record<SourceStatus, string[]>;

/** A change of status that can be taken back: what was set, and what each source had before. */
export type StatusChange = { status: SourceStatus; before: IdsByStatus };

/** What was done last, as the settings remember it. Every `at` is an ISO 8601 time. */
export type UndoMemory<Choice extends { at: string; stableId: string }> = {
  deletion: { at: string; stableIds: string[] } | null;
  statusChange: (StatusChange & { at: string }) | null;
  choice: Choice | null;
};

/** The last thing that can be taken back. */
export type UndoOffer<Choice> =
  | { kind: 'deletion'; at: string; stableIds: string[] }
  | { kind: 'status'; at: string; stableIds: string[]; change: StatusChange }
  | { kind: 'choice'; at: string; stableIds: string[]; choice: Choice };

/** How long (ms) before the page was opened a change of status may be and still be offered: it is a small change. */
export const STATUS_UNDO_MS = 10 * 60 * 1000;

/**
 * The latest of what can be taken back, or null. It is offered where the reader sees what it would change: in the list,
 * and on the record of one of its sources. `openedAt`: when the page was opened.
 */
export function findUndoOffer<Choice extends { at: string; stableId: string }>(
  { deletion, statusChange, choice }: UndoMemory<Choice>,
  route: Route,
  openedAt: Date,
): UndoOffer<Choice> | null {
  const offers: UndoOffer<Choice>[] = [];
  if (deletion) offers.push({ kind: 'deletion', ...deletion });
  if (statusChange && statusChange.at >= new Date(openedAt.getTime() - STATUS_UNDO_MS).toISOString()) {
    const stableIds = Object.values(statusChange.before).flat();
    offers.push({ kind: 'status', at: statusChange.at, stableIds, change: statusChange });
  }
  if (choice) offers.push({ kind: 'choice', at: choice.at, stableIds: [choice.stableId], choice });
  const latest = offers.sort((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
  return latest && isShownInView(route, latest.stableIds) ? latest : null;
}

/** Whether a view shows one of these sources. */
export const isShownInView = (route: Route, stableIds: readonly string[]): boolean =>
  route.view === 'sources' || (route.view === 'record' && stableIds.includes(route.stableId));

/**
 * Does something that can be taken back. It is remembered before it is done, so that a page that is closed in between
 * can still take it back. A failure is forgotten, and what was remembered before is remembered again.
 */
export async function performWithUndo<T, R extends { ok: boolean }>(
  setting: SettingPort<T>,
  change: T,
  perform: () => Promise<R>,
): Promise<R> {
  const previousChange = await setting.get();
  await setting.set(change);
  const reply = await perform();
  if (!reply.ok) await setting.set(previousChange);
  return reply;
}
