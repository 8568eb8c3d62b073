/** The facets. The reader can choose several values of each. */
export const FACETS = [
  'section',
  'type',
  'venue',
  'credibility',
  'tag',
  'year',
  'language',
  'sync',
  'missing',
] as const;
export type Facet = (typeof FACETS)[number];

/**
 * The chosen values by facet. A source matches if it has one of the chosen values of every facet. An absent facet does
 * not restrict the list.
 */
export type FacetSelection = Partial<Record<Facet, string[]>>;

/** The orders of a list. Relevance is available only during a search. */
export const SORT_KEYS = [
  'relevance',
  'saved',
  'changed',
  'published',
  'importance',
  'credibility',
  'title',
  'author',
  'venue',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** The query of a list. `importance` is the inclusive range of importance. Null means no restriction. */
export type LibraryQuery = {
  text: string;
  facets: FacetSelection;
  importance: [number, number] | null;
  sort: SortKey;
  isDescending: boolean;
};

/** The order that applies until the reader chooses one. */
export const NEWEST_FIRST = { sort: 'saved', isDescending: true } as const;

/** The query for all sources outside the bin. */
export const ALL_SOURCES: LibraryQuery = { text: '', facets: {}, importance: null, ...NEWEST_FIRST };

/** A value of a facet, and the number of sources that the list would show if only this value of the facet was chosen. */
export type FacetValue = { value: string; count: number };

/** The values of every facet, most frequent first, and the histogram of importance. */
export type FacetResult = {
  values: Record<Facet, FacetValue[]>;
  /** The number of sources by importance in steps of `HISTOGRAM_STEP` (`histogram.ts`): 0–4, 5–9, …, 95–100. */
  histogram: number[];
};
