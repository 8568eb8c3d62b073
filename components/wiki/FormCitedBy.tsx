import { CitedBy, type CitingPagesRead } from '@/components/record/CitedBy';
import { tCount } from '@/lib/locale/message';

/** The citing pages of a saved page, folded. */
export function FormCitedBy({ citedBy }: { citedBy: CitingPagesRead }) {
  if (citedBy.pages.length === 0) return null;
  return (
    <details className="form-cited">
      <summary>{tCount('recordCitedBy', citedBy.pages.length)}</summary>
      <CitedBy {...citedBy} headed={false} />
    </details>
  );
}
