import { err, ok } from '@/lib/base/result';
import { hasHostPermission } from '@/lib/browser/host-permissions';
import type { Handlers } from '@/lib/browser/messages/listen';
import type { Reply, Request } from '@/lib/browser/messages/protocol';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { findWikiCondition, listWikis } from '@/lib/storage/queries/list-wikis';
import { getEntriesByStableId } from '@/lib/storage/queries/outbox-entries';
import { readWikiToken, removeWikiToken, saveWikiToken } from '@/lib/storage/settings/wiki-tokens';
import { chooseSide, undoChoices } from '@/lib/storage/transactions/choose-side';
import { changeOutboxEntry } from '@/lib/storage/transactions/create-outbox-store';
import { enqueueForWiki, pauseWiki, removeWiki, saveWiki } from '@/lib/storage/transactions/save-wiki';
import { parseBaseUrl } from '@/lib/wiki/adapters/research-wiki/client/parse-base-url';
import { testConnection } from '@/lib/wiki/adapters/research-wiki/client/test-connection';
import type { WikiProblem } from '@/lib/wiki/model/wiki';
import { transition } from '@/lib/wiki/outbox/transition';
import { isWikiPaused } from '@/lib/wiki/outbox/wiki-pause';
import { findNewerCitingPages } from '@/lib/wiki/push/citing-pages';
import { approveText, declineText } from '@/lib/wiki/push/text-decision';
import { database } from '../database';
import { createHttpDeps } from './create-http-deps';
import { changeWikis, findActiveClient, readWikis, syncNow } from './scheduler';

type WikiMessage =
  | 'wiki/save'
  | 'wiki/remove'
  | 'wiki/test'
  | 'sync/flush'
  | 'sync/enqueue'
  | 'sync/choose'
  | 'sync/undo-choice'
  | 'sync/text'
  | 'sync/cited-by';

/** The handlers of messages about connected wikis and the outbox. */
export const wikiHandlers: Pick<Handlers, WikiMessage> = {
  'wiki/save': ({ wiki, token }) =>
    changeWikis(async () => {
      await saveWikiToken(wiki.id, token === null ? await findToken(wiki.id, wiki.baseUrl) : token.trim());
      return saveWiki(database, wiki, new Date());
    }),
  'wiki/remove': ({ wikiId }) =>
    changeWikis(async () => {
      await removeWikiToken(wikiId);
      return removeWiki(database, wikiId);
    }),
  'wiki/test': testWiki,
  'sync/flush': async () => {
    void syncNow();
    return ok(null);
  },
  'sync/enqueue': ({ wikiId, stableIds }) => enqueueForWiki(database, wikiId, stableIds, new Date()),
  'sync/choose': async ({ wikiId, stableId, fields, side }) => {
    await chooseSide(database, { wikiId, stableId }, { fields, side }, new Date());
    return ok(null);
  },
  'sync/undo-choice': async ({ wikiId, stableId, fields }) =>
    ok(await undoChoices(database, { wikiId, stableId }, fields, new Date())),
  'sync/text': answerTextPrompt,
  'sync/cited-by': async ({ stableId }) => {
    await updateCitingPages(stableId);
    return ok(null);
  },
};

async function testWiki({ pasted, token, wikiId }: Request<'wiki/test'>): Promise<Reply<'wiki/test'>> {
  const testedToken = token ?? (wikiId ? await readWikis(() => findToken(wikiId, pasted)) : '');
  const connectionTest = await testConnection(pasted, testedToken, {
    ...createHttpDeps('', hasHostPermission),
    hasPermission: hasHostPermission,
  });
  if (connectionTest.ok) {
    const { base, isOpen, missingFeatures, resourceCount } = connectionTest.value;
    return ok({ baseUrl: base.baseUrl, isOpen, missingFeatures, resourceCount });
  }
  const { problem } = connectionTest;
  const waitMs = 'waitMs' in problem ? problem.waitMs : null;
  const status = 'status' in problem ? problem.status : null;
  return err({ kind: 'wiki', why: problem.kind, waitMs, status });
}

/** The stored token of a wiki, if the address has the origin of that wiki: it goes to no other. */
async function findToken(wikiId: string, address: string): Promise<string> {
  const wiki = (await listWikis(database)).find(({ id }) => id === wikiId);
  const [savedBase, requestedBase] = [parseBaseUrl(wiki?.baseUrl ?? ''), parseBaseUrl(address)];
  return savedBase.ok && requestedBase.ok && savedBase.value.origin === requestedBase.value.origin
    ? readWikiToken(wikiId)
    : '';
}

async function answerTextPrompt({
  wikiId,
  stableId,
  send,
}: Request<'sync/text'>): Promise<Reply<'sync/text'>> {
  await changeOutboxEntry(database, { wikiId, stableId }, (entry) => {
    const textStatus = send ? approveText(entry.textStatus) : declineText(entry.textStatus);
    const answered = transition(entry, { type: 'text-changed', textStatus });
    return transition(answered, { type: 'requeued', now: new Date(), retryDeferred: true });
  });
  return ok(null);
}

/** Reads which pages of the active wiki cite a source, and saves them with the date; not while that wiki is paused. */
async function updateCitingPages(stableId: string): Promise<void> {
  const row = await findSourceById(database, stableId);
  if (!row || isInvalidRow(row)) return;
  const active = await findActiveClient();
  if (!active) return;
  const now = new Date();
  const wikiId = active.wiki.id;
  const condition = await findWikiCondition(database, wikiId);
  if (condition && isWikiPaused(condition, now)) return;
  const entry = (await getEntriesByStableId(database, wikiId, [stableId])).get(stableId) ?? null;
  const problems: WikiProblem[] = [];
  const citingPages = await findNewerCitingPages(active.client, row.source, entry, now, (problem) =>
    problems.push(problem),
  );
  for (const problem of problems)
    if (problem.kind === 'rate-limited')
      await changeWikis(() => pauseWiki(database, wikiId, problem.waitMs, new Date()));
  if (citingPages)
    await changeOutboxEntry(
      database,
      { wikiId, stableId },
      (current) => transition(current, { type: 'citing-pages-read', citingPages }),
      { createMissing: true },
    );
}
