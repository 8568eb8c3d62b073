import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createQueryAnswerer } from '@/lib/app/library/answer-index-request';
import type {
  IndexEvent,
  IndexRequest,
  IndexResponses,
  PostedRequest,
} from '@/lib/app/library/index-messages';
import { createIndexReader, type IndexReader } from '@/lib/app/library/index-reader';
import { createVenueResolver } from '@/lib/app/library/resolve-venue';
import type { Venue } from '@/lib/record/schema/venue';
import type { VenueList } from '@/lib/record/schema/venue-list';
import { combineLists } from '@/lib/record/venues/lists/combine-lists';
import { countTags } from '@/lib/search/index/count-tags';
import type { LibraryIndex } from '@/lib/search/index/library-index';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { listClaimVerdicts } from '@/lib/storage/queries/list-claim-verdicts';
import { listCustomVenues } from '@/lib/storage/queries/list-custom-venues';
import { listSyncWords } from '@/lib/storage/queries/list-sync-words';
import { listStoredVenueLists, loadShippedVenues } from '@/lib/storage/queries/list-venue-lists';
import { listQuoteStates } from '@/lib/storage/queries/page-checks';
import {
  listChangedIds,
  readIndexChunk,
  readIndexDocuments,
  readIndexState,
  summarizeIndex,
} from '@/lib/storage/queries/read-index';
import { watchQuery } from '@/lib/storage/queries/watch-query';
import { createDuplicateSearch } from './duplicate-search';
import { createCapturedTextSearch } from './text-search';

/** The worker that has the search index of one page in memory, so that a search never delays what the reader types. It writes nothing. */
export default defineUnlistedScript(() => {
  const database = openDatabase();
  const reader = createIndexReader(
    {
      readState: (afterSeq) => readIndexState(database, afterSeq),
      listChangedIds: (range) => listChangedIds(database, range),
      readChunk: (until) => readIndexChunk(database, until),
      readDocuments: (stableIds) => readIndexDocuments(database, stableIds),
      listStableIds: async () => (await database.sources.toCollection().primaryKeys()).map(String),
    },
    createVenueResolver([]),
  );
  const { refresh, whenLoaded } = createRefresher(database, reader);
  const answer = createRequestHandler(database, reader);
  addEventListener('message', ({ data }: MessageEvent<PostedRequest>) => {
    // A query that arrives while the index is loaded waits, because a response from a part of the index
    // would look complete.
    void whenLoaded()
      .then(() => post({ id: data.id, response: answer(data.request) }))
      .catch(reportFailure);
  });
  const report = () => void reportState(database, reader).catch(reportFailure);
  watchQuery(() => summarizeIndex(database), refresh, reportFailure);
  const changeIndex = (values: Partial<LibraryIndex>): void => {
    Object.assign(reader.getIndex(), values);
    reader.getIndex().version += 1;
    report();
  };
  watchVenues(database, (venues, lists) => {
    changeIndex({ resolveVenue: createVenueResolver(venues, lists) });
  });
  watchQuery(
    () => listSyncWords(database),
    (syncById) => changeIndex({ syncById }),
    reportFailure,
  );
  watchQuery(
    () => listClaimVerdicts(database),
    (verdictsById) => changeIndex({ verdictsById }),
    reportFailure,
  );
  watchQuery(
    () => listQuoteStates(database),
    (quoteStatesById) => changeIndex({ quoteStatesById }),
    reportFailure,
  );
});

/** Reads the custom venues and the venue lists, now and after every change of them. */
function watchVenues(database: Database, onVenues: (venues: Venue[], lists: VenueList[]) => void): void {
  const shippedVenuesLoad = loadShippedVenues();
  watchQuery(
    () => Promise.all([listCustomVenues(database), listStoredVenueLists(database)]),
    ([venues, storedLists]) =>
      void shippedVenuesLoad
        .then((shippedVenues) => onVenues(venues, combineLists(storedLists, shippedVenues)))
        .catch(reportFailure),
    reportFailure,
  );
}

type Post = { id: number; response: IndexResponses[keyof IndexResponses] } | { event: IndexEvent };

const post = (message: Post): void => postMessage(message);
const reportFailure = (error: unknown): void => post({ event: { kind: 'failed', message: String(error) } });

/** Reports the state of the index. Resolves to whether all its parts are built. */
async function reportState(database: Database, reader: IndexReader): Promise<boolean> {
  const { isComplete, changeCount } = await summarizeIndex(database);
  const { version, positionById } = reader.getIndex();
  post({ event: { kind: 'index', version, sourceCount: positionById.size, changeCount, isComplete } });
  return isComplete;
}

/** How often the index is loaded while it is being built, in ms. */
const BUILDING_INTERVAL_MS = 2_000;
// After a load, the next one waits this many times as long as the load took, so that loads do not slow
// down a long import. A load after an idle time starts at once.
const PAUSE_FACTOR = 4;
const MAX_PAUSE_MS = 2_000;

/** Creates the functions that load what was written, one load at a time. The first load of the complete index is followed by a repair. */
function createRefresher(
  database: Database,
  reader: IndexReader,
): { refresh: () => void; whenLoaded: () => Promise<void> } {
  let loading: Promise<void> | null = null;
  let isRefreshNeeded = false;
  let isStartScheduled = false;
  let isComplete = true;
  let hasRepaired = false;
  let earliestStart = 0;
  let resolveFirstLoad = (): void => {};
  const firstLoad = new Promise<void>((resolve) => {
    resolveFirstLoad = resolve;
  });
  const load = async (): Promise<void> => {
    isRefreshNeeded = false;
    const startedAt = performance.now();
    await reader.refresh();
    const endedAt = performance.now();
    earliestStart = endedAt + Math.min(MAX_PAUSE_MS, PAUSE_FACTOR * (endedAt - startedAt));
    resolveFirstLoad();
    isComplete = await reportState(database, reader);
    // Before all parts are built, the repair would count most sources as missing.
    if (hasRepaired || !isComplete) return;
    hasRepaired = true;
    // Sources whose write was not recorded are rare, so looking for them must not delay the first result.
    setTimeout(
      () =>
        void reader
          .repair()
          .then(() => reportState(database, reader))
          .catch(reportFailure),
    );
  };
  const refresh = (): void => {
    isRefreshNeeded = true;
    // While parts are built one after another, every load would be followed by another one.
    const delayMs = isComplete ? earliestStart - performance.now() : BUILDING_INTERVAL_MS;
    if (delayMs <= 0) start();
    else if (!isStartScheduled) {
      isStartScheduled = true;
      setTimeout(start, delayMs);
    }
  };
  const start = (): void => {
    isStartScheduled = false;
    loading ??= load()
      .catch(reportFailure)
      .finally(() => {
        loading = null;
        if (isRefreshNeeded) refresh();
      });
  };
  const whenLoaded = async (): Promise<void> => {
    await firstLoad;
    await loading;
  };
  return { refresh, whenLoaded };
}

function createRequestHandler(database: Database, reader: IndexReader) {
  const answerer = createQueryAnswerer(reader.getIndex);
  const textSearch = createCapturedTextSearch(database, (event) => post({ event }));
  const duplicateSearch = createDuplicateSearch(database, (event) => post({ event }));
  return (request: IndexRequest): IndexResponses[IndexRequest['kind']] => {
    switch (request.kind) {
      case 'query':
        return answerer.answer(request.query, request.offset, request.size);
      case 'counts':
        return answerer.count(request.queries);
      case 'facet-values':
        return answerer.listValues(request.query, request.facet);
      case 'review-queue':
        return answerer.listReviewQueue(request.weights, request.now, request.size);
      case 'tag-counts':
        return countTags(reader.getIndex());
      case 'insights':
        return answerer.getInsights(request.query, request.now);
      case 'importance-rank':
        return answerer.rankImportance(request.stableId, request.score);
      case 'search-texts':
        textSearch.start(request.query, answerer.listIds({ ...request.query, text: '' }));
        return null;
      case 'stop-texts':
        textSearch.stop();
        return null;
      case 'find-duplicates':
        duplicateSearch.start();
        return null;
      case 'stop-duplicates':
        duplicateSearch.stop();
        return null;
    }
  };
}
