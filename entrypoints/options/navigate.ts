import { buildHref, type SourceFilter } from '@/lib/app/library/route';

/** Opens a view of the options page and adds it to the history. The page shows it at once. */
export function navigate(href: string): void {
  location.hash = href;
  notifyOfNewHash();
}

/** Opens the list with a filter. */
export function showFilter(filter: SourceFilter): void {
  navigate(buildHref({ view: 'sources', filter }));
}

/** Replaces the URL without a new entry in the history. The page shows it at once. */
export function replaceUrl(href: string): void {
  location.replace(href);
  notifyOfNewHash();
}

// The browser dispatches its event later. Until then, a checkbox that depends on the URL would show its old state.
function notifyOfNewHash(): void {
  dispatchEvent(new HashChangeEvent('hashchange'));
}
