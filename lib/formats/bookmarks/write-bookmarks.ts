import { parseWebUrl } from '@/lib/address/parse-url';
import type { Source } from '@/lib/record/schema/source';
import type { ExportWriter } from '../export/export-input';
import { escapeHtml } from '../report/escape-html';
import { sanitizeLine } from '../sanitize-link';

/** Writes a bookmark file (the Netscape format), which every browser imports. A source whose URL is not http(s) is omitted. */
export const writeBookmarks: ExportWriter = async function* ({ readSources, getLabel }) {
  const title = escapeHtml(getLabel('report'));
  yield `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>${title}</TITLE>
<H1>${title}</H1>
<DL><p>\n`;
  for await (const source of readSources()) yield formatBookmark(source);
  yield '</DL><p>\n';
};

function formatBookmark({ url, title, summary, tags, createdAt, updatedAt }: Source): string {
  // The URL is only escaped for HTML. It is in a quoted attribute, so brackets need no encoding.
  const href = parseWebUrl(url)?.href;
  if (href === undefined) return '';
  const tagList = tags.length === 0 ? '' : ` TAGS="${escapeHtml(tags.join(','))}"`;
  const name = escapeHtml(sanitizeLine(title) || url);
  const times = `ADD_DATE="${toSeconds(createdAt)}" LAST_MODIFIED="${toSeconds(updatedAt)}"`;
  const note = summary ? `    <DD>${escapeHtml(sanitizeLine(summary))}\n` : '';
  return `    <DT><A HREF="${escapeHtml(href)}" ${times}${tagList}>${name}</A>\n${note}`;
}

const toSeconds = (timestamp: string): number => Math.floor(Date.parse(timestamp) / 1000);
