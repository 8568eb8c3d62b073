import { parseUrl, stripFragment } from '@/lib/address/parse-url';
import { BLOCK_ID_ATTRIBUTE } from './marker-attributes';

/** The numbers of the footnotes by the id of the element that contains the footnote. */
export type FootnoteNumbers = Map<string, string>;

/**
 * Numbers the footnotes of the working copy in the order of their first reference. A footnote is an element
 * to which an earlier note reference links. A note reference is a link in a superscript, or a link that its
 * role or class marks as a note reference.
 */
export function numberFootnotes(root: Element): FootnoteNumbers {
  const elementById = new Map<string, Element>();
  for (const element of root.querySelectorAll('[id]'))
    if (!elementById.has(element.id)) elementById.set(element.id, element);
  const footnoteNumbers: FootnoteNumbers = new Map();
  for (const link of root.querySelectorAll(REFERENCE_SELECTOR)) {
    const id = link.getAttribute('href')?.slice(1) ?? '';
    const footnote = elementById.get(id);
    if (
      !footnote ||
      footnoteNumbers.has(id) ||
      !isLinkBeforeFootnote(link, footnote) ||
      (footnote.textContent ?? '').trim() === ''
    )
      continue;
    footnoteNumbers.set(id, String(footnoteNumbers.size + 1));
  }
  return footnoteNumbers;
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
export function addFootnoteBlocks(
  root: Element,
  footnoteNumbers: FootnoteNumbers,
  keptBlockIds: Set<number>,
): void {
  if (footnoteNumbers.size === 0) return;
  for (const link of root.querySelectorAll(REFERENCE_SELECTOR)) {
    const id = link.getAttribute('href')?.slice(1) ?? '';
    const block = link.closest(`[${BLOCK_ID_ATTRIBUTE}]`);
    if (
      !footnoteNumbers.has(id) ||
      !block ||
      !keptBlockIds.has(Number(block.getAttribute(BLOCK_ID_ATTRIBUTE)))
    )
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
