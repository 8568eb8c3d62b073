import { useId, useState } from 'react';
import { Checkbox } from '@/components/ui/Checkbox';
import { t } from '@/lib/browser/i18n/message';
import type { ContentPolicy, CredibilityMapping, Wiki } from '@/lib/wiki/model/wiki';

type Props = { wiki: Wiki; onChange: (wiki: Wiki) => void };

/** The choices about one wiki: what is sent to it, what is read from it, and where its pages are. */
export function WikiChoices({ wiki, onChange }: Props) {
  return (
    <>
      <TextPolicyChoice wiki={wiki} onChange={onChange} />
      <RatingPolicyChoice wiki={wiki} onChange={onChange} />
      <FeatureChoices wiki={wiki} onChange={onChange} />
      <PageUrlField key={wiki.pageUrlTemplate} wiki={wiki} onChange={onChange} />
    </>
  );
}

function FeatureChoices({ wiki, onChange }: Props) {
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

const TEXT_POLICIES = [
  ['never', 'wikiText_never'],
  ['if-missing', 'wikiText_ifMissing'],
  ['ask', 'wikiText_ask'],
] as const satisfies [ContentPolicy, string][];

function TextPolicyChoice({ wiki, onChange }: Props) {
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

function RatingPolicyChoice({ wiki, onChange }: Props) {
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

const DEFAULT_CREDIBILITY_MAPPING: CredibilityMapping = { 1: 0.2, 2: 0.4, 3: 0.6, 4: 0.8, 5: 1 };

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

function PageUrlField({ wiki, onChange }: Props) {
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
