import { lookUp } from '@/lib/base/look-up';

// The combining characters of the accent commands of LaTeX.
const ACCENTS: Record<string, string> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
};

const COMMANDS: Record<string, string> = {
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  aa: 'å',
  AA: 'Å',
  ss: 'ß',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  textbackslash: '\\',
  textasciitilde: '~',
  textasciicircum: '^',
  textbraceleft: '{',
  textbraceright: '}',
  textless: '<',
  textgreater: '>',
  textbar: '|',
  textendash: '–',
  textemdash: '—',
  textquoteleft: '‘',
  textquoteright: '’',
  textquotedblleft: '“',
  textquotedblright: '”',
  ldots: '…',
  dots: '…',
  copyright: '©',
  pounds: '£',
  S: '§',
  P: '¶',
};

/**
 * Converts a LaTeX text of a bibliography to plain text: accents and named characters become Unicode, other commands and braces are
 * removed. Formulas stay as they are written.
 */
export function decodeLatex(latex: string): string {
  // The characters that commands represent are replaced by placeholders until the syntax is removed.
  const protectedText = latex
    .replace(
      /\\([`'^~="])\s*\{?\\?([A-Za-z])\}?/g,
      (_, accent: string, letter: string) => letter + (ACCENTS[accent] ?? ''),
    )
    .replace(/\\\.\s*\{?\\?([A-Za-z])\}?/g, (_, letter: string) => `${letter}\u0307`)
    .replace(
      /\\([uvHrdckb])(?:\{\\?([A-Za-z])\}|[ ]([A-Za-z]))/g,
      (_, accent: string, inBraces: string, letterAfter: string) =>
        (inBraces ?? letterAfter) + (ACCENTS[accent] ?? ''),
    )
    .replace(/\\([A-Za-z]{1,40})(?:\{\}|[ ])?/g, (_, name: string) =>
      replaceByPlaceholder(lookUp(COMMANDS, name) ?? ''),
    )
    .replace(/\\([^A-Za-z])/g, (_, character: string) =>
      character === '\\' ? ' ' : replaceByPlaceholder(character),
    )
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``|''/g, (quotes) => (quotes === '``' ? '“' : '”'))
    .replace(/~/g, ' ')
    .replace(/[{}]/g, '');
  return replacePlaceholders(protectedText).replace(/\s+/g, ' ').trim().normalize('NFC');
}

// The placeholders are in a private-use area that no text of a bibliography uses.
const PLACEHOLDER_OFFSET = 0xf0000;
const replaceByPlaceholder = (text: string): string =>
  /^[\\~^{}<>|$%#&_-]$/.test(text)
    ? String.fromCodePoint(PLACEHOLDER_OFFSET + (text.codePointAt(0) ?? 0))
    : text;
const replacePlaceholders = (text: string): string =>
  text.replace(/[\u{f0000}-\u{f00ff}]/gu, (character) =>
    String.fromCodePoint((character.codePointAt(0) ?? PLACEHOLDER_OFFSET) - PLACEHOLDER_OFFSET),
  );
