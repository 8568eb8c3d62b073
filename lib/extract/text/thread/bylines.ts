/** An element that names the author or time of a post. A lower rank is more reliable. */
export type Byline = { element: Element; text: string; rank: number };

// A page of 100,000 nodes has about 4,000 posts with three bylines each; a hostile page can have more.
const MAX_BYLINES = 15_000;

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

// Dates and names are found within this many characters; a hostile page can nest byline elements without end.
const MAX_LINE_LENGTH = 200;

/** Returns the first words of an element on one line. */
export function getLeadingText(element: Element): string {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let line = '';
  for (let node = walker.nextNode(); node && line.length < MAX_LINE_LENGTH; node = walker.nextNode())
    line += node.nodeValue ?? '';
  return line.slice(0, MAX_LINE_LENGTH).replace(/\s+/g, ' ').trim();
}
