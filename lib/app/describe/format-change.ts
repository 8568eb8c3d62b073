import { assertNever } from '@/lib/base/assert-never';
import { tCount } from '@/lib/browser/i18n/message';
import { getSectionName } from '@/lib/browser/i18n/section-names';
import type { LibraryChange } from '@/lib/record/schema/library-change';
import { formatProblem } from './format-problem';

/**
 * Formats the result of a change. If it was cancelled or failed, also formats the number of sources that were not
 * changed.
 */
export function formatChange({ action, changedCount, undoneCount, ...change }: LibraryChange): string {
  const { state, problem, sourceCount, chunkCount, appliedCount } = change;
  const count = changedCount - undoneCount;
  const doneSentence =
    action.kind === 'status'
      ? tCount('libraryMoved', count, getSectionName(action.status))
      : tCount('libraryDeleted', count);
  if (state !== 'cancelled' && state !== 'failed') return doneSentence;
  const remainingCount = Math.round(sourceCount * (1 - appliedCount / chunkCount));
  const sentences = [`${doneSentence}.`, tCount('libraryChangeRemaining', remainingCount)];
  return problem ? [formatProblem(problem), ...sentences].join(' ') : sentences.join(' ');
}

/** Formats a change of many sources that is in progress. */
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

/** Formats the number of restored sources, and of those that stay in the bin because another source has their URL. */
export function formatRestored(count: number, skippedCount: number): string {
  const restoredSentence = tCount('libraryRestored', count);
  return skippedCount > 0
    ? `${restoredSentence}. ${tCount('libraryUrlsTaken', skippedCount)}`
    : restoredSentence;
}
