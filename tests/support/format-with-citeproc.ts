import { createRequire } from 'node:module';
import CSL from 'citeproc';
import type { CslItem } from '@/lib/formats/csl/csl-item';

const require = createRequire(import.meta.url);
/** The styles that citation-js ships, by name. */
export const PUBLISHED_STYLES: Record<string, string> = require('@citation-js/plugin-csl/lib/styles.json');

/** The locales that citation-js ships, by language. */
export const PUBLISHED_LOCALES: Record<string, string> = require('@citation-js/plugin-csl/lib/locales.json');

/**
 * Formats items with citeproc-js, the processor of Zotero. Returns the entries of the bibliography in its order, with the ids of their
 * items.
 */
export function formatWithCiteproc(
  style: string,
  items: readonly CslItem[],
  locales = PUBLISHED_LOCALES,
): { id: string; text: string }[] {
  const itemsById = new Map(items.map((item) => [item.id, item]));
  const engine = new CSL.Engine(
    {
      retrieveLocale: (language) => locales[language],
      // citeproc-js changes the items that it gets, so it gets copies.
      retrieveItem: (id) => adaptItem(itemsById.get(id)),
    },
    style,
  );
  engine.setOutputFormat('text');
  engine.updateItems([...itemsById.keys()]);
  const bibliography = engine.makeBibliography();
  if (!bibliography) return [];
  const [{ entry_ids: ids }, entries] = bibliography;
  return entries.map((text, index) => ({
    id: ids[index]?.[0] ?? '',
    text: normalizeSpaces(text),
  }));
}

/**
 * Replaces every run of spaces with one space. citeproc-js writes other kinds of spaces beside French punctuation, and double
 * spaces, which HTML does not show.
 */
export const normalizeSpaces = (text: string): string => text.replace(/[\u202f\u00a0 ]+/g, ' ').trim();

/**
 * Returns a copy of an item without the values to which citeproc-js applies rules that are not part of CSL 1.0.2:
 * - It treats `literal` names as institutions, and joins them differently.
 * - It writes all names of a work in Chinese as Chinese names.
 */
function adaptItem(item: CslItem | undefined): unknown {
  if (!item) return item;
  const author = item.author?.map(({ literal, ...name }) =>
    literal === undefined ? name : { family: literal },
  );
  return {
    ...structuredClone(item),
    ...(author && { author }),
    ...(item.language?.startsWith('zh') && { language: 'de' }),
  };
}
