import type { FieldProps } from '@/components/common/form-props';
import { t } from '@/lib/browser/i18n/message';
import { formatBadge } from '@/lib/browser/i18n/vocabulary-names';
import { SourceType } from '@/lib/record/schema/vocabulary';
import { PURPOSES, SOURCE_TYPES, SUBTYPES } from '@/lib/record/vocabulary';

/** The type, one of nine, and the free subtype with a known list to choose from. */
export function TypeFields({ values, actions }: FieldProps) {
  return (
    <div className="type-row">
      <label htmlFor="field-type">{t('labelType')}</label>
      <select
        id="field-type"
        className="field"
        value={values.type}
        onChange={(event) => actions.edit({ type: SourceType.parse(event.target.value) })}
      >
        {SOURCE_TYPES.map((type) => (
          <option key={type} value={type}>
            {t(`type_${type}`)}
          </option>
        ))}
      </select>
      <label htmlFor="field-subtype">{t('labelSubtype')}</label>
      <input
        id="field-subtype"
        className="field"
        list="subtypes"
        value={formatBadge(values.subtype)}
        onChange={(event) => actions.edit({ subtype: event.target.value.replace(/ /g, '_') })}
      />
      <datalist id="subtypes">
        {Object.keys(SUBTYPES).map((subtype) => (
          <option key={subtype} value={formatBadge(subtype)} />
        ))}
      </datalist>
      <datalist id="purposes">
        {PURPOSES.map((purpose) => (
          <option key={purpose} value={purpose} />
        ))}
      </datalist>
    </div>
  );
}
