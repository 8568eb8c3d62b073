import type { Window } from 'happy-dom';

/**
 * Makes every element of a window visible. The generated pages have no styles and no hidden elements, and happy-dom computes the styles of
 * all ancestors for each check, which took more than half of the time of the benchmarks.
 */
export function skipVisibilityChecks(window: Window): void {
  window.Element.prototype.checkVisibility = () => true;
}

/**
 * Creates the function that parses pages with happy-dom. A window never releases the documents that it parsed, so each window
 * parses only `documentsPerWindow` documents.
 */
export function createPageParser(
  openWindow: () => Window,
  documentsPerWindow: number,
): (html: string) => Document {
  let window = openWindow();
  let documentCount = 0;
  return (html) => {
    documentCount += 1;
    if (documentCount % documentsPerWindow === 0) {
      void window.happyDOM.close();
      window = openWindow();
    }
    // The cast is safe for the extraction and for reading the text of a page, whose tests use happy-dom too.
    return new window.DOMParser().parseFromString(html, 'text/html') as unknown as Document;
  };
}
