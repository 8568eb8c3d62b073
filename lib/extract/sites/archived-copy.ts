import type { Extraction } from '@/lib/model/extraction';
import { partialDate } from '../fields/date-text';
import { all, attr } from '../fields/dom';
import { type PageFacts, urlOf } from '../fields/page-facts';

/**
 * The original address and the day of a copy on the Wayback Machine (`/web/20200102030405/https://…`, Internet Archive,
 * "Wayback Machine URL structure") or on archive.today and its mirrors, which name the original in the canonical link
 * (`…/2020.01.02-030405/https://…`) and in a field of the page's head. Null: the page is no such copy.
 */
export function archivedCopy(page: Document, address: string): Extraction['archived'] {
  const url = urlOf(address);
  if (!url) return null;
  if (url.hostname === 'web.archive.org') return wayback(url);
  return TODAY.test(url.hostname) ? today(page, url) : null;
}

/**
 * What a page tells without what its archive does: archive.today writes a head of its own, with its name as the site's
 * and the day of the copy as that of publication. Titles in it are the page's.
 */
export function withoutArchivesHead(facts: PageFacts, address: string): PageFacts {
  if (!TODAY.test(urlOf(address)?.hostname ?? '')) return facts;
  return { ...facts, metas: facts.metas.filter(({ name }) => /title$/.test(name)) };
}

const TODAY = /^archive\.(?:ph|today|is|li|md|vn|fo)$/;

function wayback(url: URL): Extraction['archived'] {
  const match = /^\/web\/(\d{4,14})(?:[a-z]{2}_)?\/(.+)$/.exec(url.href.slice(url.origin.length));
  const originalUrl = original(match?.[2] ?? '');
  if (!originalUrl) return null;
  return { originalUrl, archiveUrl: url.href, archivedAt: stamp(match?.[1] ?? '') };
}

function today(page: Document, url: URL): Extraction['archived'] {
  const links = all(
    page,
    'link[rel~="canonical"], link[rel~="bookmark"], input[type="text"][value*="archive."]',
  ).map((element) => attr(element, 'href') ?? attr(element, 'value') ?? '');
  for (const link of [url.href, ...links]) {
    const match = /^https?:\/\/archive\.[a-z]+\/(\d{4}\.?\d{2}\.?\d{2}-?\d{6}|\d{14})\/(.+)$/.exec(link);
    const originalUrl = original(match?.[2] ?? '');
    if (match && originalUrl)
      return { originalUrl, archiveUrl: url.href, archivedAt: stamp((match[1] ?? '').replace(/\D/g, '')) };
  }
  const field = all(page, 'input[name="q"], form input[type="text"]').map((input) =>
    original(attr(input, 'value') ?? ''),
  )[0];
  return field ? { originalUrl: field, archiveUrl: url.href, archivedAt: null } : null;
}

function original(written: string): string | null {
  const text = written.replace(/^(https?):\/+(?!\/)/, '$1://');
  const url = urlOf(/^[a-z]+:/i.test(text) ? text : text === '' ? '' : `http://${text}`);
  return url && /^https?:$/.test(url.protocol) && url.hostname.includes('.')
    ? /^https?:/.test(text)
      ? text
      : url.href
    : null;
}

const stamp = (digits: string): string | null =>
  partialDate(digits.slice(0, 4), digits.slice(4, 6) || undefined, digits.slice(6, 8) || undefined);
