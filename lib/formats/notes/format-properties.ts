import { isCalendarDate } from '@/lib/base/calendar-date';
import type { Source } from '@/lib/record/schema/source';

type Property = [name: string, value: string | number | string[] | null | undefined];

/** Formats the values of a source as lines of YAML front matter. The property names are those of Obsidian Clipper. */
export const formatProperties = (source: Source): string =>
  listProperties(source).flatMap(formatProperty).join('\n');

const listProperties = (source: Source): Property[] => [
  ['title', source.title],
  ['authors', source.authors],
  ['published', source.publishedDate],
  ['site', source.siteName],
  ['url', source.url],
  ['other_urls', source.aliases],
  ['archive', source.archiveUrl],
  ['type', source.type],
  ['subtype', source.subtype],
  ['purpose', source.purpose],
  ['language', source.language],
  ...Object.entries(source.identifiers),
  ['tags', source.tags],
  ['context_note', source.contextNote],
  ['importance', source.importance],
  ['stance', source.stance],
  ['credibility', source.credibilityOverride?.level],
  ['credibility_reason', source.credibilityOverride?.reason],
  ['link_state', source.linkState?.state],
  ['link_checked', source.linkState?.checkedAt],
  ['status', source.status],
  ['created', source.createdAt],
  ['modified', source.updatedAt],
  ['stable_id', source.stableId],
];

function formatProperty([name, value]: Property): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value))
    return value.length === 0 ? [] : [`${name}:`, ...value.map((item) => `  - ${quoteYaml(item)}`)];
  return [`${name}: ${typeof value === 'number' ? value : quoteYaml(value)}`];
}

/**
 * Formats a text as a YAML scalar. A day, such as `2024-05-28`, is not quoted, so that Obsidian displays it as a date. Any
 * other text becomes a JSON string, which is also valid YAML. Characters that YAML does not allow are escaped.
 */
export const quoteYaml = (text: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && isCalendarDate(text)
    ? text
    : JSON.stringify(text).replace(
        /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
