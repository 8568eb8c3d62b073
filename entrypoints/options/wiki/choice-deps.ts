import { formatLibraryMessage } from '@/lib/app/describe/format-library-message';
import type { Notifications } from '@/lib/app/library/notifications';
import type { WikiChoiceDeps } from '@/lib/app/library/wiki-choices';
import { send } from '@/lib/browser/messages/send';
import { StableId } from '@/lib/record/schema/primitives';
import { lastChoice } from '@/lib/storage/settings/settings';
import { schedule } from '../schedule';

/** Dependencies of choosing the local or remote value, implemented with the worker and the settings. */
export const createChoiceDeps = (
  notifications: Pick<Notifications, 'notify' | 'notifyError'>,
): WikiChoiceDeps => ({
  now: () => new Date(),
  schedule,
  choose: ({ wikiId, stableId }, fields, side) =>
    send('sync/choose', { wikiId, stableId: StableId.parse(stableId), fields, side }),
  undoChoice: ({ wikiId, stableId }, fields) =>
    send('sync/undo-choice', { wikiId, stableId: StableId.parse(stableId), fields }),
  lastChoice,
  notifications,
  format: formatLibraryMessage,
});
