import { useCallback, useEffect, useMemo, useState } from 'react';
import { BringInPanel } from '@/components/wiki/BringInPanel';
import { CatalogueList } from '@/components/wiki/CatalogueList';
import { UnlinkedList } from '@/components/wiki/UnlinkedList';
import { formatProblem } from '@/lib/app/describe/format-problem';
import { formatWikiProblem } from '@/lib/app/describe/format-wiki-problem';
import { WIKI_SETTINGS_HREF } from '@/lib/app/library/route';
import {
  type Catalogue,
  listIncompleteResources,
  listMissingLocally,
  type WikiCatalogueDeps,
} from '@/lib/app/library/wiki-catalogue';
import { err, type Result } from '@/lib/base/result';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { Database } from '@/lib/storage/open-database';
import { findActiveWiki } from '@/lib/storage/queries/list-wikis';
import { listUnlinkedIds } from '@/lib/storage/queries/outbox-entries';
import { listSourcesById } from '@/lib/storage/queries/read-source-batch';
import { bringIn } from '@/lib/storage/settings/settings';
import type { BringIn, BringInScope } from '@/lib/wiki/model/bring-in';
import type { WikiRequestProblem } from '@/lib/wiki/model/catalogue';
import type { Wiki } from '@/lib/wiki/model/wiki';
import { useHeading } from '../use-heading';
import type { LibraryActions } from '../use-library-actions';
import { useLiveQuery } from '../use-live-query';
import { useSetting } from '../use-setting';
import { searchWikiPages } from './search-wiki-pages';
import { useCatalogue } from './use-catalogue';

type Props = { database: Database; libraryActions: LibraryActions; hasNavigated: boolean };

/** The page about the active wiki. It brings resources of the wiki into the library, and lists what the library or the wiki lacks. */
export function WikiView({ database, libraryActions, hasNavigated }: Props) {
  const wiki = useLiveQuery(useCallback(() => findActiveWiki(database), [database])).value;
  const headingRef = useHeading(t('wikiView'), hasNavigated);
  return (
    <main className="page page-wide">
      <h1 ref={headingRef} tabIndex={-1}>
        {wiki ? t('wikiViewNamed', wiki.name) : t('wikiView')}
      </h1>
      {wiki === null && (
        <p>
          {t('wikiViewNone')} <a href={WIKI_SETTINGS_HREF}>{t('syncSettings')}</a>
        </p>
      )}
      {wiki && <WikiSources key={wiki.id} {...{ wiki, database, libraryActions }} />}
    </main>
  );
}

const LISTS = ['missing-here', 'worth-reading', 'missing-there'] as const;
type ListName = (typeof LISTS)[number];

type SourcesProps = Omit<Props, 'hasNavigated'> & { wiki: Wiki };

function WikiSources({ wiki, database, libraryActions }: SourcesProps) {
  const storedProgress = useSetting(bringIn);
  const progress = storedProgress ?? null;
  const version = storedProgress === undefined ? null : getListVersion(progress);
  const { catalogue, cancel, reload } = useCatalogue(WIKI_CATALOGUE_DEPS, version);
  const [requestedIds, setRequestedIds] = useState<ReadonlySet<string>>(new Set());
  const [list, setList] = useState<ListName>('missing-here');
  const unlinked = useUnlinkedSources(database, wiki.id, version);
  const start = async (scope: BringInScope): Promise<void> => {
    const response = await send('wiki/bring-in', { id: crypto.randomUUID(), scope });
    if (!response.ok) libraryActions.notifyError(formatProblem(response.problem));
    else if (!response.value) libraryActions.notifyStatus(t('bringInBusy'));
  };
  const bringInOne = (remoteId: string): void => {
    // The row is hidden at once, so that the whole list need not be read again.
    setRequestedIds(new Set([...requestedIds, remoteId]));
    void start({ kind: 'resources', remoteIds: [remoteId] });
  };
  const missingHere = useMemo(
    () => listMissingLocally(catalogue).filter(({ remoteId }) => !requestedIds.has(remoteId)),
    [catalogue, requestedIds],
  );
  const worthReading = useMemo(() => listIncompleteResources(catalogue), [catalogue]);
  // Until the whole list is read, the numbers count only the part that was read.
  const formatRemoteCount = (count: number, isFinal: boolean): string =>
    isFinal ? formatCount(count) : t('wikiListCountSoFar', formatCount(count));
  const isComplete = catalogue.status === 'complete';
  const labels: Record<ListName, string> = {
    'missing-here': t('wikiListMissingHere', formatRemoteCount(missingHere.length, isComplete)),
    'worth-reading': t(
      'wikiListWorthReading',
      formatRemoteCount(worthReading.length, isComplete && !catalogue.isLoadingTexts),
    ),
    'missing-there': t('wikiListMissingThere', formatCount(unlinked.count)),
  };
  return (
    <>
      <BringInPanel
        wikiName={wiki.name}
        progress={progress?.wikiId === wiki.id ? progress : null}
        onSearchPages={searchWikiPages}
        onStart={(scope) => void start(scope)}
        onCancel={() => progress && void send('wiki/cancel-bring-in', { id: progress.id })}
      />
      <CatalogueStatus catalogue={catalogue} onCancel={cancel} onReload={reload} />
      <fieldset className="wiki-lists">
        <legend className="visually-hidden">{t('wikiLists')}</legend>
        {LISTS.map((name) => (
          <button
            key={name}
            type="button"
            className="button"
            aria-pressed={list === name}
            onClick={() => setList(name)}
          >
            {labels[name]}
          </button>
        ))}
      </fieldset>
      {list === 'missing-there' ? (
        <UnlinkedList sources={unlinked.sources} count={unlinked.count} />
      ) : (
        <CatalogueList
          key={list}
          rows={list === 'missing-here' ? missingHere : worthReading}
          citationCounts={catalogue.citationCounts}
          onBringIn={bringInOne}
        />
      )}
    </>
  );
}

/**
 * Returns a value that changes when a task has ended, unless the task only brought in resources that the
 * reader chose one by one.
 */
const getListVersion = (progress: BringIn | null): string =>
  progress === null || progress.status === 'running' || progress.scope.kind === 'resources'
    ? 'initial'
    : progress.id;

type StatusProps = { catalogue: Catalogue; onCancel: () => void; onReload: () => void };

function CatalogueStatus({ catalogue: { status, rows, total, reason }, onCancel, onReload }: StatusProps) {
  const counts = [formatCount(rows.length), formatCount(Math.max(total ?? 0, rows.length))] as const;
  const texts = {
    loading: t('catalogueLoading', ...counts),
    complete: t('catalogueComplete', counts[0]),
    cancelled: t('catalogueCancelled', ...counts),
    failed: t('catalogueFailed', ...counts, formatWikiProblem(reason ?? '')),
  };
  return (
    <div className="wiki-actions">
      <p role="status">{texts[status]}</p>
      {status === 'loading' ? (
        <button type="button" className="button" onClick={onCancel}>
          {t('bringInCancel')}
        </button>
      ) : (
        <button type="button" className="button" onClick={onReload}>
          {t('catalogueReload')}
        </button>
      )}
    </div>
  );
}

const WIKI_CATALOGUE_DEPS: WikiCatalogueDeps = {
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  readPage: async (offset) => unwrap(await send('wiki/catalogue', { offset })),
  readCitationCounts: async () => unwrap(await send('wiki/citation-counts', {})),
  readTextUrls: async (offset) => unwrap(await send('wiki/text-urls', { offset })),
};

/** Returns the response of the wiki. A problem of the message is returned like a problem of the wiki. */
const unwrap = <T,>(
  response: Result<Result<T, WikiRequestProblem>, { kind: string }>,
): Result<T, WikiRequestProblem> =>
  response.ok ? response.value : err({ kind: response.problem.kind, retryAfterMs: null });

// The number of sources that the list shows. The library lists all of them.
const MAX_UNLINKED = 200;

type UnlinkedSources = { sources: Source[]; count: number };

/** Lists sources that the wiki does not have. This is no live query, because it would run again for every source that is brought in. */
function useUnlinkedSources(database: Database, wikiId: string, version: string | null): UnlinkedSources {
  const [unlinked, setUnlinked] = useState<UnlinkedSources>({ sources: [], count: 0 });
  useEffect(() => {
    if (version === null) return;
    let isCurrent = true;
    void readUnlinkedSources(database, wikiId).then((read) => isCurrent && setUnlinked(read));
    return () => {
      isCurrent = false;
    };
  }, [database, wikiId, version]);
  return unlinked;
}

async function readUnlinkedSources(database: Database, wikiId: string): Promise<UnlinkedSources> {
  const ids = await listUnlinkedIds(database, wikiId);
  const rows = await listSourcesById(database, ids.slice(0, MAX_UNLINKED));
  return { sources: rows.flatMap((row) => (isInvalidRow(row) ? [] : [row.source])), count: ids.length };
}
