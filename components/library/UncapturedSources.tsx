import { buildHref, EMPTY_FILTER } from '@/lib/app/library/route';
import { t, tCount } from '@/lib/browser/i18n/message';

type Props = {
  count: number;
  /** The number of pages that the button opens. */
  nextCount: number;
  onOpenNext: () => void;
};

/** Says how many links of the inbox wait to be captured, and opens the next ones. */
export function UncapturedSources({ count, nextCount, onOpenNext }: Props) {
  if (count === 0) return null;
  const filter = { ...EMPTY_FILTER, text: UNCAPTURED_QUERY, facets: { section: ['inbox'] } };
  return (
    <p className="inline-notice">
      <a href={buildHref({ view: 'sources', filter })}>{tCount('linksWaiting', count)}</a>
      {nextCount > 0 && (
        <button type="button" className="button" onClick={onOpenNext}>
          {tCount('linksOpenNext', nextCount)}
        </button>
      )}
      {nextCount === 0 && <span className="quiet">{t('linksAllOpened')}</span>}
    </p>
  );
}

/** The search for sources whose page was not captured yet. */
export const UNCAPTURED_QUERY = 'missing:page';
