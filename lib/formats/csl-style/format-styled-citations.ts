import { ok, type Result } from '@/lib/base/result';
import type { Source } from '@/lib/record/schema/source';
import type { CopiedCitation } from '../citation/citation-formats';
import { getCitationParts } from '../citation/citation-parts';
import { formatLinkHtml } from '../citation/format-link-html';
import { buildCslItem } from '../csl/build-csl-item';
import type { CslItem } from '../csl/csl-item';
import { escapeHtml } from '../report/escape-html';
import { formatBibliography } from './format-bibliography';
import { parseStyle, type StyleProblem } from './parse-style';
import { type Piece, toPlainText } from './pieces';

/** Formats sources as a bibliography in a style, as plain text and as HTML. */
export function formatStyledCitations(
  sources: readonly Source[],
  xml: string,
): Result<CopiedCitation, StyleProblem> {
  const style = parseStyle(xml);
  if (!style.ok) return style;
  const entries = formatBibliography(
    sources.map((source) => buildCslItem(source, source.stableId)),
    style.value,
  );
  if (!entries.ok) return entries;
  return ok({
    plain: entries.value.map(({ pieces }) => toPlainText(pieces).trim()).join('\n'),
    html: entries.value.map(({ item, pieces }) => formatEntryHtml(item, pieces)).join('\n'),
  });
}

/** Formats an entry as a paragraph of HTML. The URL of the DOI or else of the page becomes a link, if the entry contains it. */
function formatEntryHtml(item: CslItem, pieces: readonly Piece[]): string {
  const text = toPlainText(pieces);
  const { link } = getCitationParts(item);
  const shownLink = [link, item.URL ?? ''].find((address) => address !== '' && text.includes(address));
  return formatLinkHtml(pieces.map(formatPieceHtml).join('').trim(), shownLink ?? null);
}

function formatPieceHtml({ text, formatting }: Piece): string {
  const tags = [
    formatting.italic && 'i',
    formatting.bold && 'b',
    formatting.underline && 'u',
    (formatting.vertical === 'sup' || formatting.vertical === 'sub') && formatting.vertical,
  ].filter((tag) => typeof tag === 'string');
  const html = tags.reduce((inner, tag) => `<${tag}>${inner}</${tag}>`, escapeHtml(text));
  return formatting.smallCaps ? `<span style="font-variant:small-caps">${html}</span>` : html;
}
