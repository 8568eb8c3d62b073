import { useState } from 'react';
import { useFocusFallback } from '@/components/ui/use-focus-fallback';
import { WikiCard } from '@/components/wiki/WikiCard';
import { WikiForm } from '@/components/wiki/WikiForm';
import { describeWikiCondition } from '@/lib/app/describe/describe-wiki-condition';
import { formatProblem } from '@/lib/app/describe/format-problem';
import type { WikiSettingsDeps } from '@/lib/app/library/wiki-settings';
import { requestHostPermission } from '@/lib/browser/host-permissions';
import { t, tCount } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import type { Database } from '@/lib/storage/open-database';
import { findPlainHttpScope } from '@/lib/wiki/adapters/research-wiki/client/parse-base-url';
import type { Wiki } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import type { LibraryActions } from '../use-library-actions';
import { useOnline } from './use-online';
import { useRemoteChanges } from './use-remote-changes';
import { useUnresolvedSources } from './use-unresolved-sources';
import { useWikiForm } from './use-wiki-form';
import { getMatchPattern, useHostPermission, useSyncCounts } from './use-wikis';

type Props = {
  database: Database;
  wiki: Wiki;
  condition: WikiCondition | null;
  savedSourceCount: number;
  libraryActions: LibraryActions;
  wikiDeps: WikiSettingsDeps;
  onChange: (wiki: Wiki) => void;
  onDisconnect: () => void;
};

/** Shows a connected wiki with its actions. */
export function ConnectedWiki({
  database,
  wiki,
  condition,
  savedSourceCount,
  libraryActions,
  wikiDeps,
  onChange,
  onDisconnect,
}: Props) {
  const [isEditing, setEditing] = useState(false);
  const syncCounts = useSyncCounts(database, wiki.id);
  const hasPermission = useHostPermission(wiki.baseUrl);
  const isOnline = useOnline();
  const { remoteChanges, markSeen } = useRemoteChanges(database, wiki.id);
  const unresolvedSources = useUnresolvedSources(database, wiki.id);
  useFocusFallback(String(isEditing), `#wiki-${wiki.id}`, [`#wiki-${wiki.id} .wiki-actions .button`]);
  return (
    <WikiCard
      wiki={wiki}
      condition={describeWikiCondition({
        wiki,
        condition,
        hasPermission: hasPermission !== false,
        isOnline,
        now: new Date(),
      })}
      syncCounts={syncCounts}
      savedSourceCount={savedSourceCount}
      plainHttp={findPlainHttpScope(wiki.baseUrl)}
      needsPermission={hasPermission === false}
      form={
        isEditing ? (
          <EditWikiForm {...{ wiki, wikiDeps, libraryActions }} onDone={() => setEditing(false)} />
        ) : null
      }
      onRequestPermission={() => {
        const permissionRequest = requestHostPermission(getMatchPattern(wiki.baseUrl));
        void permissionRequest.then((isGranted) =>
          isGranted ? onChange(wiki) : libraryActions.notifyError(t('wikiPermissionDenied')),
        );
      }}
      onEdit={() => setEditing(true)}
      onActivate={() => onChange({ ...wiki, active: true })}
      onDisconnect={onDisconnect}
      onSync={() => void syncWithWiki(wiki, onChange)}
      remoteChanges={remoteChanges}
      onChangesSeen={markSeen}
      unresolvedSources={unresolvedSources}
      onSendAll={() => void enqueueAll(wiki, libraryActions)}
      onChange={onChange}
    />
  );
}

/**
 * Makes all entries of a wiki due, so that changes by other editors are read and deferred lists are sent.
 * Saving the wiki ends its stop or pause, even if no value of the wiki has changed.
 */
async function syncWithWiki(wiki: Wiki, onChange: (wiki: Wiki) => void): Promise<void> {
  onChange(wiki);
  await send('sync/refresh', { wikiId: wiki.id });
}

async function enqueueAll(wiki: Wiki, libraryActions: LibraryActions): Promise<void> {
  const result = await send('sync/enqueue', { wikiId: wiki.id, stableIds: null });
  if (result.ok) libraryActions.notifyStatus(tCount('wikiWaitingSources', result.value));
  else libraryActions.notifyError(formatProblem(result.problem));
}

type EditFormProps = Pick<Props, 'wiki' | 'wikiDeps' | 'libraryActions'> & { onDone: () => void };

function EditWikiForm({ wiki, wikiDeps, libraryActions, onDone }: EditFormProps) {
  const form = useWikiForm(wikiDeps, wiki, () => {
    libraryActions.notifyStatus(t('wikiSaved'));
    onDone();
  });
  return <WikiForm {...form} isExisting onCancel={onDone} />;
}
