import {
  type ReadCatalogueDeps,
  readCatalogue,
  readCitationCounts,
  readTextUrls,
} from '@/lib/app/worker/read-catalogue';
import { ok } from '@/lib/base/result';
import type { Handlers } from '@/lib/browser/messages/listen-to-messages';
import { findLinkedEntry } from '@/lib/storage/queries/outbox-entries';
import { database, databaseDeps } from '../database';
import { activeWikiDeps } from './active-wiki-deps';

const catalogueDeps: ReadCatalogueDeps = {
  ...activeWikiDeps,
  findStableId: async (wikiId, remoteId, urlKeys) =>
    (await findLinkedEntry(database, wikiId, remoteId))?.stableId ??
    (await databaseDeps.findSourceByUrlKeys(urlKeys))?.stableId ??
    null,
};

type CatalogueMessage = 'wiki/catalogue' | 'wiki/citation-counts' | 'wiki/text-urls';

/** The handlers of messages about what the active wiki has. */
export const catalogueHandlers: Pick<Handlers, CatalogueMessage> = {
  'wiki/catalogue': async ({ offset }) => ok(await readCatalogue(catalogueDeps, offset)),
  'wiki/citation-counts': async () => ok(await readCitationCounts(catalogueDeps)),
  'wiki/text-urls': async ({ offset }) => ok(await readTextUrls(catalogueDeps, offset)),
};
