import { type ReactNode, useId, useState } from 'react';
import { Checkbox } from '@/components/ui/Checkbox';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { ContentPolicy, CredibilityMapping, PlainHttpScope, Wiki } from '@/lib/wiki/model/wiki';
import { PlainHttpWarning } from './PlainHttpWarning';
import { RemoteChangeList, type RemoteChanges } from './RemoteChangeList';
import { type UnresolvedSource, UnresolvedSourceList } from './UnresolvedSourceList';

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
      <TextPolicyChoice wiki={wiki} onChange={props.onChange} />
      <RatingPolicyChoice wiki={wiki} onChange={props.onChange} />
      <FeatureChoices wiki={wiki} onChange={props.onChange} />
      <PageUrlField key={wiki.pageUrlTemplate} wiki={wiki} onChange={props.onChange} />
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

function FeatureChoices({ wiki, onChange }: WikiChangeProps) {
  return FEATURE_CHOICES.map(([name, label, initialValue]) => (
    <Checkbox
      key={name}
      isChecked={wiki[name] ?? initialValue}
      onChange={(isChecked) => onChange({ ...wiki, [name]: isChecked })}
    >
      {t(label)}
    </Checkbox>
  ));
}

const FEATURE_CHOICES = [
  ['checksRemote', 'wikiChecksRemote', true],
  ['asksForClaims', 'wikiAsksForClaims', true],
  ['canSetVerdicts', 'wikiSetsVerdicts', false],
] as const;

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

type WikiChangeProps = Pick<Props, 'wiki' | 'onChange'>;

const TEXT_POLICIES = [
  ['never', 'wikiText_never'],
  ['if-missing', 'wikiText_ifMissing'],
  ['ask', 'wikiText_ask'],
] as const satisfies [ContentPolicy, string][];

function TextPolicyChoice({ wiki, onChange }: WikiChangeProps) {
  return (
    <fieldset>
      <legend>{t('wikiText')}</legend>
      <p className="hint">{t('wikiTextIntro')}</p>
      {TEXT_POLICIES.map(([policy, name]) => (
        <label key={policy} className="check">
          <input
            type="radio"
            name={`text-${wiki.id}`}
            checked={wiki.contentPolicy === policy}
            onChange={() => onChange({ ...wiki, contentPolicy: policy })}
          />
          {t(name)}
        </label>
      ))}
    </fieldset>
  );
}

const DEFAULT_CREDIBILITY_MAPPING: CredibilityMapping = { 1: 0.2, 2: 0.4, 3: 0.6, 4: 0.8, 5: 1 };

function RatingPolicyChoice({ wiki, onChange }: WikiChangeProps) {
  return (
    <fieldset>
      <legend>{t('wikiCredibility')}</legend>
      <p className="hint">{t('wikiCredibilityHint')}</p>
      <Checkbox
        isChecked={wiki.credibilityMapping !== null}
        onChange={(isChecked) =>
          onChange({
            ...wiki,
            credibilityMapping: isChecked ? DEFAULT_CREDIBILITY_MAPPING : null,
          })
        }
      >
        {t('wikiCredibilitySend')}
      </Checkbox>
      {wiki.credibilityMapping && (
        <MappingFields
          mapping={wiki.credibilityMapping}
          onChange={(credibilityMapping) => onChange({ ...wiki, credibilityMapping })}
        />
      )}
    </fieldset>
  );
}

type MappingProps = {
  mapping: NonNullable<CredibilityMapping>;
  onChange: (mapping: NonNullable<CredibilityMapping>) => void;
};

/** The inputs for the numbers that the wiki gets for each credibility level. A value outside 0 to 1 is reset. */
function MappingFields({ mapping, onChange }: MappingProps) {
  return (
    <div className="wiki-mapping">
      {([5, 4, 3, 2, 1] as const).map((level) => (
        <label key={`${level} ${mapping[level]}`}>
          {t(`credibilityName${level}`)}{' '}
          <input
            className="field"
            inputMode="decimal"
            defaultValue={mapping[level]}
            onBlur={({ target }) => {
              const value = target.value.trim() === '' ? Number.NaN : Number(target.value.replace(',', '.'));
              if (value >= 0 && value <= 1) onChange({ ...mapping, [level]: value });
              else target.value = String(mapping[level]);
            }}
          />
        </label>
      ))}
    </div>
  );
}

function PageUrlField({ wiki, onChange }: WikiChangeProps) {
  const { pageUrlTemplate = '' } = wiki;
  const [typedTemplate, setTypedTemplate] = useState(pageUrlTemplate);
  const id = useId();
  return (
    <div className="wiki-field">
      <label htmlFor={id}>{t('wikiPageUrl')}</label>
      <input
        id={id}
        className="field"
        inputMode="url"
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        value={typedTemplate}
        onChange={(event) => setTypedTemplate(event.target.value)}
        onBlur={() => {
          if (typedTemplate.trim() !== pageUrlTemplate)
            onChange({ ...wiki, pageUrlTemplate: typedTemplate.trim() });
        }}
      />
      <span id={`${id}-hint`} className="hint">
        {t('wikiPageUrlHint')}
      </span>
    </div>
  );
}
