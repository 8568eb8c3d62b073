import type { Source } from '@/lib/record/schema/source';
import { formatEntry } from '../bibtex/format-entry';
import { buildCslItem } from '../csl/build-csl-item';
import { createKeyAssignerForList, type KeyAssigner } from '../csl/citation-key';
import type { CslItem } from '../csl/csl-item';
import { escapeHtml } from '../report/escape-html';
import { formatRis } from '../ris/format-ris';
import { sanitizeUrl } from '../sanitize-link';
import {
  CITATION_STYLES,
  type CitationFormat,
  type CitationStyle,
  type CopiedCitation,
} from './citation-formats';
import { endSentence, formatDayFirst, getCitationParts, type TextRun } from './citation-parts';
import { formatCiteTemplate } from './format-cite-template';
import { formatLinkHtml } from './format-link-html';
import { formatMarkdownLink } from './format-markdown-link';
import { formatDirectName } from './format-names';
import { formatInStyle, STYLES } from './styles';

/**
 * Formats sources as citations for the clipboard. Several sources in a citation style become a bibliography: sorted by author and title,
 * or numbered in the given order, as the style requires. A URL that is not http(s) is omitted. `keyPattern` is the reader's pattern of
 * citation keys; null or empty means the default.
 */
export function formatCitations(
  sources: readonly Source[],
  format: CitationFormat,
  keyPattern: string | null = null,
): CopiedCitation {
  const style = CITATION_STYLES.find((citationStyle) => citationStyle === format);
  if (style) return formatBibliography(sources, style);
  const assignKey = createKeyAssignerForList(sources, keyPattern || undefined);
  const texts = sources.map((source, index) => formatText(source, format, index, assignKey));
  const plain = texts.join(format === 'bibtex' || format === 'ris' ? '' : '\n');
  return { plain, html: formatHtml(sources, format, plain) };
}

function formatText(source: Source, format: CitationFormat, index: number, assignKey: KeyAssigner): string {
  const createItem = () => buildCslItem(source, assignKey(source));
  switch (format) {
    case 'markdown':
      return formatMarkdownLink(source);
    case 'footnote':
      return `[^${index + 1}]: ${formatMarkdownLink(source)}`;
    case 'bibtex':
      return formatEntry(createItem(), 'bibtex');
    case 'ris':
      return formatRis(createItem());
    case 'cite-web':
      return formatCiteTemplate(createItem());
    default:
      return formatPlain(createItem());
  }
}

/** Formats "Anna Berg: Tides. The Harbour Times, 28 May 2024. https://…". */
function formatPlain(item: CslItem): string {
  const { title, venue, issued } = getCitationParts(item);
  const authors = (item.author ?? []).map(formatDirectName).join(', ');
  const details = [venue, formatDayFirst(issued)].filter(Boolean).join(', ');
  return [authors && `${authors}:`, endSentence(title), endSentence(details), item.URL]
    .filter(Boolean)
    .join(' ');
}

/** Formats citations of the format `plain` as HTML, with their URLs as links. Returns an empty string for other formats, which are code. */
function formatHtml(sources: readonly Source[], format: CitationFormat, plain: string): string {
  if (format !== 'plain') return '';
  return plain
    .split('\n')
    .map((line, index) => formatHtmlLine([line], sanitizeUrl(sources[index]?.url ?? '')))
    .join('\n');
}

function formatBibliography(sources: readonly Source[], styleName: CitationStyle): CopiedCitation {
  const style = STYLES[styleName];
  const entries = sources.map((source) => {
    const item = buildCslItem(source, source.stableId);
    const parts = getCitationParts(item);
    return { runs: formatInStyle(item, parts, style), link: parts.link };
  });
  if (sources.length > 1 && !style.isNumbered)
    entries.sort((a, b) => toText(a.runs).localeCompare(toText(b.runs), 'en'));
  const numberedEntries = entries.map(({ runs, link }, index) => ({
    runs: sources.length > 1 && style.isNumbered ? [formatNumber(styleName, index + 1), ...runs] : runs,
    link,
  }));
  return {
    plain: numberedEntries.map(({ runs }) => toText(runs).trim()).join('\n'),
    html: numberedEntries.map(({ runs, link }) => formatHtmlLine(runs, link)).join('\n'),
  };
}

const formatNumber = (style: CitationStyle, number: number): string =>
  style === 'ieee' ? `[${number}] ` : `${number}. `;

const toText = (runs: TextRun[]): string =>
  runs.map((run) => (typeof run === 'string' ? run : run.italic)).join('');

/** Formats one paragraph of HTML. The URL `link` in its text becomes a link. */
function formatHtmlLine(runs: TextRun[], link: string | null): string {
  const html = runs
    .map((run) => (typeof run === 'string' ? escapeHtml(run) : `<i>${escapeHtml(run.italic)}</i>`))
    .join('')
    .trim();
  return formatLinkHtml(html, link);
}
