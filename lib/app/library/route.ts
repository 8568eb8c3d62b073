import { decodeSafely } from '@/lib/base/decode-safely';
import { MissingField, Section } from '@/lib/record/schema/source-row';
import { SourceType } from '@/lib/record/schema/vocabulary';
import {
  FACETS,
  type Facet,
  type FacetSelection,
  type LibraryQuery,
  SORT_KEYS,
} from '@/lib/search/index/library-query';

/**
 * What the list of sources shows. `sort` null: by relevance while searching, otherwise the order that the reader chose last.
 * `shouldSearchTexts`: the captured texts are searched too.
 */
export type SourceFilter = Omit<LibraryQuery, 'sort' | 'isDescending'> & {
  sort: SortOrder | null;
  shouldSearchTexts: boolean;
};

/** An order of the list and its direction. */
export type SortOrder = Pick<LibraryQuery, 'sort' | 'isDescending'>;

/** The view of the options page. */
export type Route =
  | { view: 'sources'; filter: SourceFilter }
  /** `edit` is the field group whose editor opens with the source. */
  | { view: 'record'; stableId: string; edit: string | null }
  | { view: 'review' }
  | { view: 'tags' }
  | { view: 'duplicates' }
  | { view: 'drafts' }
  /**
   * `id` is the venue whose form is open. `pageUrl` is the page for which a new venue is suggested. `from` is the source from whose record
   * the reader came.
   */
  | { view: 'venues'; id: string | null; pageUrl: string | null; from: string | null }
  | { view: 'insights' }
  | { view: 'wiki' }
  | { view: 'settings' }
  | { view: 'welcome' };

/** The filter that shows all sources outside the bin. */
export const EMPTY_FILTER: SourceFilter = {
  text: '',
  facets: {},
  importance: null,
  sort: null,
  shouldSearchTexts: false,
};

/** The views without parameters. */
const PLAIN_VIEWS = [
  'review',
  'tags',
  'duplicates',
  'drafts',
  'insights',
  'settings',
  'wiki',
  'welcome',
] as const;

/**
 * Parses a URL fragment such as `#/sources?shelf=inbox`. Returns the list of sources for an unknown fragment. The
 * parameter `shelf` has the section; its old name stays, so that bookmarks work.
 */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [view, id] = path.split('/');
  const params = new URLSearchParams(query);
  if (view === 'sources' && id)
    return { view: 'record', stableId: decodeSafely(id), edit: params.get('edit') };
  if (view === 'venues')
    return { view, id: params.get('id'), pageUrl: params.get('for'), from: params.get('from') };
  const plainView = PLAIN_VIEWS.find((name) => name === view);
  if (plainView) return { view: plainView };
  return { view: 'sources', filter: parseFilter(params) };
}

/** Builds the URL fragment of a route. Filters that are null or empty are omitted. */
export function buildHref(route: Route): string {
  switch (route.view) {
    case 'sources':
      return buildHrefWithQuery('#/sources', buildFilterParams(route.filter));
    case 'record':
      // The key of an unreadable row may have any characters.
      return buildHrefWithQuery(`#/sources/${encodeURIComponent(route.stableId)}`, [['edit', route.edit]]);
    case 'venues':
      return buildHrefWithQuery('#/venues', [
        ['id', route.id],
        ['for', route.pageUrl],
        ['from', route.from],
      ]);
    default:
      return `#/${route.view}`;
  }
}

/** The link to the settings, scrolled to the wikis. */
export const WIKI_SETTINGS_HREF = '#/settings/wikis';

/** Builds the link from the record of a source to the list of venues with the form of its venue open. */
export const buildVenueHref = (id: string, from: string): string =>
  buildHref({ view: 'venues', id, pageUrl: null, from });

/** Builds the link from the record of a source to the form of a new venue that is suggested for its page. */
export const buildNewVenueHref = ({ url, stableId }: { url: string; stableId: string }): string =>
  buildHref({ view: 'venues', id: null, pageUrl: url, from: stableId });

/** Builds the link to the record page of a source. */
export const buildRecordHref = (stableId: string): string =>
  buildHref({ view: 'record', stableId, edit: null });

// The parameter of each facet. `shelf` and `lang` are short, because people read and type URLs.
const FACET_PARAMS = {
  section: 'shelf',
  type: 'type',
  venue: 'venue',
  credibility: 'credibility',
  tag: 'tag',
  year: 'year',
  language: 'lang',
  sync: 'sync',
  missing: 'missing',
} as const satisfies Record<Facet, string>;

function parseFilter(params: URLSearchParams): SourceFilter {
  const facets: FacetSelection = {};
  for (const facet of FACETS) {
    const values = params.getAll(FACET_PARAMS[facet]).filter((value) => isFacetValue(facet, value));
    if (values.length > 0) facets[facet] = [...new Set(values)];
  }
  return {
    text: params.get('q') ?? '',
    facets,
    importance: parseImportance(params.get('importance')),
    sort: parseSort(params.get('sort')),
    shouldSearchTexts: params.get('texts') === '1',
  };
}

/** Unknown sections, types and missing fields are dropped, because no control could show or remove them. */
function isFacetValue(facet: Facet, value: string): boolean {
  switch (facet) {
    case 'section':
      return Section.safeParse(value).success;
    case 'missing':
      return MissingField.safeParse(value).success;
    case 'type':
      return SourceType.safeParse(value).success;
    default:
      return value !== '';
  }
}

function parseImportance(value: string | null): [number, number] | null {
  const limits = /^(\d{1,3})-(\d{1,3})$/.exec(value ?? '');
  return limits ? [Number(limits[1]), Number(limits[2])] : null;
}

// `-title` is descending, `title` ascending.
function parseSort(value: string | null): SortOrder | null {
  const name = (value ?? '').replace(/^-/, '');
  const sort = SORT_KEYS.find((key) => key === name);
  return sort ? { sort, isDescending: value?.startsWith('-') ?? false } : null;
}

/** Writes an order as in the URL. */
export const formatSort = ({ sort, isDescending }: SortOrder): string => `${isDescending ? '-' : ''}${sort}`;

function buildFilterParams({
  text,
  facets,
  importance,
  sort,
  shouldSearchTexts,
}: SourceFilter): [string, string | null][] {
  return [
    ...FACETS.flatMap((facet) =>
      (facets[facet] ?? []).map((value): [string, string] => [FACET_PARAMS[facet], value]),
    ),
    ['importance', importance?.join('-') ?? null],
    ['q', text || null],
    ['sort', sort && formatSort(sort)],
    ['texts', shouldSearchTexts ? '1' : null],
  ];
}

function buildHrefWithQuery(path: string, params: [string, string | null][]): string {
  const query = new URLSearchParams();
  for (const [name, value] of params) if (value !== null) query.append(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The list of the sources that the active wiki rejected, or whose values differ there. */
export const UNRESOLVED_SOURCES_HREF = buildHref({
  view: 'sources',
  filter: { ...EMPTY_FILTER, facets: { sync: ['rejected', 'differs'] } },
});
