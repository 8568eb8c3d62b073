import { CitedBy } from '@/components/common/CitedBy';
import type { CitingPageList } from '@/lib/app/describe/citing-pages';
import { tCount } from '@/lib/browser/i18n/message';

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
