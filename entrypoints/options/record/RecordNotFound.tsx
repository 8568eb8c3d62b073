import { t } from '@/lib/browser/i18n/message';
import type { InvalidRow } from '@/lib/record/schema/source-row';
import { useHeading } from '../use-heading';

type Props = { badRow: InvalidRow | null; hasNavigated: boolean };

/** The page of a record that is missing or can't be read. */
export function RecordNotFound({ badRow, hasNavigated }: Props) {
  const title = badRow ? t('libraryInvalidRecord') : t('recordNotFound');
  const heading = useHeading(title, hasNavigated);
  return (
    <main className="page">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{badRow ? t('recordInvalid', badRow.key, badRow.reason) : t('recordNotFoundText')}</p>
      <a href="#/sources">{t('recordBack')}</a>
    </main>
  );
}
