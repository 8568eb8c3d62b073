import type { Extraction } from '@/lib/record/schema/extraction';
import { readPage } from './read-at-once';

type SmallPage = { title?: string; head?: string; lang?: string; url?: string };

const PARAGRAPH =
  'The upper gate of the old canal was rebuilt twice before the keeper agreed to leave it open during the winter, when the ice did more harm than boats.';

/** Three paragraphs without names and dates. */
export const SMALL_TEXT = `<p>${PARAGRAPH}</p>`.repeat(3);

/** Reads the metadata of an article whose content after the heading is `content`. */
export function readSmallPage(
  content: string,
  { title = 'Rye in wet years', head = '', lang = 'en', url = 'https://post.example/s/rye' }: SmallPage = {},
): Extraction {
  const html = `<!doctype html><html lang="${lang}"><head><title>${title}</title>${head}</head><body><main><article><h1>${title}</h1>${content}</article></main></body></html>`;
  return readHtml(html, url);
}

/** Reads the metadata of a document. */
export const readHtml = (html: string, url = 'https://post.example/s/rye'): Extraction =>
  readPage(new DOMParser().parseFromString(html, 'text/html'), {
    url,
    now: new Date('2026-11-23T12:00:00Z'),
    detectedLanguage: null,
    httpStatus: 200,
    contentType: 'text/html',
  });
