import type { LibraryMessage } from '@/lib/app/library/notifications';
import { assertNever } from '@/lib/base/assert-never';
import { t, tCount } from '@/lib/browser/i18n/message';
import { getSectionName } from '@/lib/browser/i18n/section-names';
import { formatProblem } from './format-problem';
import { formatFieldNames } from './sync-fields';

/** The sentence of a message, in the browser's language. */
export function formatLibraryMessage(message: LibraryMessage): string {
  switch (message.kind) {
    case 'status-changed':
      return tCount('libraryMoved', message.count, getSectionName(message.status));
    case 'status-change-undone':
      return tCount('libraryMovedBack', message.count);
    case 'deleted':
      return tCount('libraryDeleted', message.count);
    case 'restored':
      return tCount('libraryRestored', message.count);
    case 'venue-saved':
      return t('venuesSaved', message.name);
    case 'venue-removed':
      return t(message.venueKind === 'own' ? 'venuesWithdrawn' : 'venuesDiscarded', message.name);
    case 'choice-made':
      return tCount('syncChosen', message.count, message.wiki);
    case 'choice-sent':
      return t('syncUndoSent', message.wiki, formatFieldNames(message.fields));
    case 'choice-edited':
      return t('syncUndoEdited', formatFieldNames(message.fields));
    case 'problem':
      return formatProblem(message.problem);
    default:
      return assertNever(message);
  }
}
