import type { ReactNode } from 'react';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { PlainHttpScope, Wiki } from '@/lib/wiki/model/wiki';
import { PlainHttpWarning } from './PlainHttpWarning';
import { RemoteChangeList, type RemoteChanges } from './RemoteChangeList';
import { type UnresolvedSource, UnresolvedSourceList } from './UnresolvedSourceList';
import { WikiChoices } from './WikiChoices';

type Props = {
  wiki: Wiki;
  /** The condition of the wiki as a sentence, and whether the reader has to act. */
  condition: { text: string; needsAction: boolean };
  /** The number of sources in each sync status. Null while the sources are counted. */
  syncCounts: Record<string, number> | null;
  /** The sources that others changed on the wiki and the reader has not seen. */
  remoteChanges: RemoteChanges;
  /** The sources that the wiki rejected, and those with different values on both sides, each with a link. */
  unresolvedSources: UnresolvedSource[];
  /** The number of all saved sources. */
  savedSourceCount: number;
  /** Who can read the traffic if the URL is plain http: this computer or the network. Null for https. */
  plainHttp: PlainHttpScope | null;
  /** Whether the extension lacks the permission for the wiki's host. */
  needsPermission: boolean;
  /** The form that changes the wiki. Null while the wiki is not edited. */
  form: ReactNode;
  onRequestPermission: () => void;
  onEdit: () => void;
  onActivate: () => void;
  onDisconnect: () => void;
  onSync: () => void;
  onChangesSeen: () => void;
  onSendAll: () => void;
  onChange: (wiki: Wiki) => void;
};

/** One connected wiki: its condition, what is sent to it, and the actions on it. */
export function WikiCard(props: Props) {
  const { wiki, condition, syncCounts, needsPermission, form } = props;
  return (
    <section id={`wiki-${wiki.id}`} className="wiki-card" data-active={wiki.active} aria-label={wiki.name}>
      <header className="wiki-header">
        <h3>{wiki.name}</h3>
        <span className="badge">{t(wiki.active ? 'wikiActive' : 'wikiInactive')}</span>
        <code>{wiki.baseUrl}</code>
      </header>
      <p className="wiki-condition" data-tone={condition.needsAction ? 'warn' : 'quiet'}>
        {condition.text}{' '}
        {needsPermission && (
          <button type="button" className="button" onClick={props.onRequestPermission}>
            {t('wikiAllowAddress')}
          </button>
        )}
      </p>
      {!form && <PlainHttpWarning plainHttp={props.plainHttp} />}
      <p className="quiet wiki-counts">{syncCounts && formatCounts(syncCounts)}</p>
      <UnresolvedSourceList sources={props.unresolvedSources} />
      <RemoteChangeList changes={props.remoteChanges} onSeen={props.onChangesSeen} />
      {form ?? <WikiActions {...props} />}
      <WikiChoices wiki={wiki} onChange={props.onChange} />
    </section>
  );
}

function formatCounts(counts: Record<string, number>): string {
  const {
    waiting = 0,
    delayed = 0,
    sending = 0,
    rejected = 0,
    conflict = 0,
    pending = 0,
    synced = 0,
  } = counts;
  return [
    t('wikiCountWaiting', formatCount(waiting + delayed + sending)),
    t('wikiCountRejected', formatCount(rejected)),
    tCount('wikiCountDiffers', conflict),
    ...(pending > 0 ? [t('wikiCountPending', formatCount(pending))] : []),
    t('wikiCountSynced', formatCount(synced)),
  ].join(' · ');
}

function WikiActions({ wiki, savedSourceCount, ...handlers }: Props) {
  return (
    <>
      <div className="wiki-actions">
        {wiki.active ? (
          <>
            <button type="button" className="button" onClick={handlers.onSync}>
              {t('wikiSyncNow')}
            </button>
            <a className="button" href="#/wiki">
              {t('wikiView')}
            </a>
          </>
        ) : (
          <button type="button" className="button" onClick={handlers.onActivate}>
            {t('wikiMakeActive')}
          </button>
        )}
        <button type="button" className="button" onClick={handlers.onEdit}>
          {t('wikiEdit')}
        </button>
        <button type="button" className="button" data-kind="danger" onClick={handlers.onDisconnect}>
          {t('wikiDisconnect')}
        </button>
      </div>
      {wiki.active && savedSourceCount > 0 && (
        <div className="wiki-send-all">
          <button type="button" className="button" onClick={handlers.onSendAll}>
            {t('wikiSendAll', formatCount(savedSourceCount))}
          </button>
          <span className="hint">{t('wikiSendAllHint')}</span>
        </div>
      )}
    </>
  );
}
