import { MARK } from './segment';
import { isElement, SILENT, tagOf } from './tags';
import { type Place, writeInline } from './write-inline';
import { writePre } from './write-pre';
import { writeTable } from './write-table';
import { escapedStart, type Written } from './written';

/** Writes what is left of the copy below `root` as Markdown and as plain text, one line a block, in one walk. */
export function writeBlocks(root: Element, place: Place): Written {
  return together(piecesOf(root, place), '\n\n');
}

const together = (pieces: Written[], between: string): Written => ({
  markdown: pieces
    .map(({ markdown }) => markdown)
    .filter((part) => part !== '')
    .join(between),
  text: pieces
    .map(({ text }) => text)
    .filter((part) => part !== '')
    .join('\n'),
});

function piecesOf(container: Element, place: Place): Written[] {
  const pieces: Written[] = [];
  let run: Node[] = [];
  const flush = () => {
    if (run.length > 0) pieces.push(paragraph(writeInline(run, place)));
    run = [];
  };
  for (const node of container.childNodes) {
    // A marked run is a block of its own, also beside another one.
    const stands = isElement(node) && (!isRun(node) || node.hasAttribute(MARK));
    if (stands) flush();
    if (isElement(node) && !isRun(node)) pieces.push(...writeBlock(node, place));
    else run.push(node);
    if (stands) flush();
  }
  flush();
  return pieces;
}

const paragraph = ({ markdown, text }: Written): Written => ({ markdown: escapedStart(markdown), text });

const RUNS = new Set(
  'A ABBR B BDI BDO BIG BR CITE CODE DATA DEL DFN EM FONT I IMG INS KBD LABEL MARK NOBR PICTURE Q RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR MATH'.split(
    ' ',
  ),
);

function isRun(element: Element): boolean {
  return RUNS.has(tagOf(element)) && !element.querySelector(BLOCKS);
}

const BLOCKS =
  'p,div,ul,ol,li,h1,h2,h3,h4,h5,h6,pre,table,blockquote,section,article,figure,dl,dd,dt,hr,header,footer,main,aside,nav,details';

function writeBlock(element: Element, place: Place): Written[] {
  const tag = tagOf(element);
  if (SILENT.has(tag)) return [];
  const note = place.notes.get(element.id);
  if (note !== undefined && tag !== 'TABLE') return writeNote(note, element, place);
  const write = WRITERS[tag];
  return write ? write(element, place) : piecesOf(element, place);
}

// The way back from a note to its reference, the sign at a heading that links to itself.
function dropWordless(element: Element, words = /[\p{L}\p{N}]/u): void {
  for (const link of [...element.querySelectorAll('a[href^="#"]')]) {
    if (!words.test(link.textContent ?? '')) link.remove();
  }
}

function writeNote(name: string, element: Element, place: Place): Written[] {
  dropWordless(element, /[\p{L}\p{N}]{2}/u);
  const { markdown, text } = together(piecesOf(element, { ...place, notes: new Map() }), '\n\n');
  return markdown === '' ? [] : [{ markdown: `[^${name}]: ${indented(markdown, 4)}`, text }];
}

type Writer = (element: Element, place: Place) => Written[];

const heading: Writer = (element, place) => {
  dropWordless(element);
  const { markdown, text } = writeInline(element.childNodes, place);
  if (text.trim() === '' && markdown === '') return [];
  const level = Number(tagOf(element).slice(1));
  const line = { markdown: markdown.replace(/\s*\n\s*/g, ' '), text: text.replace(/\s*\n\s*/g, ' ') };
  return [{ markdown: `${'#'.repeat(level)} ${line.markdown}`, text: line.text }];
};

const quotation: Writer = (element, place) => {
  const { markdown, text } = together(piecesOf(element, place), '\n\n');
  return markdown === ''
    ? []
    : [
        {
          markdown: markdown
            .split('\n')
            .map((line) => `> ${line}`.trimEnd())
            .join('\n'),
          text,
        },
      ];
};

const list: Writer = (element, place) => {
  const ordered = tagOf(element) === 'OL';
  let number = Number.parseInt(element.getAttribute('start') ?? '1', 10) || 1;
  const items: Written[] = [];
  for (const child of element.children) {
    const last = items.at(-1);
    if (place.notes.has(child.id)) items.push(...writeBlock(child, place));
    else if (last && isList(child))
      items[items.length - 1] = under(last, together(writeBlock(child, place), '\n'), ordered);
    else {
      const item = itemOf(child, place, ordered ? `${number}. ` : '- ');
      items.push(...item);
      number += item.length;
    }
  }
  return [together(items, '\n')].filter(({ markdown }) => markdown !== '');
};

const isList = (element: Element): boolean => /^(?:UL|OL|MENU)$/.test(tagOf(element));

function itemOf(element: Element, place: Place, mark: string): Written[] {
  const pieces = tagOf(element) === 'LI' ? piecesOf(element, place) : writeBlock(element, place);
  const { markdown, text } = together(pieces, '\n\n');
  return markdown === '' ? [] : [{ markdown: mark + indented(markdown, mark.length), text }];
}

// A list that stands beside its item instead of in it.
function under(item: Written, below: Written, ordered: boolean): Written {
  if (below.markdown === '') return item;
  const pad = ' '.repeat(ordered ? 4 : 2);
  return {
    markdown: `${item.markdown}\n${pad}${indented(below.markdown, pad.length)}`,
    text: `${item.text}\n${below.text}`,
  };
}

const indented = (markdown: string, width: number): string =>
  markdown.replace(/\n(?!\n|$)/g, `\n${' '.repeat(width)}`);

const figure: Writer = (element, place) => piecesOf(element, place);

const WRITERS: Record<string, Writer> = {
  H1: heading,
  H2: heading,
  H3: heading,
  H4: heading,
  H5: heading,
  H6: heading,
  BLOCKQUOTE: quotation,
  UL: list,
  OL: list,
  MENU: list,
  FIGURE: figure,
  PRE: (element) => writePre(element),
  TABLE: (element, place) => writeTable(element, place, piecesOf),
  HR: () => [{ markdown: '---', text: '' }],
};
