import { parseUrl } from '@/lib/address/parse-url';
import { createOptimisticValues } from '@/lib/app/library/optimistic-values';
import type { WikiSettingsDeps } from '@/lib/app/library/wiki-settings';
import { removeHostPermission } from '@/lib/browser/host-permissions';
import { send } from '@/lib/browser/messages/send';
import { buildDefaultPageUrl } from '@/lib/wiki/adapters/research-wiki/client/parse-base-url';
import { schedule } from '../schedule';
import { getMatchPattern } from './use-wikis';

/** Creates the dependencies of the wiki settings, implemented with the worker and the browser's permissions. */
export const createWikiDeps = (): WikiSettingsDeps => ({
  testConnection: (request) => send('wiki/test', request),
  saveWiki: (wiki, token) => send('wiki/save', { wiki, token }),
  deleteWiki: (wikiId) => send('wiki/delete', { wikiId }),
  removeHostPermission,
  getMatchPattern,
  createWiki: (baseUrl, name) => ({
    id: crypto.randomUUID(),
    name,
    baseUrl,
    contentPolicy: 'never',
    credibilityMapping: null,
    active: true,
    pageUrlTemplate: buildDefaultPageUrl(baseUrl),
  }),
  getHost: (baseUrl) => parseUrl(baseUrl)?.host ?? baseUrl,
  pendingWikis: createOptimisticValues(schedule),
});
