import { assertNever } from '@/lib/base/assert-never';
import { t, tCount } from '@/lib/browser/i18n/message';
import { getSectionName } from '@/lib/browser/i18n/section-names';
import { CHANGE_CHUNK_SIZE, type LibraryChange } from '@/lib/record/schema/library-change';
import { formatPdfAdded } from './format-pdf-problem';
import { formatProblem } from './format-problem';
import { formatFieldNames } from './sync-fields';

/**
 * Formats the result of a change. If it was cancelled or failed, also formats the number of sources that were not
 * changed.
 */
export function formatChange(change: LibraryChange): string {
  const { action, state, problem, sourceCount, appliedCount } = change;
  const { changedCount, undoneCount, newVenueCount = 0 } = change;
  if (changedCount === 0 && newVenueCount > 0) return tCount('libraryImportVenuesDone', newVenueCount);
  const doneSentence = formatDone(action, changedCount - undoneCount, changedCount);
  if (state !== 'cancelled' && state !== 'failed') return doneSentence;
  // All chunks but the last one have this size.
  const remainingCount = Math.max(0, sourceCount - appliedCount * CHANGE_CHUNK_SIZE);
  const sentences = [`${doneSentence}.`, tCount('libraryChangeRemaining', remainingCount)];
  return problem ? [formatProblem(problem), ...sentences].join(' ') : sentences.join(' ');
}

/** `totalCount` also includes what was undone. */
function formatDone(action: LibraryChange['action'], count: number, totalCount: number): string {
  switch (action.kind) {
    case 'status':
      return tCount('libraryMoved', count, getSectionName(action.status));
    case 'edit':
      return tCount('libraryEdited', count, formatEditedFields(action));
    case 'replace-tags': {
      const [tag = ''] = action.from;
      if (action.to === null) return tCount('tagsDeleted', count, tag);
      return action.from.length === 1
        ? tCount('tagsRenamed', count, tag, action.to)
        : tCount('tagsMerged', count, action.to);
    }
    case 'import':
      return tCount('libraryImportDone', count);
    case 'add-pdf':
      // The title is that of the first source.
      return totalCount > 1 ? tCount('pdfsAdded', count) : formatPdfAdded(action);
    case 'delete':
      return tCount('libraryDeleted', count);
    case 'restore':
      return tCount('libraryRestored', count);
    case 'relink':
      return tCount('libraryEdited', count, formatFieldNames(['venueId']));
    default:
      return assertNever(action);
  }
}

function formatEditedFields({ edits, addTags, removeTags }: EditAction): string {
  const changesTags = addTags.length > 0 || removeTags.length > 0;
  const fields = [...Object.keys(edits), ...(changesTags ? ['tags'] : [])];
  return formatFieldNames([...new Set(fields)]);
}

type EditAction = Extract<LibraryChange['action'], { kind: 'edit' }>;

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
    case 'edit':
      return tCount('libraryEditing', sourceCount, formatEditedFields(action));
    case 'replace-tags':
      return tCount('tagsReplacing', sourceCount);
    case 'relink':
      return tCount('libraryRelinking', sourceCount);
    case 'import':
      return t('libraryImporting');
    case 'add-pdf':
      return formatDone(action, sourceCount, sourceCount);
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

/** Formats the number of sources for which an import was undone, and of those that were changed since and stay. If both are 0, the import added only venues. */
export function formatImportUndone(count: number, changedSinceCount: number): string {
  if (count === 0 && changedSinceCount === 0) return t('libraryImportVenuesUndone');
  const undoneSentence = tCount('libraryImportUndone', count);
  return changedSinceCount > 0
    ? `${undoneSentence} ${tCount('libraryImportUndoneExcept', changedSinceCount)}`
    : undoneSentence;
}
