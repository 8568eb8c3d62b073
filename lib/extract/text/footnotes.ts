import { parseUrl, stripFragment } from '@/lib/address/parse-url';
import { BLOCK_ID_ATTRIBUTE } from './marker-attributes';

/** The numbers of the footnotes, by the id of the element that contains the note. */
export type Footnotes = Map<string, string>;

/**
 * Finds footnotes: elements that a superscript or declared note reference links forward to. They are numbered
 * in the order of their first reference.
 */
export function findFootnotes(root: Element): Footnotes {
  const elementById = new Map<string, Element>();
  for (const element of root.querySelectorAll('[id]'))
    if (!elementById.has(element.id)) elementById.set(element.id, element);
  const footnotes: Footnotes = new Map();
  for (const link of root.querySelectorAll(REFERENCE_SELECTOR)) {
    const id = link.getAttribute('href')?.slice(1) ?? '';
    const footnote = elementById.get(id);
    if (
      !footnote ||
      footnotes.has(id) ||
      !isLinkBeforeFootnote(link, footnote) ||
      (footnote.textContent ?? '').trim() === ''
    )
      continue;
    footnotes.set(id, String(footnotes.size + 1));
  }
  return footnotes;
}

const REFERENCE_SELECTOR =
  'sup a[href^="#"], a[href^="#"]:has(> sup), a[role="doc-noteref"][href^="#"], a.footnote-ref[href^="#"], a.footnote-anchor[href^="#"]';

const isLinkBeforeFootnote = (link: Element, footnote: Element): boolean =>
  (link.compareDocumentPosition(footnote) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/**
 * Shortens links to the page's own address to their fragment, as some programs write note references in full.
 */
export function shortenSamePageLinks(root: Element, baseUrl: string, url: string): void {
  const pageUrl = stripFragment(url);
  for (const link of root.querySelectorAll('a[href*="#"]:not([href^="#"])')) {
    const href = link.getAttribute('href') ?? '';
    const [linkedUrl, fragment] = parseUrl(href, baseUrl)?.href.split('#') ?? [];
    if (linkedUrl === pageUrl && fragment) link.setAttribute('href', `#${fragment}`);
  }
}

/** Adds the blocks of every footnote that a kept block refers to. */
export function addFootnoteBlocks(root: Element, footnotes: Footnotes, keptBlockIds: Set<number>): void {
  if (footnotes.size === 0) return;
  for (const link of root.querySelectorAll(REFERENCE_SELECTOR)) {
    const id = link.getAttribute('href')?.slice(1) ?? '';
    const block = link.closest(`[${BLOCK_ID_ATTRIBUTE}]`);
    if (!footnotes.has(id) || !block || !keptBlockIds.has(Number(block.getAttribute(BLOCK_ID_ATTRIBUTE))))
      continue;
    for (const blockId of getFootnoteBlockIds(root, id)) keptBlockIds.add(blockId);
  }
}

function getFootnoteBlockIds(root: Element, id: string): number[] {
  const footnote = [...root.querySelectorAll('[id]')].find((element) => element.id === id);
  if (!footnote) return [];
  return [footnote, ...footnote.querySelectorAll(`[${BLOCK_ID_ATTRIBUTE}]`)]
    .filter((element) => element.hasAttribute(BLOCK_ID_ATTRIBUTE))
    .map((element) => Number(element.getAttribute(BLOCK_ID_ATTRIBUTE)));
}
