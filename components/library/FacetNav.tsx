import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/Icon';
import {
  clearFilters,
  getOnlySection,
  isFiltered,
  setFacet,
  toggleFacetValue,
} from '@/lib/app/library/facet-selection';
import { buildHref, type SourceFilter } from '@/lib/app/library/route';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import { getSectionName } from '@/lib/browser/i18n/section-names';
import type { Section } from '@/lib/record/schema/source-row';
import type { Facet, FacetResult } from '@/lib/search/index/library-query';
import { ImportanceFacet } from './ImportanceFacet';

type Props = {
  filter: SourceFilter;
  /** Null while the sources are counted. */
  counts: FacetResult | null;
  /** The text of a facet's value. */
  formatValue: (facet: Facet, value: string) => string;
  /** The saved searches, shown below the sections. */
  savedSearches: ReactNode;
  onFilterChange: (filter: SourceFilter) => void;
};

const SECTIONS = ['inbox', 'reviewed', 'archived', 'bin'] as const satisfies readonly Section[];

/** The facets that list their values, each with the message key of its heading. */
const VALUE_FACETS = [
  ['missing', 'libraryMissing'],
  // Each link above shows one section. In this facet, the reader can choose several.
  ['section', 'labelStatus'],
  ['type', 'libraryType'],
  ['venue', 'facetVenue'],
  ['credibility', 'facetCredibility'],
  ['tag', 'facetTag'],
  ['year', 'facetYear'],
  ['language', 'facetLanguage'],
  ['sync', 'facetSync'],
] as const;

/** The sections, the saved searches and the facets. Choosing an active value again removes it. */
export function FacetNav({ filter, counts, formatValue, savedSearches, onFilterChange }: Props) {
  const onlySection = getOnlySection(filter);
  const sectionCounts = new Map(counts?.values.section.map(({ value, count }) => [value, count]));
  const getCount = (section: Section) => counts && (sectionCounts.get(section) ?? 0);
  const hasOtherFilters = isFiltered(filter);
  const countOutsideBin =
    counts && [...sectionCounts].reduce((sum, [value, count]) => sum + (value === 'bin' ? 0 : count), 0);
  return (
    <nav className="facets" aria-label={t('libraryFilters')}>
      <ul>
        <FacetLink
          name={t('libraryAll')}
          targetFilter={clearFilters(filter)}
          isActive={!hasOtherFilters && filter.facets.section === undefined}
          // The counts follow the other filters, which this link removes.
          count={hasOtherFilters ? null : countOutsideBin}
        />
        {SECTIONS.map((section) => (
          <FacetLink
            key={section}
            name={getSectionName(section)}
            targetFilter={setFacet(filter, 'section', [section])}
            isActive={onlySection === section || (filter.facets.section?.includes(section) ?? false)}
            count={getCount(section)}
          />
        ))}
      </ul>
      {savedSearches}
      <ImportanceFacet
        filter={filter}
        histogram={counts?.histogram ?? null}
        onFilterChange={onFilterChange}
      />
      {VALUE_FACETS.map(([facet, labelKey]) => (
        <ValueFacet key={facet} {...{ facet, filter, counts, formatValue }} heading={t(labelKey)} />
      ))}
      <ul className="facet-pages">
        <li>
          <a className="facet" href={buildHref({ view: 'tags' })}>
            {t('tagsManage')}
          </a>
        </li>
        <li>
          <a className="facet" href={buildHref({ view: 'duplicates' })}>
            {t('duplicatesFind')}
          </a>
        </li>
      </ul>
    </nav>
  );
}

type ValueFacetProps = Pick<Props, 'filter' | 'counts' | 'formatValue'> & {
  facet: Facet;
  heading: string;
};

/** One facet. Values that the text of the search or another facet excludes are left out. */
function ValueFacet({ facet, heading, filter, counts, formatValue }: ValueFacetProps) {
  const values = counts?.values[facet] ?? [];
  const chosenValues = filter.facets[facet] ?? [];
  if (values.length === 0 && counts !== null && facet === 'sync') return null;
  return (
    <details open={chosenValues.length > (facet === 'section' ? 1 : 0)}>
      <summary>
        {heading}
        <Icon name="expand" />
      </summary>
      <ul>
        {values.map(({ value, count }) => (
          <FacetLink
            key={value}
            name={formatValue(facet, value)}
            targetFilter={toggleFacetValue(filter, facet, value)}
            isActive={chosenValues.includes(value)}
            count={count}
          />
        ))}
      </ul>
    </details>
  );
}

type FacetLinkProps = {
  name: string;
  targetFilter: SourceFilter;
  isActive: boolean;
  count: number | null;
};

function FacetLink({ name, targetFilter, isActive, count }: FacetLinkProps) {
  return (
    <li>
      <a
        className="facet"
        href={buildHref({ view: 'sources', filter: targetFilter })}
        aria-current={isActive ? 'true' : undefined}
      >
        <span dir="auto">{name}</span>
        <span className="facet-count">{count === null ? '' : formatCount(count)}</span>
      </a>
    </li>
  );
}
