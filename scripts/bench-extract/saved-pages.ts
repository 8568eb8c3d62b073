import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A saved page with its URL and its type, such as `article` or `forum`. */
export type SavedPage = { id: string; url: string; type: string };

/**
 * Reads the list of pages. A page whose URL is unknown gets an invented URL, because the browser loads each page under a web URL.
 * Returns null if the folder has no `pages.json`.
 */
export function readSavedPages(folder: string): SavedPage[] | null {
  const listFile = join(folder, 'pages.json');
  if (!existsSync(listFile)) return null;
  const pages = JSON.parse(readFileSync(listFile, 'utf8')) as SavedPage[];
  return pages.map((page) =>
    /^https?:/.test(page.url) ? page : { ...page, url: `https://saved-page.example/${page.id}` },
  );
}

/** Reads the bytes of a page as the server sent them, without decoding them. */
export function readPageBytes(folder: string, id: string): Buffer {
  const htmlFile = join(folder, 'html', `${id}.html`);
  return existsSync(htmlFile) ? readFileSync(htmlFile) : gunzipSync(readFileSync(`${htmlFile}.gz`));
}
