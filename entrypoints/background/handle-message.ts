import type { MessageName } from '@/lib/browser/messages/protocol';
import { pauseFlushesForMessage, syncNow } from './sync/scheduler';

// Whether a message can add an outbox entry or make an entry due, so that a flush must start. The handler
// of `sync/flush` starts a flush itself.
const SHOULD_START_FLUSH: Record<MessageName, boolean> = {
  'draft/save': true,
  'source/edit': true,
  'change/start': true,
  'change/undo': true,
  'change/cancel': false,
  'change/delete-empty': false,
  'change/continue': false,
  'source/check': true,
  'source/merge': true,
  'source/unmerge': true,
  'venue/save': true,
  'venue/delete': true,
  'venue/write': true,
  'venue-list/save': false,
  'venue-list/restore': false,
  'venue-list/switch': false,
  'venue-list/delete': false,
  'import/add': true,
  'backup/plan': false,
  'backup/restore': true,
  'index/update': false,
  'wiki/save': true,
  'wiki/delete': true,
  'wiki/test': false,
  'wiki/known-page': false,
  'wiki/cancel-question': false,
  'wiki/search-pages': false,
  'wiki/bring-in': false,
  'wiki/cancel-bring-in': false,
  'wiki/catalogue': false,
  'wiki/citation-counts': false,
  'wiki/text-urls': false,
  'sync/page-link': true,
  'sync/verdict': true,
  'sync/withdraw-verdict': false,
  'sync/flush': false,
  'sync/refresh': true,
  'sync/enqueue': true,
  'sync/choose': true,
  'sync/undo-choice': true,
  'sync/text': true,
  'sync/cited-by': false,
};

/**
 * Handles a message from an extension page. A flush in progress pauses until the message is handled. Then a flush starts if entries
 * may have become due.
 */
export async function handleMessage<T>(name: MessageName, handle: () => Promise<T>): Promise<T> {
  const endMessage = pauseFlushesForMessage();
  try {
    return await handle();
  } finally {
    endMessage();
    if (SHOULD_START_FLUSH[name]) void syncNow();
  }
}
