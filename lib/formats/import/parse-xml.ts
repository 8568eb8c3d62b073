import { decodeCharacterReferences } from '../decode-character-references';

/** An element of an XML document. `name` has no namespace prefix. `text` is the text of the element without that of its children. */
export type XmlElement = {
  name: string;
  attributes: Map<string, string>;
  children: XmlElement[];
  text: string;
};

const [CDATA_START, CDATA_END] = ['<![CDATA[', ']]>'];
const NAME_CHARACTERS = /[^\s=/>]+/;
// Real files nest only a few elements. At this depth, children become siblings of their parent, so that the time stays linear.
const MAX_DEPTH = 100;

/**
 * Parses XML in one pass. Returns a root element without a name. Skips declarations and defines no entities, so that a file can neither
 * load other files nor expand to gigabytes. Never fails: for a truncated or badly nested document, returns the elements that can be read.
 */
export function parseXml(text: string): XmlElement {
  const root = createElement('', new Map());
  const openElements = [root];
  let position = 0;
  while (position < text.length) {
    const nextTag = text.indexOf('<', position);
    const start = nextTag === -1 ? text.length : nextTag;
    addText(openElements, decodeCharacterReferences(text.slice(position, start)));
    position = readMarkup(text, start, openElements);
  }
  return root;
}

/** Reads the tag, comment or other markup at a position, and returns the position after it. */
function readMarkup(text: string, start: number, openElements: XmlElement[]): number {
  if (text.startsWith(CDATA_START, start)) {
    const end = findEnd(text, CDATA_END, start);
    addText(openElements, text.slice(start + CDATA_START.length, end - CDATA_END.length));
    return end;
  }
  const end = text.startsWith('<!--', start) ? findEnd(text, '-->', start) : findTagEnd(text, start);
  const tag = text.slice(start + 1, end - 1);
  if (tag.startsWith('/')) closeElement(openElements, getLocalName(tag.slice(1).trim()));
  else if (!/^(?:[!?]|$)/.test(tag)) openElement(openElements, tag);
  return end;
}

function addText(openElements: XmlElement[], text: string): void {
  const element = openElements.at(-1);
  if (element) element.text += text;
}

/** Returns the position after the next occurrence of `end`, or the end of the text. */
function findEnd(text: string, end: string, start: number): number {
  const index = text.indexOf(end, start);
  return index === -1 ? text.length + end.length : index + end.length;
}

/** Returns the position after a tag. A ">" between quotation marks does not end the tag, unless the second mark is missing. */
function findTagEnd(text: string, start: number): number {
  let quote = '';
  for (let index = start + 1; index < text.length && text[index] !== '<'; index++) {
    const character = text.charAt(index);
    if (quote === '' && character === '>') return index + 1;
    if (character === quote) quote = '';
    else if (quote === '' && isQuote(character)) quote = character;
  }
  return findEnd(text, '>', start);
}

const isQuote = (character: string): boolean => character === '"' || character === "'";

const createElement = (name: string, attributes: Map<string, string>): XmlElement => ({
  name,
  attributes,
  children: [],
  text: '',
});

function openElement(openElements: XmlElement[], tag: string): void {
  const isEmpty = tag.endsWith('/');
  const [name = ''] = tag.match(NAME_CHARACTERS) ?? [];
  const element = createElement(getLocalName(name), readAttributes(tag.slice(name.length)));
  openElements.at(-1)?.children.push(element);
  if (!isEmpty && openElements.length < MAX_DEPTH) openElements.push(element);
}

/** Closes the innermost open element with this name, and the open elements inside of it. Ignores an end tag without a start tag. */
function closeElement(openElements: XmlElement[], name: string): void {
  const index = openElements.findLastIndex((element) => element.name === name);
  if (index > 0) openElements.length = index;
}

const getLocalName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads the attributes of a tag. A value ends at the same kind of quotation mark with which it begins. */
function readAttributes(tag: string): Map<string, string> {
  const attributes = new Map<string, string>();
  let nameStart = 0;
  for (let index = 0; index < tag.length; index++) {
    if (!isQuote(tag.charAt(index))) continue;
    const end = tag.indexOf(tag.charAt(index), index + 1);
    if (end === -1) break;
    const name = tag.slice(nameStart, index).replace('=', '').trim().split(/\s/).at(-1) ?? '';
    attributes.set(getLocalName(name), decodeCharacterReferences(tag.slice(index + 1, end)));
    index = end;
    nameStart = end + 1;
  }
  return attributes;
}

/** Lists the child elements with one of these names. */
export const listChildren = (element: XmlElement | undefined, ...names: string[]): XmlElement[] =>
  element?.children.filter(({ name }) => names.includes(name)) ?? [];

/** Finds the element at the end of a path of names. Each name selects the first child with this name. */
export function findElement(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  let current = element;
  for (const name of path) current = current?.children.find((child) => child.name === name);
  return current;
}

/** Returns the trimmed text of the element at the end of a path of names, or undefined if it is missing or empty. */
export const getText = (element: XmlElement | undefined, ...path: string[]): string | undefined =>
  findElement(element, ...path)?.text.trim() || undefined;
