import { useState } from 'react';
import { problemText } from '@/components/problem-text';
import { useKeptFocus } from '@/components/use-kept-focus';
import { WikiCard } from '@/components/wiki/WikiCard';
import { WikiForm } from '@/components/wiki/WikiForm';
import { wikiProblemText } from '@/components/wiki-problem-text';
import type { Store } from '@/lib/db/open';
import { shownTime } from '@/lib/locale/date';
import { t, tCount } from '@/lib/locale/message';
import { send } from '@/lib/messages/send';
import type { WikiCondition } from '@/lib/model/sync';
import type { Wiki } from '@/lib/model/wiki';
import { requestHost } from '@/lib/platform/permissions';
import { waitOf } from '@/lib/sync/waits';
import { plainOf } from '@/lib/wiki-client/base-url';
import type { Desk } from '../use-desk';
import { useConnect } from './use-connect';
import { useOnline } from './use-online';
import { patternOf, useCounts, useReach } from './use-wikis';

type Props = {
  store: Store;
  wiki: Wiki;
  condition: WikiCondition | null;
  savedCount: number;
  desk: Desk;
  onDisconnect: () => void;
};

/** One connected wiki, wired. */
export function WikiEntry({ store, wiki, condition, savedCount, desk, onDisconnect }: Props) {
  const [editing, setEditing] = useState(false);
  const counts = useCounts(store, wiki.id);
  const reach = useReach(wiki.baseUrl);
  const online = useOnline();
  useKeptFocus(String(editing), `#wiki-${wiki.id}`, [`#wiki-${wiki.id} .wiki-actions .button`]);
  const keep = async (changed: Wiki): Promise<void> => {
    const reply = await send('wiki/save', { wiki: changed, token: null });
    if (!reply.ok) desk.warn(problemText(reply.problem));
  };
  return (
    <WikiCard
      wiki={wiki}
      condition={conditionWords(wiki, condition, reach !== false, online)}
      counts={counts}
      savedCount={savedCount}
      plain={plainOf(wiki.baseUrl)}
      mayNotReach={reach === false}
      form={editing ? <EditForm wiki={wiki} onDone={() => setEditing(false)} desk={desk} /> : null}
      onAllow={() => {
        const granted = requestHost(patternOf(wiki.baseUrl));
        void granted.then((given) => (given ? keep(wiki) : desk.warn(t('wikiRefusedPermission'))));
      }}
      onEdit={() => setEditing(true)}
      onActivate={() => void keep({ ...wiki, active: true })}
      onDisconnect={onDisconnect}
      onSync={() => void keep(wiki)}
      onSendAll={() => void sendAll(wiki, desk)}
      onChange={(changed) => void keep(changed)}
    />
  );
}

async function sendAll(wiki: Wiki, desk: Desk): Promise<void> {
  const reply = await send('sync/enqueue', { wikiId: wiki.id, stableIds: null });
  if (reply.ok) desk.say(tCount('wikiQueued', reply.value));
  else desk.warn(problemText(reply.problem));
}

function EditForm({ wiki, desk, onDone }: { wiki: Wiki; desk: Desk; onDone: () => void }) {
  const form = useConnect(wiki, () => {
    desk.say(t('wikiSaved'));
    onDone();
  });
  return <WikiForm {...form} isKept onCancel={onDone} />;
}

/** A permission that was taken back comes first: it looks the same as a wiki that is away. To one at rest nothing goes. */
function conditionWords(
  { active }: Wiki,
  condition: WikiCondition | null,
  reach: boolean,
  online: boolean,
): { words: string; bad: boolean } {
  if (!reach) return { words: t('wikiStopped', wikiProblemText('permission-missing')), bad: true };
  if (!active) return { words: t('wikiResting'), bad: false };
  const why = condition?.why ?? null;
  if (condition?.stopped)
    return { words: t('wikiStopped', wikiProblemText(why ?? 'unauthorised')), bad: true };
  if (!online) return { words: t('wikiOffline'), bad: true };
  const wait = condition && waitOf(condition, new Date());
  if (wait)
    return { words: t('wikiPausedUntil', wikiProblemText(wait.why), shownTime(wait.until)), bad: true };
  return { words: t('wikiWell'), bad: false };
}
