import { sanitizeLine } from '../sanitize-link';
import { convertFromScript, SCRIPT_CHARACTERS } from '../script-digits';

const LATEX_ESCAPES: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  // BibTeX also counts escaped braces, so `\{` would unbalance the entry.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  // LaTeX prints `<`, `>` and `|` as other characters in its default font encoding.
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  // LaTeX prints two adjacent hyphens, apostrophes or backticks as one dash or quotation mark.
  '-': '-{}',
  "'": "'{}",
  '`': '`{}',
};

/**
 * Escapes a string for a BibTeX field, as one line. Subscript and superscript characters become commands, because the usual fonts of LaTeX
 * do not have them. Other Unicode characters do not change, because biber and LaTeX since 2018 read UTF-8.
 */
export const escapeLatex = (text: string): string =>
  sanitizeLine(text)
    .replace(
      /[\\~^{}<>|$&%#_]|-(?=-)|'(?=')|`(?=`)/g,
      (character) => LATEX_ESCAPES[character] ?? `\\${character}`,
    )
    .replace(SCRIPT_CHARACTERS, (_, subscripts?: string, superscripts = '') =>
      subscripts
        ? `\\textsubscript{${convertFromScript(subscripts, 'subscript')}}`
        : `\\textsuperscript{${convertFromScript(superscripts, 'superscript')}}`,
    );

/** Removes braces and backslashes from a string for a field that is not escaped, such as an identifier. They could end the field. */
export const removeBraces = (text: string): string => sanitizeLine(text).replace(/[{}\\]/g, '');
