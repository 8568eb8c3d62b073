import { listIndexedFields } from '../query/field-words';
import { createDictionary, type Dictionary } from './dictionary';
import type { DocumentValues } from './index-document';

/**
 * The values of all sources, one array per value of `DocumentValues`, so that a condition on all sources is a loop over numbers. A source
 * has the same position in every array. Texts that many sources share are codes of a dictionary.
 */
export type Columns = {
  stableIds: string[];
  /** 1 for a current source. 0 if the source was deleted, or was changed and is now at a later position. */
  isLive: number[];
  titles: string[];
  authors: string[];
  sections: number[];
  /** The codes of venue id, site name and host together, because the rating and the name of the venue depend on all three. */
  venues: number[];
  tags: number[][];
  choices: number[][];
  savedAt: number[];
  changedAt: number[];
  publishedDate: number[];
  importance: number[];
  ownLevel: number[];
  presenceBits: number[];
  dictionaries: { sections: Dictionary; venues: Dictionary; tags: Dictionary; choices: Dictionary[] };
};

/** The names of the choice fields, in the order of `Columns.choices`. */
export const CHOICE_FIELDS = listIndexedFields().choices;

/** Creates columns without sources. */
export const createColumns = (): Columns => ({
  stableIds: [],
  isLive: [],
  titles: [],
  authors: [],
  sections: [],
  venues: [],
  tags: [],
  choices: CHOICE_FIELDS.map(() => []),
  savedAt: [],
  changedAt: [],
  publishedDate: [],
  importance: [],
  ownLevel: [],
  presenceBits: [],
  dictionaries: {
    sections: createDictionary(),
    venues: createDictionary(),
    tags: createDictionary(),
    choices: CHOICE_FIELDS.map(createDictionary),
  },
});

const VENUE_SEPARATOR = '\n';

/** Joins a venue id, a site name and a host into one text, which the dictionary of venues gives a code. */
const joinVenue = ({ venueId, siteName, host }: DocumentValues): string =>
  [venueId, siteName, host].join(VENUE_SEPARATOR);

/** Splits a text that `joinVenue` joined. */
export function splitVenue(text: string): { venueId: string; siteName: string; host: string } {
  const [venueId = '', siteName = '', host = ''] = text.split(VENUE_SEPARATOR);
  return { venueId, siteName, host };
}

/** Appends a source. Returns its position. */
export function appendValues(columns: Columns, values: DocumentValues): number {
  const { dictionaries } = columns;
  columns.isLive.push(1);
  columns.titles.push(values.title);
  columns.authors.push(values.author);
  columns.sections.push(dictionaries.sections.getOrAddCode(values.section));
  columns.venues.push(dictionaries.venues.getOrAddCode(joinVenue(values)));
  columns.tags.push(values.tags.map(dictionaries.tags.getOrAddCode));
  for (const [index, column] of columns.choices.entries())
    column.push(dictionaries.choices[index]?.getOrAddCode(values.choices[index] ?? '') ?? 0);
  columns.savedAt.push(values.savedAt);
  columns.changedAt.push(values.changedAt);
  columns.publishedDate.push(values.publishedDate);
  columns.importance.push(values.importance);
  columns.ownLevel.push(values.ownLevel);
  columns.presenceBits.push(values.filled);
  return columns.stableIds.push(values.stableId) - 1;
}
