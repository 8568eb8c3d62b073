import { decodeCharacterReferences } from '../decode-character-references';
import type { ImportedItem } from './imported-item';

/** Reads the links of a bookmark file (Netscape format) or of the HTML export of Pocket, in linear time and without a DOM. */
export function readBookmarks(html: string): ImportedItem[] {
  const items: ImportedItem[] = [];
  // Only ASCII letters are changed. `toLowerCase` for the whole text would shift positions, because “İ” becomes two code units.
  const lowerCaseHtml = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  let position = lowerCaseHtml.indexOf('<a ');
  const isArchived = createArchiveFinder(lowerCaseHtml);
  while (position !== -1) {
    const tagEnd = html.indexOf('>', position);
    const textEnd = lowerCaseHtml.indexOf('</a', tagEnd);
    if (tagEnd === -1 || textEnd === -1) break;
    const attributes = readAttributes(html.slice(position + 3, tagEnd));
    const next = lowerCaseHtml.indexOf('<a ', textEnd);
    const htmlAfterLink = html.slice(textEnd, Math.min(next === -1 ? html.length : next, textEnd + 2_000));
    const seconds = attributes.get('add_date') ?? attributes.get('time_added') ?? '';
    items.push({
      location: '',
      url: attributes.get('href'),
      title: decodeCharacterReferences(html.slice(tagEnd + 1, textEnd)),
      tags: (attributes.get('tags') ?? '').split(','),
      summary: readDescription(htmlAfterLink),
      status: isArchived(position) ? 'archived' : undefined,
      createdAt: /^\d{9,10}$/.test(seconds) ? new Date(Number(seconds) * 1000).toISOString() : undefined,
    });
    position = next;
  }
  return items;
}

/**
 * Returns a function that returns whether the heading before a position is "Read Archive", as in Pocket. It must be called with increasing
 * positions.
 */
function createArchiveFinder(lowerCaseHtml: string): (position: number) => boolean {
  const headings = [...lowerCaseHtml.matchAll(/<h1>([^<]{0,100})/g)];
  let index = 0;
  return (position) => {
    while ((headings[index]?.index ?? position) < position) index += 1;
    return headings[index - 1]?.[1]?.trim() === 'read archive';
  };
}

/**
 * Reads attributes whose values are in double quotes. After a split at the quotes, the parts at odd indexes are values,
 * and each part before a value ends with its name.
 */
function readAttributes(tag: string): Map<string, string> {
  const attributes = new Map<string, string>();
  const texts = tag.split('"');
  for (let index = 1; index < texts.length; index += 2) {
    const name = texts[index - 1]?.trim().split(/\s/).at(-1)?.replace('=', '') ?? '';
    attributes.set(name.toLowerCase(), decodeCharacterReferences(texts[index] ?? ''));
  }
  return attributes;
}

/** Returns the text of the `DD` element that follows the link. */
function readDescription(htmlAfterLink: string): string | undefined {
  const start = /<dd>/i.exec(htmlAfterLink);
  if (!start) return undefined;
  const [text = ''] = htmlAfterLink.slice(start.index + 4).split('<', 1);
  return decodeCharacterReferences(text).trim() || undefined;
}
