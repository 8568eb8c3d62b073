import { parse } from 'yaml';
import { IDENTIFIER_KINDS } from '@/lib/record/vocabulary';
import type { ImportedItem } from './imported-item';

/**
 * Reads the properties of a Markdown note that Obsidian Clipper or an export wrote. Returns an empty list if the
 * properties are not valid YAML.
 */
export function readNote(text: string): ImportedItem[] {
  const [, frontMatter = '', ...bodyParts] = text.split(/^---\r?$/m);
  const body = bodyParts.join('---').trim();
  let properties: unknown;
  try {
    // Without this limit, YAML aliases could expand to gigabytes.
    properties = parse(frontMatter, { maxAliasCount: 10 });
  } catch {
    return [];
  }
  if (typeof properties !== 'object' || properties === null) return [];
  const values = new Map<string, unknown>(Object.entries(properties));
  const find = (...names: string[]): string | undefined =>
    names.map((name) => toText(values.get(name))).find((value) => value !== '');
  const listValues = (...names: string[]): string[] =>
    names
      .flatMap((name) => values.get(name) ?? [])
      .map((value) => toText(value).replace(/^\[\[(.*)\]\]$/, '$1'));
  return [
    {
      location: find('title') ?? '---',
      url: find('url', 'source', 'link'),
      title: find('title'),
      authors: listValues('authors', 'author').filter(Boolean),
      publishedDate: [find('published', 'date') ?? ''],
      aliases: listValues('other_urls'),
      archiveUrl: find('archive'),
      siteName: find('site', 'publication'),
      type: find('type'),
      subtype: find('subtype'),
      purpose: find('purpose'),
      language: find('language'),
      identifiers: Object.fromEntries(IDENTIFIER_KINDS.map((kind) => [kind, find(kind)])),
      abstract: find('description'),
      tags: listValues('tags'),
      contextNote: find('context_note'),
      importance: find('importance'),
      stance: find('stance'),
      credibility: { level: find('credibility'), reason: find('credibility_reason') },
      linkState: { state: find('link_state'), checkedAt: find('link_checked') },
      status: find('status'),
      createdAt: find('created'),
      // The property `source` means that Obsidian Clipper wrote the note. The body of an exported note only repeats its properties.
      omitted:
        body === '' || !values.has('source') ? [] : [{ field: 'markdown', text: body, imported: null }],
    },
  ];
}

const toText = (value: unknown): string =>
  value instanceof Date
    ? value.toISOString()
    : ['string', 'number'].includes(typeof value)
      ? String(value)
      : '';
