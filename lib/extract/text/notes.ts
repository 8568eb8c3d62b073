import { MARK } from './segment';

/** Footnotes by the id of the element that holds them: how they are called. */
export type Notes = Map<string, string>;

/**
 * The footnotes of a copy: elements that a small raised link, or one that says it is a reference to a note, points
 * forward to. Named by the order of the first reference.
 */
export function notesOf(root: Element): Notes {
  const byId = new Map<string, Element>();
  for (const element of root.querySelectorAll('[id]'))
    if (!byId.has(element.id)) byId.set(element.id, element);
  const notes: Notes = new Map();
  for (const link of root.querySelectorAll(REFERENCES)) {
    const id = link.getAttribute('href')?.slice(1) ?? '';
    const note = byId.get(id);
    if (!note || notes.has(id) || !isAfter(link, note) || (note.textContent ?? '').trim() === '') continue;
    notes.set(id, String(notes.size + 1));
  }
  return notes;
}

const REFERENCES =
  'sup a[href^="#"], a[href^="#"]:has(> sup), a[role="doc-noteref"][href^="#"], a.footnote-ref[href^="#"], a.footnote-anchor[href^="#"]';

const isAfter = (link: Element, note: Element): boolean =>
  (link.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/** Makes links into the page itself of those that name it by its whole address, as some programs write their notes. */
export function shortenOwnLinks(root: Element, base: string, url: string): void {
  const own = url.replace(/#.*$/s, '');
  for (const link of root.querySelectorAll('a[href*="#"]:not([href^="#"])')) {
    const href = link.getAttribute('href') ?? '';
    const [page, fragment] = URL.canParse(href, base) ? new URL(href, base).href.split('#') : [];
    if (page === own && fragment) link.setAttribute('href', `#${fragment}`);
  }
}

/** Adds the blocks of every note that a kept block refers to: a note goes with its reference. */
export function keepNotes(root: Element, notes: Notes, keep: Set<number>): void {
  if (notes.size === 0) return;
  for (const link of root.querySelectorAll(REFERENCES)) {
    const id = link.getAttribute('href')?.slice(1) ?? '';
    const block = link.closest(`[${MARK}]`);
    if (!notes.has(id) || !block || !keep.has(Number(block.getAttribute(MARK)))) continue;
    for (const number of blocksOfNote(root, id)) keep.add(number);
  }
}

function blocksOfNote(root: Element, id: string): number[] {
  const note = [...root.querySelectorAll('[id]')].find((element) => element.id === id);
  if (!note) return [];
  return [note, ...note.querySelectorAll(`[${MARK}]`)]
    .filter((element) => element.hasAttribute(MARK))
    .map((element) => Number(element.getAttribute(MARK)));
}
