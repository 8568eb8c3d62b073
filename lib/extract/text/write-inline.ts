import { MARKDOWN_ONLY } from './markdown-only';
import { INLINE, isElement, SILENT, tagOf } from './tags';
import { codeSpan, escaped, NOTHING, type Written, webAddress } from './written';

/** What writing needs to know of the page. */
export type Place = {
  /** The address that relative links start from. */
  base: string;
  /** Footnotes by the id that their references point to, with the name they are called by. */
  notes: Map<string, string>;
};

/** The formula an element stands for (see `formulas.ts`). */
export const LATEX = 'data-pn-latex';

/** A run of inline nodes in both forms, on as many lines as it has breaks. */
export function writeInline(nodes: Iterable<Node>, place: Place): Written {
  const { markdown, text } = join([...nodes].map((node) => writeNode(node, place)));
  return { markdown: lines(markdown, '  \n'), text: lines(text, '\n') };
}

const lines = (raw: string, between: string): string =>
  raw
    .split('\u2028')
    .map((line) => line.replace(/[^\S\u2028]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join(between);

const join = (parts: Written[]): Written => ({
  markdown: parts.map(({ markdown }) => markdown).join(''),
  text: parts.map(({ text }) => text).join(''),
});

function writeNode(node: Node, place: Place): Written {
  if (node.nodeType === 3) {
    const words = (node.nodeValue ?? '').replace(/\u2028/g, ' ');
    return { markdown: escaped(words), text: words };
  }
  return isElement(node) ? writeElement(node, place) : NOTHING;
}

function writeElement(element: Element, place: Place): Written {
  const written = writeAnyElement(element, place);
  return element.hasAttribute(MARKDOWN_ONLY) ? { markdown: written.markdown, text: '' } : written;
}

function writeAnyElement(element: Element, place: Place): Written {
  const latex = element.getAttribute(LATEX);
  if (latex !== null) return writeFormula(latex, element.getAttribute('display') === 'block');
  const tag = tagOf(element);
  if (SILENT.has(tag) || tag === 'SVG') return NOTHING;
  const write = WRITERS[tag];
  if (write) return write(element, place);
  const inside = join([...element.childNodes].map((child) => writeNode(child, place)));
  return INLINE.has(tag) ? inside : { markdown: ` ${inside.markdown} `, text: ` ${inside.text} ` };
}

function writeFormula(latex: string, alone: boolean): Written {
  const formula = latex.replace(/\s+/g, ' ').trim();
  const fence = alone ? '$$' : '$';
  return { markdown: `${fence}${harmless(formula)}${fence}`, text: formula };
}

// A reader of Markdown that knows no formulas would see tags and links in them; spaces mean nothing in LaTeX.
const harmless = (formula: string): string =>
  formula
    .replace(/<(?=[a-z/!?])/gi, '< ')
    .replace(/\](?=[([])/g, '] ')
    .replace(/(?<!\\)\$/g, '\\$');

const inside = (element: Element, place: Place): Written =>
  join([...element.childNodes].map((child) => writeNode(child, place)));

// The marks stand at the words, not at the white space around them: `** bold **` is not bold.
function marked(written: Written, mark: string): Written {
  const found = /^(\s*)([\s\S]*?)(\s*)$/.exec(written.markdown);
  if (!found?.[2] || found[2].includes('\u2028')) return written;
  return { markdown: `${found[1]}${mark}${found[2]}${mark}${found[3]}`, text: written.text };
}

function writeCode(element: Element): Written {
  const code = (element.textContent ?? '').replace(/\s+/g, ' ');
  return code.trim() === ''
    ? { markdown: code, text: code }
    : { markdown: codeSpan(code.trim()), text: code };
}

function writeLink(element: Element, place: Place): Written {
  const href = element.getAttribute('href');
  const note = href?.startsWith('#') ? place.notes.get(href.slice(1)) : undefined;
  if (note !== undefined) return { markdown: `[^${note}]`, text: element.textContent ?? '' };
  const words = inside(element, place);
  const address = href?.startsWith('#') ? null : webAddress(href, place.base);
  const found = /^(\s*)([\s\S]*?)(\s*)$/.exec(words.markdown.replaceAll('\u2028', ' '));
  if (!address || !found?.[2]) return words;
  return { markdown: `${found[1]}[${found[2]}](${address})${found[3]}`, text: words.text };
}

/** An image as Markdown; its alternative text is no part of the plain text, for the page does not show it. */
function writeImage(element: Element, place: Place): Written {
  const address = webAddress(imageSource(element), place.base);
  if (!address) return NOTHING;
  const alt = escaped((element.getAttribute('alt') ?? '').replace(/\s+/g, ' ').trim());
  return { markdown: `![${alt}](${address})`, text: '' };
}

// Pages that load pictures late keep a data: address in `src` until then.
const imageSource = (element: Element): string | null =>
  [element.getAttribute('src'), element.getAttribute('data-src'), element.getAttribute('data-original')].find(
    (address) => address && !address.startsWith('data:'),
  ) ??
  element.getAttribute('srcset')?.trim().split(/\s+/)[0] ??
  null;

function writeRaised(element: Element, place: Place): Written {
  const words = inside(element, place);
  return /^\s*$/.test(words.text) || words.markdown.startsWith('[^')
    ? words
    : { markdown: words.markdown, text: words.text };
}

type Writer = (element: Element, place: Place) => Written;

const strong: Writer = (element, place) => marked(inside(element, place), '**');
const emphasis: Writer = (element, place) => marked(inside(element, place), '*');
const struck: Writer = (element, place) => marked(inside(element, place), '~~');

const WRITERS: Record<string, Writer> = {
  A: writeLink,
  B: strong,
  STRONG: strong,
  I: emphasis,
  EM: emphasis,
  S: struck,
  STRIKE: struck,
  DEL: struck,
  CODE: writeCode,
  KBD: writeCode,
  SAMP: writeCode,
  TT: writeCode,
  IMG: writeImage,
  SUP: writeRaised,
  BR: () => ({ markdown: '\u2028', text: '\u2028' }),
};
