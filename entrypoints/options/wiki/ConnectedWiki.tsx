import { useState } from 'react';
import { useFocusFallback } from '@/components/ui/use-focus-fallback';
import { WikiCard } from '@/components/wiki/WikiCard';
import { WikiForm } from '@/components/wiki/WikiForm';
import { formatProblem } from '@/lib/app/describe/format-problem';
import { formatWikiProblem } from '@/lib/app/describe/format-wiki-problem';
import { requestHostPermission } from '@/lib/browser/host-permissions';
import { formatTime } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import type { Database } from '@/lib/storage/open-database';
import { findPlainHttpScope } from '@/lib/wiki/adapters/research-wiki/client/parse-base-url';
import type { WikiCondition } from '@/lib/wiki/model/sync';
import type { Wiki } from '@/lib/wiki/model/wiki';
import { findWait } from '@/lib/wiki/outbox/wiki-pause';
import type { LibraryActions } from '../use-library-actions';
import { useOnline } from './use-online';
import { useWikiForm } from './use-wiki-form';
import { getMatchPattern, useHostPermission, useSyncCounts } from './use-wikis';

type Props = {
  database: Database;
  wiki: Wiki;
  condition: WikiCondition | null;
  savedCount: number;
  libraryActions: LibraryActions;
  onDisconnect: () => void;
};

/** One connected wiki, wired. */
export function ConnectedWiki({
  database,
  wiki,
  condition,
  savedCount,
  libraryActions,
  onDisconnect,
}: Props) {
  const [isEditing, setEditing] = useState(false);
  const counts = useSyncCounts(database, wiki.id);
  const hasPermission = useHostPermission(wiki.baseUrl);
  const isOnline = useOnline();
  useFocusFallback(String(isEditing), `#wiki-${wiki.id}`, [`#wiki-${wiki.id} .wiki-actions .button`]);
  const saveWiki = async (changedWiki: Wiki): Promise<void> => {
    const reply = await send('wiki/save', { wiki: changedWiki, token: null });
    if (!reply.ok) libraryActions.notifyError(formatProblem(reply.problem));
  };
  return (
    <WikiCard
      wiki={wiki}
      condition={describeCondition(wiki, condition, hasPermission !== false, isOnline)}
      counts={counts}
      savedCount={savedCount}
      plainHttp={findPlainHttpScope(wiki.baseUrl)}
      needsPermission={hasPermission === false}
      form={
        isEditing ? (
          <EditWikiForm wiki={wiki} onDone={() => setEditing(false)} libraryActions={libraryActions} />
        ) : null
      }
      onRequestPermission={() => {
        const permissionRequest = requestHostPermission(getMatchPattern(wiki.baseUrl));
        void permissionRequest.then((isGranted) =>
          isGranted ? saveWiki(wiki) : libraryActions.notifyError(t('wikiRefusedPermission')),
        );
      }}
      onEdit={() => setEditing(true)}
      onActivate={() => void saveWiki({ ...wiki, active: true })}
      onDisconnect={onDisconnect}
      onSync={() => void saveWiki(wiki)}
      onSendAll={() => void enqueueAll(wiki, libraryActions)}
      onChange={(changedWiki) => void saveWiki(changedWiki)}
    />
  );
}

async function enqueueAll(wiki: Wiki, libraryActions: LibraryActions): Promise<void> {
  const reply = await send('sync/enqueue', { wikiId: wiki.id, stableIds: null });
  if (reply.ok) libraryActions.notifyStatus(tCount('wikiQueued', reply.value));
  else libraryActions.notifyError(formatProblem(reply.problem));
}

function EditWikiForm({
  wiki,
  libraryActions,
  onDone,
}: {
  wiki: Wiki;
  libraryActions: LibraryActions;
  onDone: () => void;
}) {
  const form = useWikiForm(wiki, () => {
    libraryActions.notifyStatus(t('wikiSaved'));
    onDone();
  });
  return <WikiForm {...form} isExisting onCancel={onDone} />;
}

/** A permission that was taken back comes first: it looks the same as a wiki that is away. To one at rest nothing goes. */
function describeCondition(
  { active }: Wiki,
  condition: WikiCondition | null,
  hasPermission: boolean,
  isOnline: boolean,
): { words: string; bad: boolean } {
  if (!hasPermission) return { words: t('wikiStopped', formatWikiProblem('permission-missing')), bad: true };
  if (!active) return { words: t('wikiResting'), bad: false };
  const problemKind = condition?.why ?? null;
  if (condition?.stopped)
    return { words: t('wikiStopped', formatWikiProblem(problemKind ?? 'unauthorised')), bad: true };
  if (!isOnline) return { words: t('wikiOffline'), bad: true };
  const pause = condition && findWait(condition, new Date());
  if (pause)
    return { words: t('wikiPausedUntil', formatWikiProblem(pause.why), formatTime(pause.until)), bad: true };
  return { words: t('wikiWell'), bad: false };
}
