import type { KeyPoint } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import type { ExportInput, ExportWriter } from '../export/export-input';
import { formatPdfPage } from '../format-pdf-page';
import { sanitizeLinkUrl } from '../sanitize-link';
import { escapeHtml } from './escape-html';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1e22;background:#fff}
article{border-top:1px solid #dad9d2;padding:1rem 0;break-inside:avoid}h2{font-size:1.2rem;margin:0}h3{font-size:1rem;margin:1rem 0 0}
p{margin:.4rem 0;white-space:pre-wrap}blockquote{margin:.3rem 0 .3rem 1rem;border-left:3px solid #dad9d2;padding-left:.7rem}.meta{color:#50565e}
@media print{a{color:inherit}body{margin:0}}`;

/**
 * Writes one HTML page with all sources, to read and to print. The content security policy of the page forbids scripts and requests.
 */
export const writeReport: ExportWriter = async function* (input) {
  const { readSources, getLabel, describeCredibility, language } = input;
  const title = escapeHtml(getLabel('report'));
  yield `<!doctype html>
<html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer"><title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>\n`;
  for await (const source of readSources())
    yield formatArticle(source, getLabel, describeCredibility(source));
  yield '</main></body></html>\n';
};

function formatArticle(source: Source, getLabel: ExportInput['getLabel'], credibility: string): string {
  const { authors, siteName, publishedDate, tags, importance, stance, archiveUrl, keyPoints } = source;
  const details: [field: string, value: string][] = [
    ['credibilityOverride', credibility],
    ['importance', importance === null ? '' : String(importance)],
    ['stance', stance ?? ''],
    ['tags', tags.join(', ')],
  ];
  const sections: [field: string, html: string][] = [
    ['summary', formatParagraph(source.summary)],
    ['keyPoints', keyPoints.length === 0 ? '' : `<ul>${keyPoints.map(formatKeyPoint).join('')}</ul>`],
    ['review', formatParagraph(source.review)],
    ['abstract', formatParagraph(source.abstract)],
  ];
  return `<article dir="auto"><h2>${formatLink(source.url, source.title || source.url)}</h2>
<p class="meta">${escapeHtml([authors.join(', '), siteName, publishedDate].filter(Boolean).join(' · '))}</p>
${formatParagraph(source.contextNote)}${sections
  .map(([field, html]) => (html === '' ? '' : `<h3>${escapeHtml(getLabel(field))}</h3>${html}`))
  .join('\n')}
<p class="meta">${details
    .filter(([, value]) => value !== '')
    .map(([field, value]) => `${escapeHtml(getLabel(field))}: ${escapeHtml(value)}`)
    .join(' · ')}${archiveUrl ? ` · ${formatLink(archiveUrl, getLabel('archiveUrl'))}` : ''}</p></article>\n`;
}

const formatParagraph = (text: string | null): string => (text ? `<p>${escapeHtml(text)}</p>` : '');

function formatLink(url: string, text: string): string {
  const href = sanitizeLinkUrl(url);
  return href === null ? escapeHtml(text) : `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;
}

const formatKeyPoint = ({ text, quotes }: KeyPoint): string =>
  `<li>${escapeHtml(text)}${quotes
    .map((quote) => `<blockquote>${escapeHtml(quote.exact)}${formatPdfPage(quote, escapeHtml)}</blockquote>`)
    .join('')}</li>`;
