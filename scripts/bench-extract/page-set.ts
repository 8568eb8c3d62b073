import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One saved page: its address and what kind of page it is. */
export type SavedPage = { id: string; url: string; type: string };

/** The pages of a folder; null where the folder holds no `pages.json`. */
export function savedPages(folder: string): SavedPage[] | null {
  const list = join(folder, 'pages.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as SavedPage[]) : null;
}

/** The bytes of a page as they were served, undecoded. */
export function bytesOf(folder: string, id: string): Buffer {
  const plain = join(folder, 'html', `${id}.html`);
  return existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(`${plain}.gz`));
}
