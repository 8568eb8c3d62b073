import { parseUrl, stripFragment } from '@/lib/address/parse-url';
import { BLOCK_ID_ATTRIBUTE } from './marker-attributes';

/** Footnote numbers by the id of the element that contains the footnote. */
export type Footnotes = Map<string, string>;

/**
 * Finds the footnotes of the working copy. A footnote is an element that an earlier note reference links to. A note
 * reference is a link in a superscript, or a link marked as a note reference by its role or class. Footnotes
 * are numbered in the order of their first reference.
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
 * Reduces links to the same page to their fragment, because some editors write note references with the full
 * URL.
 */
export function shortenSamePageLinks(root: Element, baseUrl: string, url: string): void {
  const pageUrl = stripFragment(url);
  for (const link of root.querySelectorAll('a[href*="#"]:not([href^="#"])')) {
    const href = link.getAttribute('href') ?? '';
    const [linkedUrl, fragment] = parseUrl(href, baseUrl)?.href.split('#') ?? [];
    if (linkedUrl === pageUrl && fragment) link.setAttribute('href', `#${fragment}`);
  }
}

/** Adds to `keptBlockIds` the blocks of every footnote that a kept block refers to. */
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
