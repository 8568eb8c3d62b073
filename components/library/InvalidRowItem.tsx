import { Icon } from '@/components/ui/Icon';
import { buildRecordHref } from '@/lib/app/library/route';
import { t } from '@/lib/browser/i18n/message';
import type { InvalidRow } from '@/lib/record/schema/source-row';

/** A list item for a stored source that can't be read, with the reason. Its record page offers the stored data as a file. */
export function InvalidRowItem({ row }: { row: InvalidRow }) {
  return (
    <li className="source-row invalid-row">
      <span className="source-check" aria-hidden="true">
        <Icon name="exclamation" />
      </span>
      <div className="source-main">
        <a className="source-title" href={buildRecordHref(row.key)}>
          {t('libraryInvalidRecord')}
        </a>
        <span className="source-byline">
          {row.key} · {row.reason}
        </span>
      </div>
    </li>
  );
}
