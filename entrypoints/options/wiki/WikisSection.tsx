import { useCallback, useEffect, useRef, useState } from 'react';
import { WIKI_SETTINGS } from '@/components/library/route';
import { problemText } from '@/components/problem-text';
import { useKeptFocus } from '@/components/use-kept-focus';
import { WikiForm } from '@/components/wiki/WikiForm';
import type { Store } from '@/lib/db/open';
import { facetCounts } from '@/lib/db/read/facet-counts';
import { t } from '@/lib/locale/message';
import { send } from '@/lib/messages/send';
import type { Wiki } from '@/lib/model/wiki';
import { dropHost } from '@/lib/platform/permissions';
import type { Desk } from '../use-desk';
import { useLive } from '../use-live';
import { useConnect } from './use-connect';
import { patternOf, useWikis } from './use-wikis';
import { WikiEntry } from './WikiEntry';

/** The connected wikis, and the way to connect another one. */
export function WikisSection({ store, desk }: { store: Store; desk: Desk }) {
  const known = useWikis(store);
  const counts = useLive(useCallback(() => facetCounts(store), [store])).value;
  const [connecting, setConnecting] = useState(false);
  const { leaving, leave, stay } = useLeaving(known?.list ?? [], desk);
  useKeptFocus(`${leaving?.id} ${connecting}`, '#wikis', NEXT);
  const isKnown = known !== null;
  useEffect(() => {
    if (isKnown && location.hash === WIKI_SETTINGS) document.getElementById('wikis')?.scrollIntoView();
  }, [isKnown]);
  if (!known) return null;
  const { inbox = 0, reviewed = 0, archived = 0 } = counts?.shelves ?? {};
  return (
    <section className="settings-group" id="wikis">
      <h2>{t('wikiHeading')}</h2>
      <p className="quiet">{t('wikiWords')}</p>
      {known.list.length === 0 && !connecting && <p>{t('wikiNone')}</p>}
      {known.list.map((wiki) =>
        wiki.id === leaving?.id ? (
          <p key={wiki.id} className="wiki-gone" role="status">
            {t('wikiDisconnected', wiki.name)}
            <button type="button" className="button" onClick={stay}>
              {t('wikiUndo')}
            </button>
          </p>
        ) : (
          <WikiEntry
            key={wiki.id}
            store={store}
            wiki={wiki}
            condition={known.conditions.get(wiki.id) ?? null}
            savedCount={inbox + reviewed + archived}
            desk={desk}
            onDisconnect={() => leave(wiki)}
          />
        ),
      )}
      {connecting ? (
        <NewWiki desk={desk} onDone={() => setConnecting(false)} />
      ) : (
        <button type="button" className="button" onClick={() => setConnecting(true)}>
          {t('wikiConnectOpen')}
        </button>
      )}
    </section>
  );
}

function NewWiki({ desk, onDone }: { desk: Desk; onDone: () => void }) {
  const form = useConnect(null, (wiki) => {
    desk.say(t('wikiConnected', wiki.name));
    onDone();
  });
  return <WikiForm {...form} isKept={false} onCancel={onDone} />;
}

// The button that was pressed is gone: the focus goes to what came in its place.
const NEXT = ['.wiki-gone .button', '#wikis > .button'];

const UNDO_MS = 10_000;

/**
 * Disconnecting, with time to think again: the wiki is made inactive at once and forgotten, token and permission with
 * it, when the time is over or the page is left. A page that dies in between leaves an inactive wiki.
 */
function useLeaving(list: Wiki[], desk: Desk) {
  const [leaving, setLeaving] = useState<Wiki | null>(null);
  const others = useRef<Wiki[]>([]);
  const stopped = useRef<() => void>(() => undefined);
  others.current = list;
  const { warn, tell } = desk;
  useEffect(() => {
    if (!leaving) return;
    const forget = async () => {
      const reply = await send('wiki/remove', { wikiId: leaving.id });
      if (!reply.ok) return warn(problemText(reply.problem));
      const pattern = patternOf(leaving.baseUrl);
      const isShared = others.current.some(
        ({ id, baseUrl }) => id !== leaving.id && patternOf(baseUrl) === pattern,
      );
      if (!isShared) await dropHost(pattern);
    };
    let done = false;
    const end = () => {
      if (!done) void forget();
      done = true;
    };
    const timer = setTimeout(() => {
      end();
      setLeaving(null);
    }, UNDO_MS);
    stopped.current = () => {
      done = true;
    };
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [leaving, warn]);
  const keep = (wiki: Wiki) => void send('wiki/save', { wiki, token: null });
  return {
    leaving,
    leave: (wiki: Wiki) => {
      // That it is connected may still be told at the foot.
      tell(null);
      keep({ ...wiki, active: false });
      setLeaving(wiki);
    },
    stay: () => {
      stopped.current();
      if (leaving) keep(leaving);
      setLeaving(null);
    },
  };
}
