import { sanitizeLine } from '../sanitize-link';
import { fromScript, SCRIPT_CHARACTERS } from '../script-digits';

const LATEX_ESCAPES: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  // BibTeX also counts escaped braces, so `\{` would unbalance the entry.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  // LaTeX prints these three as other characters in its default font encoding.
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  // LaTeX prints two of these as one character, a dash or a quotation mark.
  '-': '-{}',
  "'": "'{}",
  '`': '`{}',
};

/**
 * Escapes a string for a BibTeX field, as one line. Other Unicode characters stay: biber and LaTeX since 2018 read UTF-8. The usual fonts of
 * LaTeX have no subscript and superscript characters, so these become commands.
 */
export const escapeLatex = (text: string): string =>
  sanitizeLine(text)
    .replace(
      /[\\~^{}<>|$&%#_]|-(?=-)|'(?=')|`(?=`)/g,
      (character) => LATEX_ESCAPES[character] ?? `\\${character}`,
    )
    .replace(SCRIPT_CHARACTERS, (_, subscripts?: string, superscripts = '') =>
      subscripts
        ? `\\textsubscript{${fromScript(subscripts, 'subscript')}}`
        : `\\textsuperscript{${fromScript(superscripts, 'superscript')}}`,
    );

/** Removes the characters that would end a field that is not escaped, such as an identifier. */
export const removeBraces = (text: string): string => sanitizeLine(text).replace(/[{}\\]/g, '');
