/**
 * HTTP status and media type of the response that delivered the page. A value is null if the browser does not
 * report it.
 */
export type PageResponse = { httpStatus: number | null; contentType: string | null };

type NavigationEntry = PerformanceEntry & { responseStatus?: number };

/**
 * Returns the HTTP status of the current page. Returns null if no server delivered the page, because the
 * browser then reports 0: https://developer.mozilla.org/docs/Web/API/PerformanceResourceTiming/responseStatus
 */
export function getHttpStatus(timeline: Performance): number | null {
  // The DOM types declare `responseStatus` only on resource timings, but every navigation timing is a
  // resource timing.
  const [entry] = timeline.getEntriesByType('navigation') as NavigationEntry[];
  return entry?.responseStatus || null;
}

/** Returns the media type of the page. Returns null if an element named `contentType` hides the property. */
export const getContentType = (page: Document): string | null =>
  typeof page.contentType === 'string' ? page.contentType : null;
