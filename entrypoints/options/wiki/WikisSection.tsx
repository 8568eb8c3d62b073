import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useFocusFallback } from '@/components/ui/use-focus-fallback';
import { WikiForm } from '@/components/wiki/WikiForm';
import { formatProblem } from '@/lib/app/describe/format-problem';
import { createWikiDisconnection } from '@/lib/app/library/disconnect-wiki';
import { WIKI_SETTINGS_HREF } from '@/lib/app/library/route';
import {
  applyPendingWikis,
  changeWiki,
  confirmWikis,
  deleteWiki,
  type WikiSettingsDeps,
} from '@/lib/app/library/wiki-settings';
import { t } from '@/lib/browser/i18n/message';
import type { Database } from '@/lib/storage/open-database';
import { countSources } from '@/lib/storage/queries/count-sources';
import type { Wiki } from '@/lib/wiki/model/wiki';
import { schedule } from '../schedule';
import type { LibraryActions } from '../use-library-actions';
import { useLiveQuery } from '../use-live-query';
import { usePending } from '../use-optimistic-values';
import { ConnectedWiki } from './ConnectedWiki';
import { useWikiForm } from './use-wiki-form';
import { useWikiOverview } from './use-wikis';
import { createWikiDeps } from './wiki-deps';

/** Shows the connected wikis, and the form that connects another wiki. */
export function WikisSection({
  database,
  libraryActions,
}: {
  database: Database;
  libraryActions: LibraryActions;
}) {
  const wikiOverview = useWikiOverview(database);
  const savedSourceCount = useLiveQuery(useCallback(() => countSources(database), [database])).value ?? 0;
  const [isConnecting, setConnecting] = useState(false);
  const [wikiDeps] = useState(createWikiDeps);
  const { wikis, saveWiki } = useShownWikis(wikiOverview?.wikis ?? [], wikiDeps, libraryActions);
  const { disconnectedWiki, disconnect, undoDisconnect } = useDisconnect(
    wikis,
    saveWiki,
    wikiDeps,
    libraryActions,
  );
  useFocusFallback(`${disconnectedWiki?.id} ${isConnecting}`, '#wikis', FOCUS_FALLBACK_SELECTORS);
  const isLoaded = wikiOverview !== null;
  useEffect(() => {
    if (isLoaded && location.hash === WIKI_SETTINGS_HREF) document.getElementById('wikis')?.scrollIntoView();
  }, [isLoaded]);
  if (!wikiOverview) return null;
  return (
    <section className="settings-group" id="wikis">
      <h2>{t('wikiHeading')}</h2>
      <p className="quiet">{t('wikiIntro')}</p>
      {wikis.length === 0 && !isConnecting && <p>{t('wikiNotConnected')}</p>}
      {wikis.map((wiki) =>
        wiki.id === disconnectedWiki?.id ? (
          <p key={wiki.id} className="wiki-disconnected" role="status">
            {t('wikiDisconnected', wiki.name)}
            <button type="button" className="button" onClick={undoDisconnect}>
              {t('wikiUndo')}
            </button>
          </p>
        ) : (
          <ConnectedWiki
            key={wiki.id}
            database={database}
            wiki={wiki}
            condition={wikiOverview.conditions.get(wiki.id) ?? null}
            savedSourceCount={savedSourceCount}
            libraryActions={libraryActions}
            wikiDeps={wikiDeps}
            onChange={(changedWiki) => void saveWiki(changedWiki)}
            onDisconnect={() => disconnect(wiki)}
          />
        ),
      )}
      {isConnecting ? (
        <NewWikiForm {...{ wikiDeps, libraryActions }} onDone={() => setConnecting(false)} />
      ) : (
        <button type="button" className="button" onClick={() => setConnecting(true)}>
          {t('wikiConnectOpen')}
        </button>
      )}
    </section>
  );
}

type NewFormProps = { wikiDeps: WikiSettingsDeps; libraryActions: LibraryActions; onDone: () => void };

function NewWikiForm({ wikiDeps, libraryActions, onDone }: NewFormProps) {
  const form = useWikiForm(wikiDeps, null, (wiki) => {
    libraryActions.notifyStatus(t('wikiConnected', wiki.name));
    onDone();
  });
  return <WikiForm {...form} isExisting={false} onCancel={onDone} />;
}

// A clicked button may disappear. The focus then moves to the button that replaces it.
const FOCUS_FALLBACK_SELECTORS = ['.wiki-disconnected .button', '#wikis > .button'];

/**
 * Returns the wikis with their pending changes, and a function that saves a wiki. A change is shown before it is
 * written.
 */
function useShownWikis(storedWikis: Wiki[], wikiDeps: WikiSettingsDeps, libraryActions: LibraryActions) {
  const { pendingWikis } = wikiDeps;
  const wikis = applyPendingWikis(storedWikis, usePending(pendingWikis));
  useEffect(() => confirmWikis(storedWikis, pendingWikis));
  const saveWiki = async (wiki: Wiki): Promise<boolean> => {
    const result = await changeWiki(wikiDeps, wiki, wikis);
    if (!result.ok) libraryActions.notifyError(formatProblem(result.problem));
    return result.ok;
  };
  return { wikis, saveWiki };
}

/** Returns the disconnected wiki that Undo can still restore, and the functions that disconnect a wiki and undo that. */
function useDisconnect(
  wikis: Wiki[],
  saveWiki: (wiki: Wiki) => Promise<boolean>,
  wikiDeps: WikiSettingsDeps,
  { close, notifyError }: LibraryActions,
) {
  const latest = useRef({ wikis, saveWiki });
  latest.current = { wikis, saveWiki };
  const [disconnection] = useState(() =>
    createWikiDisconnection({
      schedule,
      saveWiki: (wiki) => latest.current.saveWiki(wiki),
      deleteWiki: (wiki) => deleteWiki(wikiDeps, wiki, () => latest.current.wikis),
      notifyProblem: (problem) => notifyError(formatProblem(problem)),
    }),
  );
  const disconnectedWiki = useSyncExternalStore(disconnection.subscribe, disconnection.getDisconnected);
  useEffect(() => () => disconnection.complete(), [disconnection]);
  return {
    disconnectedWiki,
    disconnect: (wiki: Wiki) => {
      // Closes an earlier notification, because “Connected” may still be shown.
      close();
      disconnection.disconnect(wiki);
    },
    undoDisconnect: disconnection.undo,
  };
}
