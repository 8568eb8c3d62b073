import { useCallback, useEffect, useRef, useState } from 'react';
import { useFocusFallback } from '@/components/ui/use-focus-fallback';
import { WikiForm } from '@/components/wiki/WikiForm';
import { formatProblem } from '@/lib/app/describe/format-problem';
import { WIKI_SETTINGS_HREF } from '@/lib/app/library/route';
import { removeHostPermission } from '@/lib/browser/host-permissions';
import { t } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import type { Database } from '@/lib/storage/open-database';
import { countFacets } from '@/lib/storage/queries/count-facets';
import type { Wiki } from '@/lib/wiki/model/wiki';
import type { LibraryActions } from '../use-library-actions';
import { useLiveQuery } from '../use-live-query';
import { ConnectedWiki } from './ConnectedWiki';
import { useWikiForm } from './use-wiki-form';
import { getMatchPattern, useWikis } from './use-wikis';

/** The connected wikis, and the way to connect another one. */
export function WikisSection({
  database,
  libraryActions,
}: {
  database: Database;
  libraryActions: LibraryActions;
}) {
  const connectedWikis = useWikis(database);
  const counts = useLiveQuery(useCallback(() => countFacets(database), [database])).value;
  const [isConnecting, setConnecting] = useState(false);
  const {
    leaving: disconnecting,
    disconnect,
    undoDisconnect,
  } = useDisconnect(connectedWikis?.list ?? [], libraryActions);
  useFocusFallback(`${disconnecting?.id} ${isConnecting}`, '#wikis', FOCUS_TARGETS);
  const isLoaded = connectedWikis !== null;
  useEffect(() => {
    if (isLoaded && location.hash === WIKI_SETTINGS_HREF) document.getElementById('wikis')?.scrollIntoView();
  }, [isLoaded]);
  if (!connectedWikis) return null;
  const { inbox = 0, reviewed = 0, archived = 0 } = counts?.sections ?? {};
  return (
    <section className="settings-group" id="wikis">
      <h2>{t('wikiHeading')}</h2>
      <p className="quiet">{t('wikiWords')}</p>
      {connectedWikis.list.length === 0 && !isConnecting && <p>{t('wikiNone')}</p>}
      {connectedWikis.list.map((wiki) =>
        wiki.id === disconnecting?.id ? (
          <p key={wiki.id} className="wiki-gone" role="status">
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
            condition={connectedWikis.conditions.get(wiki.id) ?? null}
            savedCount={inbox + reviewed + archived}
            libraryActions={libraryActions}
            onDisconnect={() => disconnect(wiki)}
          />
        ),
      )}
      {isConnecting ? (
        <NewWikiForm libraryActions={libraryActions} onDone={() => setConnecting(false)} />
      ) : (
        <button type="button" className="button" onClick={() => setConnecting(true)}>
          {t('wikiConnectOpen')}
        </button>
      )}
    </section>
  );
}

function NewWikiForm({ libraryActions, onDone }: { libraryActions: LibraryActions; onDone: () => void }) {
  const form = useWikiForm(null, (wiki) => {
    libraryActions.notifyStatus(t('wikiConnected', wiki.name));
    onDone();
  });
  return <WikiForm {...form} isExisting={false} onCancel={onDone} />;
}

// The button that was pressed is gone: the focus goes to what came in its place.
const FOCUS_TARGETS = ['.wiki-gone .button', '#wikis > .button'];

const UNDO_MS = 10_000;

/**
 * Disconnecting, with time to think again: the wiki is made inactive at once and forgotten, token and permission with
 * it, when the time is over or the page is left. A page that dies in between leaves an inactive wiki.
 */
function useDisconnect(wikis: Wiki[], libraryActions: LibraryActions) {
  const [disconnecting, setDisconnecting] = useState<Wiki | null>(null);
  const wikisRef = useRef<Wiki[]>([]);
  const cancelRemoval = useRef<() => void>(() => undefined);
  wikisRef.current = wikis;
  const { notifyError, notify } = libraryActions;
  useEffect(() => {
    if (!disconnecting) return;
    const removeWiki = async () => {
      const reply = await send('wiki/remove', { wikiId: disconnecting.id });
      if (!reply.ok) return notifyError(formatProblem(reply.problem));
      const pattern = getMatchPattern(disconnecting.baseUrl);
      const isShared = wikisRef.current.some(
        ({ id, baseUrl }) => id !== disconnecting.id && getMatchPattern(baseUrl) === pattern,
      );
      if (!isShared) await removeHostPermission(pattern);
    };
    let isSettled = false;
    const removeOnce = () => {
      if (!isSettled) void removeWiki();
      isSettled = true;
    };
    const timer = setTimeout(() => {
      removeOnce();
      setDisconnecting(null);
    }, UNDO_MS);
    cancelRemoval.current = () => {
      isSettled = true;
    };
    return () => {
      clearTimeout(timer);
      removeOnce();
    };
  }, [disconnecting, notifyError]);
  const saveWiki = (wiki: Wiki) => void send('wiki/save', { wiki, token: null });
  return {
    leaving: disconnecting,
    disconnect: (wiki: Wiki) => {
      // That it is connected may still be told at the foot.
      notify(null);
      saveWiki({ ...wiki, active: false });
      setDisconnecting(wiki);
    },
    undoDisconnect: () => {
      cancelRemoval.current();
      if (disconnecting) saveWiki(disconnecting);
      setDisconnecting(null);
    },
  };
}
