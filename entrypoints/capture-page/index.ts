import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPage } from '@/lib/extract/read-page';
import type { Extraction } from '@/lib/record/schema/extraction';

// Runs once in the page when the reader asks for it; what it returns is the answer of `scripting.executeScript`. The
// popup waits for it, so it is kept small and reads no text.
export default defineUnlistedScript((): Extraction | { error: string } => {
  try {
    return readPage(document, {
      url: location.href,
      now: new Date(),
      httpStatus: getHttpStatus(),
      contentType: getContentType(document),
    });
  } catch (error) {
    return { error: String(error) };
  }
});

/** The HTTP status of the page; null where the browser does not tell (it is 0 for pages that no server answered). */
function getHttpStatus(): number | null {
  const [entry] = performance.getEntriesByType('navigation') as (PerformanceEntry & {
    responseStatus?: number;
  })[];
  return entry?.responseStatus || null;
}

// An element named "contentType" stands before the property (DOM clobbering).
const getContentType = (page: Document): string | null =>
  typeof page.contentType === 'string' ? page.contentType : null;
