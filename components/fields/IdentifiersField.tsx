import { t } from '@/lib/browser/i18n/message';
import type { Identifiers } from '@/lib/record/schema/parts';
import { IDENTIFIER_KINDS } from '@/lib/record/vocabulary';

type Props = {
  value: Identifiers;
  onChange: (identifiers: Identifiers) => void;
  /** Returns where on the page an identifier of this kind was found, or undefined if it was not found. */
  getFoundIn?: (kind: string) => string | undefined;
};

/** One input for each kind of identifier. A blank input means null. */
export function IdentifiersField({ value, onChange, getFoundIn }: Props) {
  return (
    <div className="identifier-fields">
      {IDENTIFIER_KINDS.map((kind) => {
        const id = `field-${kind}`;
        const foundIn = getFoundIn?.(kind);
        return (
          <div key={kind}>
            <label htmlFor={id}>{t(`identifier_${kind}`)}</label>
            <input
              id={id}
              className="field"
              value={value[kind] ?? ''}
              title={foundIn && t('formFoundIn', foundIn)}
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
