import { lookUp } from '@/lib/base/look-up';
import { convertToScript, type Script } from '../script-digits';
import { ACCENTS, COMMANDS } from './latex-commands';

/**
 * Converts a LaTeX text of a bibliography to plain text: accents and named characters become Unicode, other commands and braces are
 * removed. A formula becomes Unicode too, such as CO₂ or β. A formula that Unicode can't represent does not change.
 */
export function decodeLatex(latex: string): string {
  // A command for a character that is also LaTeX syntax becomes a placeholder, until the syntax is removed.
  const withoutFormulas = latex.replace(
    /(?<!\\)\$([^$]{1,500})(?<!\\)\$/g,
    (formula, content: string) => decodeFormula(content) ?? insertPlaceholders(formula),
  );
  return removePlaceholders(decodeCommands(withoutFormulas)).replace(/\s+/g, ' ').trim().normalize('NFC');
}

function decodeCommands(latex: string): string {
  // An accent can have another accent inside it, as in `\'{\^e}`.
  return decodeAccents(decodeAccents(latex))
    .replace(
      /\\text(sub|super)script\s?\{([^{}]{1,100})\}/g,
      (_, kind: string, text: string) => convertToScript(text, `${kind}script` as Script) ?? text,
    )
    .replace(/\\([A-Za-z]{1,40})(?:\{\}|[ ])?/g, (_, name: string) =>
      insertPlaceholders(lookUp(COMMANDS, name) ?? ''),
    )
    .replace(/\\([^A-Za-z])/g, (_, character: string) => SPACING[character] ?? insertPlaceholders(character))
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``|''/g, (quotes) => (quotes === '``' ? '“' : '”'))
    .replace(/~/g, ' ')
    .replace(/[{}]/g, '');
}

// The texts of commands for a line break, for spaces of several widths, and for the division of words. A key is the sign after the
// backslash.
const SPACING: Record<string, string> = {
  '\\': ' ',
  ',': ' ',
  ':': ' ',
  ';': ' ',
  '!': '',
  '/': '',
  '-': '',
};

const decodeAccents = (latex: string): string =>
  latex
    .replace(
      /\\([`'^~="])\s*\{?\\?([A-Za-z][\u0300-\u0338]?)\}?/g,
      (_, accent: string, letter: string) => letter + (ACCENTS[accent] ?? ''),
    )
    .replace(/\\\.\s*\{?\\?([A-Za-z])\}?/g, (_, letter: string) => `${letter}\u0307`)
    .replace(
      /\\([uvHrdckb])(?:\{\\?([A-Za-z][\u0300-\u0338]?)\}|[ ]([A-Za-z]))/g,
      (_, accent: string, inBraces: string, letterAfter: string) =>
        (inBraces ?? letterAfter) + (ACCENTS[accent] ?? ''),
    );

/** Converts the text between two dollar signs to Unicode. Returns null if that is not possible, or if the text is no formula. */
function decodeFormula(content: string): string | null {
  // A letter with at most two more characters. In `$5-$10`, the dollar signs are those of amounts.
  const isShort = /^[A-Za-z][\w']{0,2}$/.test(content);
  if (!isShort && !/[\\_^]/.test(content)) return null;
  const text = content
    .replace(/\\(?:mathrm|mathit|mathbf|text|rm|it|bf)(?![A-Za-z])/g, '')
    .replace(/\\([A-Za-z]{1,40})[ ]?/g, (command, name: string) => lookUp(COMMANDS, name) ?? command)
    .replace(/\^\{?°\}?/g, '°')
    .replace(/\\([%&#])/g, '$1')
    .replace(/\\[,:; ]/g, ' ')
    .replace(
      /([_^])(?:\{([^{}]{1,20})\}|([0-9+-]))/g,
      (all, sign: string, inBraces?: string, single = '') =>
        convertToScript(inBraces ?? single, sign === '_' ? 'subscript' : 'superscript') ?? all,
    )
    .replace(/[{}]/g, '');
  return /[\\_^]/.test(text) ? null : insertPlaceholders(text);
}

// The placeholders are in a private-use area of Unicode, which the texts of bibliographies do not use.
const PLACEHOLDER_OFFSET = 0xf0000;
const insertPlaceholders = (text: string): string =>
  text.replace(/[\\~^{}<>|$%#&_'`-]/g, (character) =>
    String.fromCodePoint(PLACEHOLDER_OFFSET + (character.codePointAt(0) ?? 0)),
  );
const removePlaceholders = (text: string): string =>
  text.replace(/[\u{f0000}-\u{f00ff}]/gu, (character) =>
    String.fromCodePoint((character.codePointAt(0) ?? PLACEHOLDER_OFFSET) - PLACEHOLDER_OFFSET),
  );
