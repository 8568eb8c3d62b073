import { useState } from 'react';
import { t, tCount } from '@/lib/locale/message';
import { ACCESS, Access, IDENTIFIER_KINDS, STANCES, Stance } from '@/lib/model/vocabulary';
import { paragraphCount } from '@/lib/review/guides';
import { CapturedField } from './CapturedField';
import type { FieldProps } from './form-props';

/** The folded rest. Its fields are always there: the Tab key opens the fold. */
export function MoreFields(props: FieldProps) {
  const needsAddress = props.values.url === '' || props.form.problem?.kind === 'invalid';
  const [opened, setOpen] = useState(false);
  const open = opened || needsAddress;
  return (
    <div className="more" data-open={open}>
      <button
        type="button"
        className="more-toggle"
        aria-expanded={open}
        aria-controls="more-fields"
        onClick={({ currentTarget }) => {
          setOpen(!opened);
          if (!open) intoView(currentTarget);
        }}
      >
        <span aria-hidden="true">{open ? '▾' : '▸'}</span> {t('formMore')}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the fold opens when a field in it takes the focus */}
      <div className="more-fields" id="more-fields" onFocus={() => setOpen(true)}>
        <ReviewField {...props} />
        <AbstractField {...props} />
        <SmallFields {...props} />
        <AddressField {...props} />
      </div>
    </div>
  );
}

// What opens lies below the edge of a popup. A frame later, for the field that had the focus closes after the press.
const intoView = (toggle: Element): void => {
  requestAnimationFrame(() => requestAnimationFrame(() => toggle.scrollIntoView({ block: 'start' })));
};

function ReviewField({ values, actions }: FieldProps) {
  const paragraphs = paragraphCount(values.review);
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

function AbstractField({ values, aids, actions }: FieldProps) {
  return (
    <div className="written">
      <span className="written-head" aria-hidden="true">
        {t('labelAbstract')}
      </span>
      <CapturedField
        id="field-abstract"
        label={t('labelAbstract')}
        provenance={aids.provenance.abstract}
        current={values.abstract}
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

function SmallFields({ values, aids, actions }: FieldProps) {
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
        {ACCESS.map((access) => (
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
          from={aids.provenance[`identifiers.${kind}`]?.from}
          onText={(text) =>
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
  from: string | undefined;
  onText: (text: string) => void;
};

function IdentifierField({ kind, value, from, onText }: IdentifierProps) {
  const id = `field-${kind}`;
  return (
    <>
      <label htmlFor={id}>{t(`identifier_${kind}`)}</label>
      <input
        id={id}
        className="field"
        value={value}
        title={from && t('formFoundIn', from)}
        onChange={(event) => onText(event.target.value)}
      />
    </>
  );
}

function AddressField({ values, aids, actions }: FieldProps) {
  return (
    <div className="written">
      <span className="written-head" aria-hidden="true">
        {t('labelAddress')}
      </span>
      <CapturedField
        id="field-url"
        label={t('labelAddress')}
        provenance={aids.provenance.url}
        current={values.url}
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
