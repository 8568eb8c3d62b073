import { t } from '@/lib/browser/i18n/message';
import type { Identifiers } from '@/lib/record/schema/parts';
import { IDENTIFIER_KINDS } from '@/lib/record/vocabulary';

type Props = { identifiers: Identifiers; onChange: (identifiers: Identifiers) => void };

/** One field for each kind of identifier; empty ones are not kept. */
export function IdentifierEditor({ identifiers, onChange: onType }: Props) {
  return (
    <div className="identifier-editor">
      {IDENTIFIER_KINDS.map((kind) => (
        <div key={kind}>
          <label htmlFor={`edit-${kind}`}>{t(`identifier_${kind}`)}</label>
          <input
            id={`edit-${kind}`}
            className="field"
            value={identifiers[kind] ?? ''}
            onChange={(event) => onType({ ...identifiers, [kind]: event.target.value || null })}
          />
        </div>
      ))}
    </div>
  );
}
