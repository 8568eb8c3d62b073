import { cleanUrl } from './clean-url';
import { parseDoi } from './identifiers';
import { isWebUrl, parseUrl } from './parse-url';

// In UTF-16 code units. A longer URL contains data, such as an image, and does not lead to a page.
const MAX_URL_LENGTH = 4_000;

/**
 * Returns the URLs in a text: those that begin with http or https anywhere in the text, and lines that
 * consist of a URL without scheme or of a DOI. URLs with a user name or password are omitted. Each URL is
 * listed once, cleaned by `cleanUrl`.
 */
export function listUrls(text: string): string[] {
  const urls = text.split(LINE_BREAK).flatMap(listUrlsInLine);
  const cleanedUrls = urls.flatMap((url) => (hasCredentials(url) ? [] : (cleanUrl(url) ?? [])));
  return [...new Set(cleanedUrls)].filter((url) => isWebUrl(url) && url.length <= MAX_URL_LENGTH);
}

/** Returns the lines in which `listUrls` finds nothing, without blank lines and comments. */
export const listLinesWithoutUrls = (text: string): string[] =>
  text
    .split(LINE_BREAK)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#') && listUrls(line).length === 0);

const LINE_BREAK = /\r\n?|\n/;

function listUrlsInLine(line: string): string[] {
  // This line is a comment of `text/uri-list` (RFC 2483).
  if (line.startsWith('#')) return [];
  const words = line.split(/[\s<>"]+/).filter((word) => word !== '');
  const urls = words.flatMap((word) => {
    const start = word.search(/https?:\/\//i);
    return start === -1 ? [] : [trimPunctuation(word.slice(start))];
  });
  const [word] = words;
  if (urls.length > 0 || words.length !== 1 || word === undefined) return urls;
  const doi = /^(?:doi:)?10\./i.test(word) ? parseDoi(word) : null;
  if (doi) return [`https://doi.org/${doi}`];
  return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:[/?#:]|$)/u.test(word)
    ? [`https://${trimPunctuation(word)}`]
    : [];
}

// Removes the end of a sentence and of brackets around a URL. A closing bracket belongs to the URL if the URL
// also contains an opening bracket.
function trimPunctuation(url: string): string {
  let end = url.length;
  while (end > 0 && isTrailingPunctuation(url, end - 1)) end -= 1;
  return url.slice(0, end);
}

function isTrailingPunctuation(url: string, index: number): boolean {
  const character = url[index] ?? '';
  if (character === ')') return !url.slice(0, index).includes('(');
  return ".,;:!?'’”»]}".includes(character);
}

function hasCredentials(url: string): boolean {
  const parsed = parseUrl(url);
  return parsed !== null && (parsed.username !== '' || parsed.password !== '');
}
