import { t } from '@/lib/browser/i18n/message';
import { READER_ORIGIN } from '@/lib/record/provenance';
import type { FieldProvenance } from '@/lib/record/schema/parts';

/** If the value of a written field was adopted from a wiki, says so. Otherwise renders nothing. */
export function ValueOrigin({ provenance }: { provenance: FieldProvenance | undefined }) {
  if (!provenance || provenance.from === READER_ORIGIN) return null;
  return <p className="form-hint">{t('formFoundIn', provenance.from)}</p>;
}
