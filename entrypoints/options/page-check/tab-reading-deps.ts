import type { TabReadingDeps } from '@/lib/app/page-check/check-in-tab';
import { findTabById } from '@/lib/browser/active-tab';
import { hasErrorPage } from '@/lib/browser/background-tab';
import { beginCapture } from '@/lib/browser/begin-capture';
import { send } from '@/lib/browser/messages/send';
import type { Database } from '@/lib/storage/open-database';
import { findPageCheck } from '@/lib/storage/queries/page-checks';
import { listSnapshots } from '@/lib/storage/queries/snapshots';

/** Creates the dependencies of a check of a page in an open tab. */
export const createTabReadingDeps = (database: Database): TabReadingDeps => ({
  now: () => new Date(),
  listSnapshots: (stableId) => listSnapshots(database, stableId),
  findCheck: (stableId) => findPageCheck(database, stableId),
  saveCheck: (request) => send('source/check', request),
  wait: (durationMs) => new Promise((resolve) => setTimeout(resolve, durationMs)),
  captureDeps: { beginCapture, findTabById },
  hasErrorPage,
});
