import { formatLibraryMessage } from '@/lib/app/describe/format-library-message';
import type { WikiChoiceDeps } from '@/lib/app/library/wiki-choices';
import { send } from '@/lib/browser/messages/send';
import { withLock } from '@/lib/browser/web-locks';
import { StableId } from '@/lib/record/schema/primitives';
import { lastChoice } from '@/lib/storage/settings/settings';
import { schedule } from '../schedule';
import type { LibraryActions } from '../use-library-actions';

/** Creates the dependencies of choosing the local or remote value, implemented with the worker and the settings. */
export const createChoiceDeps = (
  libraryActions: Pick<LibraryActions, 'close' | 'notifyError' | 'runningChanges'>,
): WikiChoiceDeps => ({
  now: () => new Date(),
  schedule,
  choose: ({ wikiId, stableId }, fields, side) =>
    send('sync/choose', { wikiId, stableId: StableId.parse(stableId), fields, side }),
  undoChoice: ({ wikiId, stableId }, fields) =>
    send('sync/undo-choice', { wikiId, stableId: StableId.parse(stableId), fields }),
  lastChoice,
  notifications: libraryActions,
  runningChanges: libraryActions.runningChanges,
  withLock: (task) => withLock('last-choice', task),
  format: formatLibraryMessage,
});
