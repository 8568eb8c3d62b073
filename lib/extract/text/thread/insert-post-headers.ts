import type { Block } from '../split-into-blocks';
import { getTagName, INLINE_TAGS } from '../tags';
import type { ThreadPost } from './find-thread-posts';
import type { PostHeader } from './keep-post-text';

/**
 * Inserts a line with author and time before each post. If a post starts with a list, the line is inserted
 * before the list. Tables around posts get the role `presentation`, so that they are not written as tables.
 */
export function insertPostHeaders(headers: readonly PostHeader[]): void {
  for (const { post, block } of headers) {
    for (let ancestor = post.body ?? post.element; ancestor; ancestor = ancestor.parentElement as Element)
      if (getTagName(ancestor) === 'TABLE') ancestor.setAttribute('role', 'presentation');
    insertPostHeader(post, block);
  }
}

function insertPostHeader(post: ThreadPost, { container }: Block): void {
  const { element, body } = post;
  if (body && canContainParagraph(body)) {
    body.prepend(createHeaderElement(post));
    return;
  }
  let insertionPoint: Element = body ?? container;
  for (
    let ancestor = insertionPoint.parentElement;
    ancestor && element !== ancestor && element.contains(ancestor);
    ancestor = ancestor.parentElement
  )
    if (!canContainParagraph(ancestor)) insertionPoint = ancestor;
  if (insertionPoint === element) element.prepend(createHeaderElement(post));
  else insertionPoint.before(createHeaderElement(post));
}

function createHeaderElement({ element, author, time }: ThreadPost): Element {
  const ownerDocument = element.ownerDocument;
  const paragraph = ownerDocument.createElement('p');
  const name = ownerDocument.createElement('strong');
  name.textContent = author;
  paragraph.append(name, ...(time === '' ? [] : [` · ${time}`]));
  return paragraph;
}

const canContainParagraph = (element: Element): boolean =>
  !INLINE_TAGS.has(getTagName(element)) && !NO_PARAGRAPH_TAGS.has(getTagName(element));

const NO_PARAGRAPH_TAGS = new Set('P PRE UL OL DL TABLE TBODY TR H1 H2 H3 H4 H5 H6 FIGURE'.split(' '));
