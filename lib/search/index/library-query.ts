/** The facets: values that sources have, of which several can be chosen. */
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

/** The chosen values by facet; a source has to have one of each facet's. An absent facet is not restricted. */
export type FacetSelection = Partial<Record<Facet, string[]>>;

/** The orders of a list. Relevance exists only while searching. */
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

/** What a list shows. `importance`: the least and the greatest, both included; null: no restriction. */
export type LibraryQuery = {
  text: string;
  facets: FacetSelection;
  importance: [number, number] | null;
  sort: SortKey;
  isDescending: boolean;
};

/** A value of a facet with the number of sources that choosing it alone would show. */
export type FacetValue = { value: string; count: number };

/** The values of every facet, most frequent first, and the sources by importance. */
export type FacetResult = {
  values: Record<Facet, FacetValue[]>;
  /** The number of sources by importance in steps of `HISTOGRAM_STEP`: 0–4, 5–9, …, 95–100. */
  histogram: number[];
};

/** The width of a bar of the histogram, in points of importance. */
export const HISTOGRAM_STEP = 5;
export const HISTOGRAM_BARS = 20;
