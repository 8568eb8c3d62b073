/** An element with the author or the time of a post. A byline with a lower rank is more reliable. */
export type Byline = { element: Element; text: string; rank: number };

// A page of 100,000 nodes, the limit of the working copy, has about 4,000 posts with three bylines each. The
// limit protects against hostile pages with more.
const MAX_BYLINES = 15_000;

/** Returns a byline for each element in which `readByline` finds an author or a time. */
export function collectBylines(
  elements: Iterable<Element>,
  readByline: (element: Element) => { text: string; rank: number } | null,
): Byline[] {
  const bylines: Byline[] = [];
  for (const element of elements) {
    const authorOrTime = readByline(element);
    if (authorOrTime && authorOrTime.text !== '') bylines.push({ element, ...authorOrTime });
    if (bylines.length === MAX_BYLINES) break;
  }
  return bylines;
}

// In UTF-16 code units. Dates and names are in the first characters. Without this limit, a hostile page with
// nested byline elements would be read again and again.
const MAX_LINE_LENGTH = 200;

/** Returns the first `MAX_LINE_LENGTH` characters of the text of an element, on one line. */
export function getLeadingText(element: Element): string {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let line = '';
  for (let node = walker.nextNode(); node && line.length < MAX_LINE_LENGTH; node = walker.nextNode())
    line += node.nodeValue ?? '';
  return line.slice(0, MAX_LINE_LENGTH).replace(/\s+/g, ' ').trim();
}
