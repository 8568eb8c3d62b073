import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One saved page: its address and what kind of page it is. */
export type SavedPage = { id: string; url: string; type: string };

/** The pages of a folder; null where the folder holds no `pages.json`. */
export function readSavedPages(folder: string): SavedPage[] | null {
  const listFile = join(folder, 'pages.json');
  return existsSync(listFile) ? (JSON.parse(readFileSync(listFile, 'utf8')) as SavedPage[]) : null;
}

/** The bytes of a page as they were served, undecoded. */
export function readPageBytes(folder: string, id: string): Buffer {
  const htmlFile = join(folder, 'html', `${id}.html`);
  return existsSync(htmlFile) ? readFileSync(htmlFile) : gunzipSync(readFileSync(`${htmlFile}.gz`));
}
