import { assertNever } from '@/lib/base/assert-never';
import { tCount } from '@/lib/browser/i18n/message';
import { getSectionName } from '@/lib/browser/i18n/section-names';
import type { LibraryChange } from '@/lib/record/schema/library-change';
import { formatProblem } from './format-problem';

/**
 * Formats what a change did. Of one that was cancelled or failed, the sentences say how many sources were changed and how many
 * were not.
 */
export function formatChange({ action, changedCount, undoneCount, ...change }: LibraryChange): string {
  const { state, problem, sourceCount, chunkCount, appliedCount } = change;
  const count = changedCount - undoneCount;
  const done =
    action.kind === 'status'
      ? tCount('libraryMoved', count, getSectionName(action.status))
      : tCount('libraryDeleted', count);
  if (state !== 'cancelled' && state !== 'failed') return done;
  const remainingCount = Math.round(sourceCount * (1 - appliedCount / chunkCount));
  const sentences = [`${done}.`, tCount('libraryChangeRemaining', remainingCount)];
  return problem ? [formatProblem(problem), ...sentences].join(' ') : sentences.join(' ');
}

/** Formats what the worker is doing with many sources. */
export function formatChangeProgress({ action, state, sourceCount }: LibraryChange): string {
  if (state === 'undoing') return tCount('libraryUndoing', sourceCount);
  switch (action.kind) {
    case 'status':
      return tCount('libraryMoving', sourceCount, getSectionName(action.status));
    case 'delete':
      return tCount('libraryDeleting', sourceCount);
    case 'restore':
      return tCount('libraryRestoring', sourceCount);
    case 'relink':
      return tCount('libraryRelinking', sourceCount);
    default:
      return assertNever(action);
  }
}

/** Formats how many sources were restored, and how many stay in the bin because another source has their URL. */
export function formatRestored(count: number, skippedCount: number): string {
  const restored = tCount('libraryRestored', count);
  return skippedCount > 0 ? `${restored}. ${tCount('libraryUrlsTaken', skippedCount)}` : restored;
}
