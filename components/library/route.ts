import { decoded } from '@/lib/base/decoded';
import { MissingPart, Shelf } from '@/lib/model/source-row';
import { SourceType } from '@/lib/model/vocabulary';

/** Which sources the list shows. `shelf` null: everything outside the bin. */
export type SourceFilter = {
  shelf: Shelf | null;
  missing: MissingPart | null;
  type: SourceType | null;
  /** The words typed into the search field. */
  text: string;
};

/** What the options page shows. */
export type Route =
  | { view: 'sources'; filter: SourceFilter }
  /** `edit` names the part whose editor opens at once. */
  | { view: 'record'; stableId: string; edit: string | null }
  | { view: 'drafts' }
  /** `id` is the venue to show opened; `address` the page that a new one is proposed for. */
  | { view: 'venues'; id: string | null; address: string | null }
  | { view: 'settings' }
  | { view: 'welcome' };

/** Everything outside the bin. */
export const NO_FILTER: SourceFilter = { shelf: null, missing: null, type: null, text: '' };

/** The route of a fragment (`#/sources?shelf=inbox`). What it does not know is the list of sources. */
export function routeOf(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [view, id] = path.split('/');
  const asked = new URLSearchParams(search);
  if (view === 'sources' && id) return { view: 'record', stableId: decoded(id), edit: asked.get('edit') };
  if (view === 'venues') return { view, id: asked.get('id'), address: asked.get('for') };
  if (view === 'drafts' || view === 'settings' || view === 'welcome') return { view };
  return { view: 'sources', filter: filterOf(asked) };
}

/** The fragment of a route; unset parts of the filter do not show in it. */
export function hrefOf(route: Route): string {
  switch (route.view) {
    case 'sources': {
      const { shelf, missing, type, text } = route.filter;
      return withSearch('#/sources', { shelf, missing, type, q: text || null });
    }
    case 'record':
      return withSearch(`#/sources/${route.stableId}`, { edit: route.edit });
    case 'venues':
      return withSearch('#/venues', { id: route.id, for: route.address });
    default:
      return `#/${route.view}`;
  }
}

/** The settings, begun at the wikis. */
export const WIKI_SETTINGS = '#/settings/wikis';

/** The list of venues with one of them opened. */
export const venueHref = (id: string): string => hrefOf({ view: 'venues', id, address: null });

/** The form for a new venue, proposed for a page. */
export const newVenueHref = (address: string): string => hrefOf({ view: 'venues', id: null, address });

/** The address of one source's record. */
export const recordHref = (stableId: string): string => hrefOf({ view: 'record', stableId, edit: null });

function filterOf(asked: URLSearchParams): SourceFilter {
  return {
    shelf: Shelf.safeParse(asked.get('shelf')).data ?? null,
    missing: MissingPart.safeParse(asked.get('missing')).data ?? null,
    type: SourceType.safeParse(asked.get('type')).data ?? null,
    text: asked.get('q') ?? '',
  };
}

function withSearch(path: string, parts: Record<string, string | null>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value !== null) search.set(name, value);
  return search.size > 0 ? `${path}?${search}` : path;
}
