import { toWellFormed } from '@/lib/base/to-well-formed';

const HTML_ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes a string for HTML, in text and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  toWellFormed(text).replace(/[&<>"']/g, (character) => HTML_ESCAPES[character] ?? character);
