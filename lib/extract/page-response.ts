/** How the server answered; null where the browser does not report it. */
export type PageResponse = { httpStatus: number | null; contentType: string | null };

type NavigationEntry = PerformanceEntry & { responseStatus?: number };

/**
 * Returns the HTTP status of the current page, or null. It is 0 for pages that no server answered:
 * https://developer.mozilla.org/docs/Web/API/PerformanceResourceTiming/responseStatus
 */
export function getHttpStatus(timeline: Performance): number | null {
  // DOM types declare `responseStatus` on resource timings only; every navigation timing is one.
  const [entry] = timeline.getEntriesByType('navigation') as NavigationEntry[];
  return entry?.responseStatus || null;
}

/** Returns the page's media type, or null where an element named "contentType" hides the property. */
export const getContentType = (page: Document): string | null =>
  typeof page.contentType === 'string' ? page.contentType : null;
