import { escapeHtml } from '../report/escape-html';

/** Formats a paragraph from escaped HTML. The last occurrence of the URL `link`, if any, becomes a link. */
export function formatLinkHtml(html: string, link: string | null): string {
  const text = escapeHtml(link ?? '');
  const position = text === '' ? -1 : html.lastIndexOf(text);
  if (position === -1) return `<p>${html}</p>`;
  const htmlAfter = html.slice(position + text.length);
  return `<p>${html.slice(0, position)}<a href="${text}">${text}</a>${htmlAfter}</p>`;
}
