import { t } from '@/lib/locale/message';
import type { BadRow } from '@/lib/model/source-row';
import { useHeading } from '../use-heading';

type Props = { bad: BadRow | null; stableId: string; arrived: boolean };

/** A record that is not there, or that cannot be read. */
export function RecordGone({ bad, stableId, arrived }: Props) {
  const title = bad ? t('libraryBadRow') : t('recordGone');
  const heading = useHeading(title, arrived);
  return (
    <main className="page">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{bad ? t('recordBad', bad.key, bad.reason) : t('recordGoneWords', stableId)}</p>
      <a href="#/sources">{t('recordBack')}</a>
    </main>
  );
}
