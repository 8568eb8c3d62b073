import { decodeCharacterReferences } from '../decode-character-references';

const BLOCK_TAG = /^\/?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|blockquote|pre)\b/i;

/** Converts a note of Zotero, which is HTML, to plain text in one line. */
export const convertHtmlNote = (html: string): string =>
  decodeCharacterReferences(
    html
      .split('<')
      .map((part, index) => {
        if (index === 0) return part;
        const text = part.slice(part.indexOf('>') + 1);
        return BLOCK_TAG.test(part) ? ` ${text}` : text;
      })
      .join(''),
  )
    .replace(/\s+/g, ' ')
    .trim();
