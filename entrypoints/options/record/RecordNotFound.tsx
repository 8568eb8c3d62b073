import { t } from '@/lib/browser/i18n/message';
import type { InvalidRow } from '@/lib/record/schema/source-row';
import { useHeading } from '../use-heading';

type Props = { invalidRow: InvalidRow | null; hasNavigated: boolean };

/** Shows that a record is missing or cannot be read. */
export function RecordNotFound({ invalidRow, hasNavigated }: Props) {
  const title = invalidRow ? t('libraryInvalidRecord') : t('recordNotFound');
  const headingRef = useHeading(title, hasNavigated);
  return (
    <main className="page">
      <h1 ref={headingRef} tabIndex={-1}>
        {title}
      </h1>
      <p>{invalidRow ? t('recordInvalid', invalidRow.key, invalidRow.reason) : t('recordNotFoundText')}</p>
      <a href="#/sources">{t('recordBack')}</a>
    </main>
  );
}
