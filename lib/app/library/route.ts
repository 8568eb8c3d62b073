import { decodeSafely } from '@/lib/base/decode-safely';
import { MissingField, Section } from '@/lib/record/schema/source-row';
import { SourceType } from '@/lib/record/schema/vocabulary';

/** The filter of the list of sources. `section` null shows all sources outside the bin. */
export type SourceFilter = {
  section: Section | null;
  missingField: MissingField | null;
  type: SourceType | null;
  /** The text in the search field. */
  text: string;
};

/** The view of the options page. */
export type Route =
  | { view: 'sources'; filter: SourceFilter }
  /** `edit` is the field group whose editor opens with the record. */
  | { view: 'record'; stableId: string; edit: string | null }
  | { view: 'drafts' }
  /** `id` is the venue whose form is open. `pageUrl` is the page for which a new venue is suggested. */
  | { view: 'venues'; id: string | null; pageUrl: string | null }
  | { view: 'settings' }
  | { view: 'welcome' };

/** The filter that shows all sources outside the bin. */
export const EMPTY_FILTER: SourceFilter = { section: null, missingField: null, type: null, text: '' };

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
  if (view === 'venues') return { view, id: params.get('id'), pageUrl: params.get('for') };
  if (view === 'drafts' || view === 'settings' || view === 'welcome') return { view };
  return { view: 'sources', filter: parseFilter(params) };
}

/** Builds the URL fragment of a route. Filters that are null or empty are omitted. */
export function buildHref(route: Route): string {
  switch (route.view) {
    case 'sources': {
      const { section, missingField, type, text } = route.filter;
      return buildHrefWithQuery('#/sources', {
        shelf: section,
        missing: missingField,
        type,
        q: text || null,
      });
    }
    case 'record':
      return buildHrefWithQuery(`#/sources/${route.stableId}`, { edit: route.edit });
    case 'venues':
      return buildHrefWithQuery('#/venues', { id: route.id, for: route.pageUrl });
    default:
      return `#/${route.view}`;
  }
}

/** The link to the settings, scrolled to the wikis. */
export const WIKI_SETTINGS_HREF = '#/settings/wikis';

/** Builds the link to the list of venues with the form of one venue open. */
export const buildVenueHref = (id: string): string => buildHref({ view: 'venues', id, pageUrl: null });

/** Builds the link to the form of a new venue that is suggested for a page. */
export const buildNewVenueHref = (pageUrl: string): string =>
  buildHref({ view: 'venues', id: null, pageUrl });

/** Builds the link to the record page of a source. */
export const buildRecordHref = (stableId: string): string =>
  buildHref({ view: 'record', stableId, edit: null });

function parseFilter(params: URLSearchParams): SourceFilter {
  return {
    section: Section.safeParse(params.get('shelf')).data ?? null,
    missingField: MissingField.safeParse(params.get('missing')).data ?? null,
    type: SourceType.safeParse(params.get('type')).data ?? null,
    text: params.get('q') ?? '',
  };
}

function buildHrefWithQuery(path: string, params: Record<string, string | null>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== null) query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
}
