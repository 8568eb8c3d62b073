import { parseUrl, parseWebUrl } from '@/lib/address/parse-url';
import { formatPartialDate } from '@/lib/base/parse-date';
import type { Extraction } from '@/lib/record/schema/extraction';
import { getAttribute, queryAll } from '../fields/dom';
import type { PageContext } from '../fields/page-context';

/**
 * Returns the original URL and the date of an archived copy, or null if the page is none.
 * - The Wayback Machine has both in the page URL (`/web/20200102030405/https://…`).
 * - archive.today and its mirrors have both in a long URL (`…/2020.01.02-030405/https://…`). It is the page
 *   URL, the canonical link or the value of a text field. Without it, the search field has the original URL.
 */
export function findArchivedCopy(page: Document, pageUrl: string): Extraction['archived'] {
  const url = parseUrl(pageUrl);
  if (!url) return null;
  if (url.hostname === 'web.archive.org') return parseWaybackCopy(url);
  return ARCHIVE_TODAY_HOST.test(url.hostname) ? parseArchiveTodayCopy(page, url) : null;
}

/**
 * On archive.today and its mirrors, removes all metas except titles. Only the titles are those of the
 * original page. The others have values of the archive, such as its name and the date of the copy.
 */
export function removeArchiveMetas(context: PageContext, pageUrl: string): PageContext {
  if (!ARCHIVE_TODAY_HOST.test(parseUrl(pageUrl)?.hostname ?? '')) return context;
  return { ...context, metas: context.metas.filter(({ name }) => /title$/.test(name)) };
}

const ARCHIVE_TODAY_HOST = /^archive\.(?:ph|today|is|li|md|vn|fo)$/;

function parseWaybackCopy(url: URL): Extraction['archived'] {
  const match = /^\/web\/(\d{4,14})(?:[a-z]{2}_)?\/(.+)$/.exec(url.href.slice(url.origin.length));
  const originalUrl = parseOriginalUrl(match?.[2] ?? '');
  if (!originalUrl) return null;
  return { originalUrl, archiveUrl: url.href, archivedAt: parseArchivedDate(match?.[1] ?? '') };
}

function parseArchiveTodayCopy(page: Document, url: URL): Extraction['archived'] {
  const links = queryAll(
    page,
    'link[rel~="canonical"], link[rel~="bookmark"], input[type="text"][value*="archive."]',
  ).map((element) => getAttribute(element, 'href') ?? getAttribute(element, 'value') ?? '');
  for (const link of [url.href, ...links]) {
    const match = /^https?:\/\/archive\.[a-z]+\/(\d{4}\.?\d{2}\.?\d{2}-?\d{6}|\d{14})\/(.+)$/.exec(link);
    const originalUrl = parseOriginalUrl(match?.[2] ?? '');
    if (match && originalUrl)
      return {
        originalUrl,
        archiveUrl: url.href,
        archivedAt: parseArchivedDate((match[1] ?? '').replace(/\D/g, '')),
      };
  }
  const urlFromField = queryAll(page, 'input[name="q"], form input[type="text"]').map((input) =>
    parseOriginalUrl(getAttribute(input, 'value') ?? ''),
  )[0];
  return urlFromField ? { originalUrl: urlFromField, archiveUrl: url.href, archivedAt: null } : null;
}

function parseOriginalUrl(rawUrl: string): string | null {
  const urlText = rawUrl.replace(/^(https?):\/+(?!\/)/, '$1://');
  const hasScheme = /^[a-z]+:/i.test(urlText);
  const url = urlText === '' ? null : parseWebUrl(hasScheme ? urlText : `http://${urlText}`);
  if (!url?.hostname.includes('.')) return null;
  return /^https?:/.test(urlText) ? urlText : url.href;
}

const parseArchivedDate = (digits: string): string | null =>
  formatPartialDate(digits.slice(0, 4), digits.slice(4, 6) || undefined, digits.slice(6, 8) || undefined);
