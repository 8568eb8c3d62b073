import { CitedBy } from '@/components/common/CitedBy';
import { tCount } from '@/lib/browser/i18n/message';
import type { CitingPageList } from '@/lib/wiki/model/citing-page-list';

/** The collapsed list of the wiki pages that cite a saved page. */
export function FormCitedBy({ citedBy }: { citedBy: CitingPageList }) {
  if (citedBy.pages.length === 0) return null;
  return (
    <details className="form-cited-by">
      <summary>{tCount('citedByCount', citedBy.pages.length)}</summary>
      <CitedBy {...citedBy} hasHeading={false} />
    </details>
  );
}
