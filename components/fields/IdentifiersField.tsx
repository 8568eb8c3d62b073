import { t } from '@/lib/browser/i18n/message';
import type { Identifiers } from '@/lib/record/schema/parts';
import { IDENTIFIER_KINDS } from '@/lib/record/vocabulary';

type Props = {
  value: Identifiers;
  onChange: (identifiers: Identifiers) => void;
  /** Where on the page an identifier of this kind was found; undefined: not found. */
  getOrigin?: (kind: string) => string | undefined;
};

/** One line for each kind of identifier; a blank one is not set. */
export function IdentifiersField({ value, onChange, getOrigin }: Props) {
  return (
    <div className="identifier-fields">
      {IDENTIFIER_KINDS.map((kind) => {
        const id = `field-${kind}`;
        const origin = getOrigin?.(kind);
        return (
          <div key={kind}>
            <label htmlFor={id}>{t(`identifier_${kind}`)}</label>
            <input
              id={id}
              className="field"
              value={value[kind] ?? ''}
              title={origin && t('formFoundIn', origin)}
              onChange={({ target }) =>
                onChange({ ...value, [kind]: target.value.trim() === '' ? null : target.value })
              }
            />
          </div>
        );
      })}
    </div>
  );
}
