import { getClassNames, getTagName } from '../tags';
import { type Byline, collectBylines } from './bylines';

const MAX_NAME_LENGTH = 60;

const AUTHOR_CLASS =
  /author|user-?name|users-?name|hnuser|^poster|nickname|creator|display-?name|screen-?name|commenter|message-name|person-listing|^u-(?:author|name)$/i;
const NON_AUTHOR_CLASS =
  /avatar|icon|badge|image|photo|title|stat|flair|role|rank|bio|desc|count|group|quote|score/i;
const PROFILE_URL =
  /\/(?:u|users?|user-profile|profiles?|members?|people|authors?|~)\/(?!log|sign|regist)|\/[@~][\w-]+\/?$|[?&](?:u|uid|user|userid|username)=|member(?:list)?\.php|\/user\?id=|#\/user\//i;

const AUTHOR_SELECTOR = '[class],[itemprop~="author"],[itemprop~="creator"],[rel~="author"],a[href]';

/** Returns the elements that contain the name of an author, in document order. */
export const listAuthorBylines = (root: Element): Byline[] =>
  collectBylines(root.querySelectorAll(AUTHOR_SELECTOR), (element) => {
    const rank = getAuthorRank(element);
    return rank === null ? null : { text: extractName(element), rank };
  }).filter(({ text }) => text.length <= MAX_NAME_LENGTH);

function getAuthorRank(element: Element): number | null {
  if (/(?:^|\s)(?:author|creator)(?:\s|$)/.test(element.getAttribute('itemprop') ?? '')) return 0;
  if (element.getAttribute('rel') === 'author') return 1;
  if (getClassNames(element).some((name) => AUTHOR_CLASS.test(name) && !NON_AUTHOR_CLASS.test(name)))
    return 2;
  const isProfileLink = getTagName(element) === 'A' && PROFILE_URL.test(element.getAttribute('href') ?? '');
  return isProfileLink && !element.closest('blockquote, q, pre') ? 3 : null;
}

/**
 * Returns the name in an element that may contain more text, such as "by Ida » 3 March". Reads the element
 * marked as `name`, otherwise the first link, otherwise the first words.
 */
function extractName(element: Element): string {
  const elements = [element.querySelector('[itemprop~="name"]'), element.querySelector('a'), element];
  const name = elements.map((part) => part && getFirstText(part)).find((part) => part) ?? '';
  return name.replace(/^(?:by|von|par|posted by|from)[:\s]+/i, '');
}

function getFirstText(element: Element): string {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node.nodeValue ?? '').replace(/\s+/g, ' ').trim();
    if (/[\p{L}\p{N}]/u.test(text) && !/^(?:by|von|par|posted by|from):?$/i.test(text)) return text;
  }
  return '';
}
