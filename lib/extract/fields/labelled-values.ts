import {
  closest,
  findBlockAncestor,
  getClassAndId,
  getParentElement,
  getSiblingNode,
  getVisibleLines,
  isElementNode,
  isHidden,
  queryFirst,
  walkTextNodes,
} from './dom';

/** Labels such as "Written by" before the names of the authors, in the supported languages. */
export const AUTHOR_LABEL =
  /^(?:authors?|author\(s\)|(?:article |story |words |text )?(?:written )?by|autor(?:en|in|es|a)?|verfasser(?:in)?|auteurs?|autore|autori|автор(?:ы)?|作者|著者)\s*[:：]?$/iu;
/** Labels such as "Date published" before the publication date, in the supported languages. */
export const PUBLICATION_DATE_LABEL =
  /^(?:(?:date )?published(?: on| date)?|date of publication|publi(?:cation|sh) date|posted on|ver[öo]ffentlicht(?: am)?|ver[öo]ffentlichungsdatum|erschienen(?: am)?|erscheinungsdatum|publi[ée]e? le|date de publication|mise? en ligne le|publicad[oa](?: el| em)?|fecha de publicaci[óo]n|data de publica[çc][ãa]o|pubblicat[oa](?: il)?|data di pubblicazione|gepubliceerd(?: op)?|publicatiedatum|opublikowan[oaey]|data publikacji|опубликован[оаы]?|дата публикации|公開日|発行日|掲載日|发布日期|发布时间|出版日期)\s*[:：]?$/iu;

const MAX_LABEL_LENGTH = 30;
// A label that occurs more often belongs to the entries of a list.
const MAX_LABELS = 2;
const MAX_LEVELS_UP = 3;
const MAX_VALUE_LINES = 8;
const OUTSIDE_MAIN_TEXT_SELECTOR = 'nav, footer, dialog, blockquote, figure, [hidden], [role="dialog"]';
const COMMENT_NAME = /(?:^|[\s_-])(?:comments?|reviews?|related)(?:$|[\s_-])/;

/**
 * Returns the lines after a label that is alone in its element, such as the list item or table cell beside
 * the label. Reports and repositories show their authors and dates like this, sometimes beside the text
 * instead of above it. Returns an empty array if there is no label or if it occurs more than twice.
 */
export function getLabelledLines(page: Document, label: RegExp): string[] {
  const values: string[][] = [];
  for (const textNode of walkMainTextNodes(page)) {
    const text = getShortText(textNode);
    if (text === '' || !label.test(text)) continue;
    const block = findTextBlock(textNode);
    if (block) values.push(getLinesAfter(block, text));
    if (values.length > MAX_LABELS) return [];
  }
  return values[0] ?? [];
}

/**
 * Finds values in the same line as their label ("Posted on May 3, 2024"). Returns the results of `parse` for
 * the texts after the label, without null. Returns an empty array for more than two values, because these
 * belong to a list of other pages.
 */
export function parseLabelledValues<T>(
  page: Document,
  label: RegExp,
  parse: (text: string) => T | null,
): T[] {
  const values: T[] = [];
  for (const textNode of walkMainTextNodes(page)) {
    const block = getTextAfterLabel(getShortLine(textNode), label) === null ? null : findTextBlock(textNode);
    const text = block && findLabelledValue(block, textNode, label);
    const value = text ? parse(text) : null;
    if (value !== null) values.push(value);
    if (values.length > MAX_LABELS) return [];
  }
  return values;
}

function walkMainTextNodes(page: Document): Iterable<Text> {
  const root = queryFirst(page, 'main, [role="main"]') ?? queryFirst(page, 'body');
  return root ? walkTextNodes(root) : [];
}

const MAX_LINE_LENGTH = 80;

const getShortLine = ({ data }: Text): string =>
  data.length <= 4 * MAX_LINE_LENGTH ? data.trim().replace(/\s+/g, ' ') : '';

/**
 * Returns the text after the label at the start of a line, or null if the line is too long or has no label.
 * The line is the one of `block` that starts with the text node.
 */
function findLabelledValue(block: Element, textNode: Text, label: RegExp): string | null {
  const start = getShortLine(textNode);
  const line = getVisibleLines(block, MAX_BLOCK_LENGTH).find((text) => text.startsWith(start)) ?? '';
  return line.length <= MAX_LINE_LENGTH ? getTextAfterLabel(line, label) : null;
}

/** Returns the rest of a line after its label of one to four words, or null if the line has no label. */
function getTextAfterLabel(line: string, label: RegExp): string | null {
  const words = line.split(' ', MAX_LABEL_WORDS);
  for (let count = words.length; count > 0; count--) {
    const start = words.slice(0, count).join(' ');
    if (label.test(start)) return line.slice(start.length).trim();
  }
  return null;
}

const MAX_BLOCK_LENGTH = 400;
const MAX_LABEL_WORDS = 4;

function findTextBlock(textNode: Text): Element | null {
  const block = findBlockAncestor(textNode);
  return block && !isHidden(block) && !isOutsideMainText(block) ? block : null;
}

function getShortText({ data }: Text): string {
  const text = data.length <= 4 * MAX_LABEL_LENGTH ? data.trim() : '';
  return text.length <= MAX_LABEL_LENGTH ? text : '';
}

function isOutsideMainText(block: Element): boolean {
  if (closest(block, OUTSIDE_MAIN_TEXT_SELECTOR)) return true;
  const form = closest(block, 'form');
  // A form around the whole page does not count. The pages of ASP.NET have such a form.
  if (form && Element.prototype.querySelector.call(form, 'h1, main, article') === null) return true;
  for (let node: Element | null = block; node && node.localName !== 'body'; node = getParentElement(node))
    if (COMMENT_NAME.test(getClassAndId(node))) return true;
  return false;
}

function getLinesAfter(block: Element, label: string): string[] {
  const [ownLine = ''] = getVisibleLines(block, 300);
  if (ownLine !== label) return ownLine.startsWith(label) ? [ownLine.slice(label.length).trim()] : [];
  let node: Element | null = block;
  for (let level = 0; node && level < MAX_LEVELS_UP; level++) {
    const lines = getLinesOfNextSibling(node);
    if (lines.length > 0) return lines.slice(0, MAX_VALUE_LINES);
    const parent: Element | null = getParentElement(node);
    node = parent && /^(?:body|main|article)$/.test(parent.localName) ? null : parent;
  }
  return [];
}

function getLinesOfNextSibling(element: Element): string[] {
  for (let next = getSiblingNode(element, 'next'); next; next = getSiblingNode(next, 'next')) {
    const lines = isElementNode(next) && !isHidden(next) ? getVisibleLines(next, 400) : [];
    if (lines.length > 0) return lines;
  }
  return [];
}
