import { useState } from 'react';
import type { FieldProps } from '@/components/common/form-props';
import { t, tCount } from '@/lib/browser/i18n/message';
import { Access, Stance } from '@/lib/record/schema/vocabulary';
import { countParagraphs } from '@/lib/record/text-counts';
import { ACCESS_KINDS, IDENTIFIER_KINDS, STANCES } from '@/lib/record/vocabulary';
import { CapturedField } from './CapturedField';

/** The folded rest. Its fields are always there: the Tab key opens the fold. */
export function MoreFields(props: FieldProps) {
  const needsAddress = props.values.url === '' || props.form.problem?.kind === 'invalid';
  const [isExpanded, setExpanded] = useState(false);
  const isOpen = isExpanded || needsAddress;
  return (
    <div className="more" data-open={isOpen}>
      <button
        type="button"
        className="more-toggle"
        aria-expanded={isOpen}
        aria-controls="more-fields"
        onClick={({ currentTarget }) => {
          setExpanded(!isExpanded);
          if (!isOpen) scrollToToggle(currentTarget);
        }}
      >
        <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {t('formMore')}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the fold opens when a field in it takes the focus */}
      <div className="more-fields" id="more-fields" onFocus={() => setExpanded(true)}>
        <ReviewField {...props} />
        <AbstractField {...props} />
        <ShortFields {...props} />
        <AddressField {...props} />
      </div>
    </div>
  );
}

// What opens lies below the edge of a popup. A frame later, for the field that had the focus closes after the press.
const scrollToToggle = (toggle: Element): void => {
  requestAnimationFrame(() => requestAnimationFrame(() => toggle.scrollIntoView({ block: 'start' })));
};

function ReviewField({ values, actions }: FieldProps) {
  const paragraphs = countParagraphs(values.review);
  return (
    <div className="written">
      <div className="written-head">
        <label htmlFor="field-review">{t('labelReview')}</label>
        <span className="guide">
          {paragraphs === 0 ? t('guideReview') : tCount('guideParagraphs', paragraphs)}
        </span>
      </div>
      <textarea
        id="field-review"
        className="field"
        dir="auto"
        rows={4}
        value={values.review}
        onChange={(event) => actions.edit({ review: event.target.value })}
      />
    </div>
  );
}

function AbstractField({ values, referenceData, actions }: FieldProps) {
  return (
    <div className="written">
      <span className="written-head" aria-hidden="true">
        {t('labelAbstract')}
      </span>
      <CapturedField
        id="field-abstract"
        label={t('labelAbstract')}
        provenance={referenceData.provenance.abstract}
        currentText={values.abstract}
        onChoose={(value, origin) => actions.edit({ abstract: String(value) }, origin)}
      >
        <textarea
          id="field-abstract"
          className="field"
          dir="auto"
          rows={3}
          value={values.abstract}
          onChange={(event) => actions.edit({ abstract: event.target.value })}
        />
      </CapturedField>
    </div>
  );
}

function ShortFields({ values, referenceData, actions }: FieldProps) {
  return (
    <div className="small-fields">
      <label htmlFor="field-purpose">{t('labelPurpose')}</label>
      <input
        id="field-purpose"
        className="field"
        list="purposes"
        value={values.purpose}
        onChange={(event) => actions.edit({ purpose: event.target.value })}
      />
      <label htmlFor="field-stance">{t('labelStance')}</label>
      <select
        id="field-stance"
        className="field"
        value={values.stance ?? ''}
        onChange={(event) => actions.edit({ stance: Stance.safeParse(event.target.value).data ?? null })}
      >
        <option value="">{t('stance_none')}</option>
        {STANCES.map((stance) => (
          <option key={stance} value={stance}>
            {t(`stance_${stance}`)}
          </option>
        ))}
      </select>
      <label htmlFor="field-access">{t('labelAccess')}</label>
      <select
        id="field-access"
        className="field"
        title={t('accessHint')}
        value={values.access ?? ''}
        onChange={(event) => actions.edit({ access: Access.safeParse(event.target.value).data ?? null })}
      >
        <option value="">{t('access_none')}</option>
        {ACCESS_KINDS.map((access) => (
          <option key={access} value={access}>
            {t(`access_${access}`)}
          </option>
        ))}
      </select>
      <label htmlFor="field-language">{t('labelLanguage')}</label>
      <input
        id="field-language"
        className="field"
        value={values.language}
        onChange={(event) => actions.edit({ language: event.target.value })}
      />
      {IDENTIFIER_KINDS.map((kind) => (
        <IdentifierField
          key={kind}
          kind={kind}
          value={values.identifiers[kind] ?? ''}
          origin={referenceData.provenance[`identifiers.${kind}`]?.from}
          onChange={(text) =>
            actions.edit({ identifiers: { ...values.identifiers, [kind]: text.trim() === '' ? null : text } })
          }
        />
      ))}
    </div>
  );
}

type IdentifierProps = {
  kind: (typeof IDENTIFIER_KINDS)[number];
  value: string;
  origin: string | undefined;
  onChange: (text: string) => void;
};

function IdentifierField({ kind, value, origin, onChange: onText }: IdentifierProps) {
  const id = `field-${kind}`;
  return (
    <>
      <label htmlFor={id}>{t(`identifier_${kind}`)}</label>
      <input
        id={id}
        className="field"
        value={value}
        title={origin && t('formFoundIn', origin)}
        onChange={(event) => onText(event.target.value)}
      />
    </>
  );
}

function AddressField({ values, referenceData, actions }: FieldProps) {
  return (
    <div className="written">
      <span className="written-head" aria-hidden="true">
        {t('labelAddress')}
      </span>
      <CapturedField
        id="field-url"
        label={t('labelAddress')}
        provenance={referenceData.provenance.url}
        currentText={values.url}
        onChoose={(value, origin) => actions.edit({ url: String(value) }, origin)}
      >
        <input
          id="field-url"
          className="field"
          type="url"
          inputMode="url"
          value={values.url}
          placeholder={t('formTypeAddress')}
          onChange={(event) => actions.edit({ url: event.target.value })}
        />
      </CapturedField>
      <label htmlFor="field-archiveUrl">{t('labelArchive')}</label>
      <input
        id="field-archiveUrl"
        className="field"
        type="url"
        value={values.archiveUrl}
        onChange={(event) => actions.edit({ archiveUrl: event.target.value })}
      />
    </div>
  );
}
