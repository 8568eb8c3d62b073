import { applyTextDecision } from '@/lib/app/worker/apply-text-decision';
import { createCancellableRequests } from '@/lib/app/worker/cancellable-requests';
import { checkRemoteSource } from '@/lib/app/worker/check-remote-changes';
import { findKnownPage, type KnownPageDeps } from '@/lib/app/worker/find-known-page';
import { searchPages } from '@/lib/app/worker/search-pages';
import { type CitingPagesDeps, updateCitingPages } from '@/lib/app/worker/update-citing-pages';
import { type ClaimsDeps, updateClaims } from '@/lib/app/worker/update-claims';
import {
  saveConnectedWiki,
  testWikiConnection,
  type WikiConnectionDeps,
} from '@/lib/app/worker/wiki-connection';
import { ok } from '@/lib/base/result';
import { hasHostPermission } from '@/lib/browser/host-permissions';
import type { Handlers } from '@/lib/browser/messages/listen-to-messages';
import { IMPORT_LOCK, runIfLockIsFree } from '@/lib/browser/web-locks';
import { findKnownPageReading, saveKnownPageReading } from '@/lib/storage/drafts/known-page-cache';
import { deleteUnusedVerdictDrafts } from '@/lib/storage/drafts/verdict-drafts';
import { listWikis } from '@/lib/storage/queries/list-wikis';
import { getEntriesByStableId } from '@/lib/storage/queries/outbox-entries';
import { deleteWikiToken, readWikiToken, saveWikiToken } from '@/lib/storage/settings/wiki-tokens';
import { chooseSide, undoChoices } from '@/lib/storage/transactions/choose-side';
import { changeOutboxEntry } from '@/lib/storage/transactions/create-outbox-store';
import { deleteWiki, enqueueForWiki, refreshEntries, saveWiki } from '@/lib/storage/transactions/save-wiki';
import { parseBaseUrl } from '@/lib/wiki/adapters/research-wiki/client/parse-base-url';
import { testConnection } from '@/lib/wiki/adapters/research-wiki/client/test-connection';
import { CHOICE_DELAY_MS } from '@/lib/wiki/model/outbox-entry';
import { transition } from '@/lib/wiki/outbox/transition';
import { database, databaseDeps } from '../database';
import { activeWikiDeps } from './active-wiki-deps';
import { createHttpDeps } from './create-http-deps';
import { remoteCheckDeps } from './remote-check';
import { changeWikis, findActiveClient, runWhileWikisUnchanged, syncNow } from './scheduler';

type WikiMessage =
  | 'wiki/save'
  | 'wiki/delete'
  | 'wiki/test'
  | 'wiki/known-page'
  | 'wiki/cancel-question'
  | 'wiki/search-pages'
  | 'sync/page-link'
  | 'sync/verdict'
  | 'sync/withdraw-verdict'
  | 'sync/flush'
  | 'sync/refresh'
  | 'sync/enqueue'
  | 'sync/choose'
  | 'sync/undo-choice'
  | 'sync/text'
  | 'sync/cited-by';

const connectionDeps: WikiConnectionDeps = {
  listWikis: () => listWikis(database),
  withSettingsLock: runWhileWikisUnchanged,
  readToken: readWikiToken,
  saveToken: saveWikiToken,
  saveWiki: (wiki) => saveWiki(database, wiki, new Date()),
  getOrigin: (url) => {
    const parsedUrl = parseBaseUrl(url);
    return parsedUrl.ok ? parsedUrl.value.origin : null;
  },
  testConnection: async (pastedUrl, token) => {
    const http = { ...createHttpDeps('', hasHostPermission), hasPermission: hasHostPermission };
    const testResult = await testConnection(pastedUrl, token, http);
    if (!testResult.ok) return testResult;
    const { base: parsedUrl, acceptsAnonymousWrites, supportsNewerFields, resourceCount } = testResult.value;
    return ok({ baseUrl: parsedUrl.baseUrl, acceptsAnonymousWrites, supportsNewerFields, resourceCount });
  },
};

const citingPagesDeps: CitingPagesDeps = {
  ...activeWikiDeps,
  findSource: async (stableId) => (await databaseDeps.findSourceById(stableId))?.source ?? null,
  findEntry: async (wikiId, stableId) =>
    (await getEntriesByStableId(database, wikiId, [stableId])).get(stableId) ?? null,
  saveCitingPages: (wikiId, stableId, citingPages) =>
    changeOutboxEntry(
      database,
      { wikiId, stableId },
      (entry) => transition(entry, { type: 'citing-pages-read', citingPages }),
      { shouldCreateMissing: true },
    ),
};

const claimsDeps: ClaimsDeps = {
  ...citingPagesDeps,
  saveClaims: (wikiId, stableId, claims) =>
    changeOutboxEntry(database, { wikiId, stableId }, (entry) =>
      transition(entry, { type: 'claims-read', claims }),
    ),
};

const knownPageDeps: KnownPageDeps = {
  ...citingPagesDeps,
  findReading: findKnownPageReading,
  saveReading: saveKnownPageReading,
};

const questions = createCancellableRequests();

/** The handlers of messages about connected wikis and the outbox. */
export const wikiHandlers: Pick<Handlers, WikiMessage> = {
  'wiki/save': ({ wiki, token }) => changeWikis(() => saveConnectedWiki(connectionDeps, wiki, token)),
  'wiki/delete': ({ wikiId }) =>
    changeWikis(async () => {
      await deleteWikiToken(wikiId);
      const deletion = await deleteWiki(database, wikiId);
      // A restored backup has drafts before their sources. The next start of the worker deletes what could not be deleted now.
      if (deletion.ok)
        await runIfLockIsFree(IMPORT_LOCK, () => deleteUnusedVerdictDrafts(database)).catch(() => undefined);
      return deletion;
    }),
  'wiki/test': (request) => testWikiConnection(connectionDeps, request),
  'wiki/known-page': ({ questionId, page, isNewReadingWanted }) =>
    questions.run(questionId, async (signal) => {
      const deps = { ...knownPageDeps, findActiveClient: () => findActiveClient(signal) };
      return ok(await findKnownPage(deps, page, isNewReadingWanted));
    }),
  'wiki/cancel-question': async ({ questionId }) => {
    questions.cancel(questionId);
    return ok(null);
  },
  'wiki/search-pages': async ({ query }) => ok(await searchPages(citingPagesDeps, query)),
  'sync/page-link': async ({ wikiId, stableId, page, isLinked }) => {
    const event = { type: 'page-link-chosen' as const, page, isLinked, now: new Date() };
    await changeOutboxEntry(database, { wikiId, stableId }, (entry) => transition(entry, event), {
      shouldCreateMissing: true,
    });
    return ok(null);
  },
  'sync/verdict': async ({ wikiId, stableId, readerVerdict }) => {
    const nextAttemptAt = new Date(Date.now() + CHOICE_DELAY_MS);
    await changeOutboxEntry(database, { wikiId, stableId }, (entry) =>
      transition(entry, { type: 'verdict-chosen', readerVerdict, nextAttemptAt }),
    );
    return ok(null);
  },
  'sync/withdraw-verdict': async ({ wikiId, stableId, ...claim }) => {
    await changeOutboxEntry(database, { wikiId, stableId }, (entry) =>
      transition(entry, { type: 'verdict-withdrawn', ...claim }),
    );
    return ok(null);
  },
  'sync/flush': async () => {
    void syncNow();
    return ok(null);
  },
  'sync/refresh': async ({ wikiId }) =>
    ok(await changeWikis(() => refreshEntries(database, wikiId, null, new Date()))),
  'sync/enqueue': ({ wikiId, stableIds }) => enqueueForWiki(database, wikiId, stableIds, new Date()),
  'sync/choose': async ({ wikiId, stableId, fields, side }) => {
    await chooseSide(database, { wikiId, stableId }, { fields, side }, new Date());
    return ok(null);
  },
  'sync/undo-choice': async ({ wikiId, stableId, fields }) =>
    ok(await undoChoices(database, { wikiId, stableId }, fields, new Date())),
  'sync/text': async ({ wikiId, stableId, send }) => {
    await changeOutboxEntry(database, { wikiId, stableId }, (entry) =>
      applyTextDecision(entry, send, new Date()),
    );
    return ok(null);
  },
  'sync/cited-by': ({ stableId, questionId }) =>
    questions.run(questionId, async (signal) => {
      const client = { findActiveClient: () => findActiveClient(signal) };
      await checkRemoteSource({ ...remoteCheckDeps, ...client }, stableId);
      await updateCitingPages({ ...citingPagesDeps, ...client }, stableId);
      return ok(await updateClaims({ ...claimsDeps, ...client }, stableId));
    }),
};
