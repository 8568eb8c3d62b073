import { findWikiCondition } from '@/lib/storage/queries/list-wikis';
import { pauseWiki } from '@/lib/storage/transactions/save-wiki';
import { database } from '../database';
import { changeWikis, findActiveClient } from './scheduler';

/** The dependencies of requests to the active wiki. Its response can ask for a pause of the requests. */
export const activeWikiDeps = {
  now: () => new Date(),
  findActiveClient,
  findCondition: (wikiId: string) => findWikiCondition(database, wikiId),
  pauseWiki: (wikiId: string, delayMs: number) =>
    changeWikis(() => pauseWiki(database, wikiId, delayMs, new Date())),
};
