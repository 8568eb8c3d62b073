import { getTagName, INLINE_TAGS } from './tags';

// The classes of Tufte CSS (https://edwardtufte.github.io/tufte-css/#sidenotes) and of themes that follow it.
const SIDE_NOTE_SELECTOR =
  'span[class*="sidenote" i], span[class*="side-note" i], span[class*="marginnote" i], span[class*="margin-note" i], small[class*="sidenote" i], small[class*="marginnote" i], :is(span, small)[role="note"], :is(span, small)[role="doc-footnote"]';
const NON_NOTE_CLASS = /number|toggle|ref(?:erence)?(?:$|\s)|marker|anchor|wrapper/i;
const TOGGLE_SELECTOR = 'label.margin-toggle, label[for^="sn-"], label[for^="mn-"], label[for^="sidenote"]';

/**
 * Moves every side note of the working copy behind its paragraph. On the page, the note is in the margin, but
 * in the markup, it is in the middle of a sentence, which could then not be quoted. Call it before the copy
 * is split into blocks.
 */
export function moveSideNotes(root: Element): void {
  removeToggles(root);
  const lastNoteByParagraph = new Map<Element, Element>();
  for (const note of [...root.querySelectorAll(SIDE_NOTE_SELECTOR)]) {
    const paragraph = isSideNote(note) ? findParagraph(note) : null;
    if (!paragraph?.parentElement || paragraph === root) continue;
    const noteParagraph = root.ownerDocument.createElement('p');
    noteParagraph.append(...note.childNodes);
    note.remove();
    (lastNoteByParagraph.get(paragraph) ?? paragraph).after(noteParagraph);
    lastNoteByParagraph.set(paragraph, noteParagraph);
  }
}

// A toggle shows a number or a sign that opens the note on small screens.
function removeToggles(root: Element): void {
  for (const toggle of [...root.querySelectorAll(TOGGLE_SELECTOR)])
    if ((toggle.textContent ?? '').trim().length <= 3) toggle.remove();
}

const isSideNote = (note: Element): boolean =>
  !NON_NOTE_CLASS.test(note.getAttribute('class') ?? '') && note.closest('pre') === null;

// A note in a list item or cell without a paragraph is not moved.
function findParagraph(note: Element): Element | null {
  let ancestor = note.parentElement;
  while (ancestor && INLINE_TAGS.has(getTagName(ancestor))) ancestor = ancestor.parentElement;
  return ancestor && /^(?:P|BLOCKQUOTE|H[1-6]|DIV|FIGCAPTION)$/.test(getTagName(ancestor)) ? ancestor : null;
}
