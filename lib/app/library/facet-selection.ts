import type { Section } from '@/lib/record/schema/source-row';
import type { Facet, SortKey } from '@/lib/search/index/library-query';
import { EMPTY_FILTER, type SortOrder, type SourceFilter } from './route';

/** Adds a value of a facet, or removes it if it is chosen. */
export function toggleFacetValue(filter: SourceFilter, facet: Facet, value: string): SourceFilter {
  const chosenValues = filter.facets[facet] ?? [];
  const values = chosenValues.includes(value)
    ? chosenValues.filter((chosenValue) => chosenValue !== value)
    : [...chosenValues, value];
  return setFacet(filter, facet, values);
}

/** Replaces the chosen values of a facet. */
export function setFacet(filter: SourceFilter, facet: Facet, values: string[]): SourceFilter {
  const { [facet]: _, ...otherFacets } = filter.facets;
  return { ...filter, facets: values.length > 0 ? { ...otherFacets, [facet]: values } : otherFacets };
}

/** Returns the section of the list if it shows exactly one, otherwise null. */
export function getOnlySection({ facets }: SourceFilter): Section | null {
  const [section, ...otherSections] = facets.section ?? [];
  // The cast is safe, because the URL was parsed with the schema of sections.
  return section !== undefined && otherSections.length === 0 ? (section as Section) : null;
}

/** Removes the search and every filter. The order of the list stays. */
export const clearFilters = ({ sort }: SourceFilter): SourceFilter => ({ ...EMPTY_FILTER, sort });

/** Returns whether a filter other than the section restricts the list. */
export const isFiltered = ({ text, facets, importance }: SourceFilter): boolean =>
  text !== '' || importance !== null || Object.keys(facets).some((facet) => facet !== 'section');

/** Returns an order with its default direction: newest and highest first, names from A to Z. */
export const getDefaultOrder = (sort: SortKey): SortOrder => ({
  sort,
  isDescending: !['title', 'author', 'venue'].includes(sort),
});

/**
 * Returns the order of a list: the one in the URL, otherwise relevance during a search, otherwise the order that
 * the reader chose last.
 */
export function resolveSort({ sort, text }: SourceFilter, lastOrder: SortOrder): SortOrder {
  if (sort && (sort.sort !== 'relevance' || text !== '')) return sort;
  return text === '' ? lastOrder : { sort: 'relevance', isDescending: true };
}
