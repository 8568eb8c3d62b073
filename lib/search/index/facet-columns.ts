import { MISSING_FIELDS } from '@/lib/record/schema/source-row';
import { listIndexedFields } from '../query/field-words';
import { CHOICE_FIELDS, splitVenue } from './columns';
import { createDictionary } from './dictionary';
import { getSyncWord } from './evaluate-query';
import type { LibraryIndex } from './library-index';
import type { Facet } from './library-query';

/** The values of one facet: the text of each code, and the codes of each source. Code 0 means no value. */
export type FacetColumn = { texts: string[] } & ({ single: ArrayLike<number> } | { multiple: number[][] });

/** Builds the values of all facets. `levels` has the credibility of every source. */
export function buildFacetColumns(index: LibraryIndex, levels: number[]): Record<Facet, FacetColumn> {
  const { columns } = index;
  const { dictionaries } = columns;
  return {
    section: { texts: dictionaries.sections.texts, single: columns.sections },
    type: getChoiceColumn(index, 'type'),
    venue: buildVenueColumn(index),
    credibility: {
      texts: ['', '1', '2', '3', '4', '5', '0'],
      single: levels.map((level) => level || UNRATED_CODE),
    },
    tag: { texts: dictionaries.tags.texts, multiple: columns.tags },
    year: buildYearColumn(columns.publishedDate),
    language: getChoiceColumn(index, 'language'),
    sync: buildSyncColumn(index),
    missing: {
      texts: ['', ...MISSING_FIELDS],
      multiple: columns.presenceBits.map((bits, position) => listMissing(bits, levels[position] ?? 0)),
    },
  };
}

const UNRATED_CODE = 6;

function getChoiceColumn({ columns }: LibraryIndex, field: string): FacetColumn {
  const choice = CHOICE_FIELDS.indexOf(field);
  return {
    texts: columns.dictionaries.choices[choice]?.texts ?? [''],
    single: columns.choices[choice] ?? [],
  };
}

/** Sources without a venue are grouped by their host. */
function buildVenueColumn({ columns }: LibraryIndex): FacetColumn {
  const dictionary = createDictionary();
  const codes = columns.dictionaries.venues.texts.map((text) => {
    const { venueId, host } = splitVenue(text);
    return dictionary.getOrAddCode(venueId === '' ? host : venueId);
  });
  return { texts: dictionary.texts, single: columns.venues.map((venue) => codes[venue] ?? 0) };
}

function buildYearColumn(dates: number[]): FacetColumn {
  const dictionary = createDictionary();
  const single = dates.map((date) =>
    date === 0 ? 0 : dictionary.getOrAddCode(String(Math.floor(date / 10_000))),
  );
  return { texts: dictionary.texts, single };
}

function buildSyncColumn(index: LibraryIndex): FacetColumn {
  // Without a wiki the facet would have one value for everything.
  if (index.syncById === null) return { texts: [''], single: new Uint8Array(index.columns.stableIds.length) };
  const dictionary = createDictionary();
  return {
    texts: dictionary.texts,
    single: index.columns.stableIds.map((id) => dictionary.getOrAddCode(getSyncWord(index, id))),
  };
}

const PRESENCE_FIELDS = listIndexedFields().presenceFields;
const MISSING_BITS = MISSING_FIELDS.map((field) =>
  field === 'rating' ? 0 : 1 << PRESENCE_FIELDS.indexOf(field),
);

// One array for every combination, because most sources lack the same fields.
const MISSING_LISTS = Array.from({ length: 1 << MISSING_FIELDS.length }, (_, combination) =>
  MISSING_FIELDS.flatMap((_field, bit) => (combination & (1 << bit) ? bit + 1 : [])),
);

/** Lists the codes of the missing fields of a source. `presenceBits` are its `DocumentValues.filled`, and `level` is its credibility. */
export function listMissing(presenceBits: number, level: number): number[] {
  let combination = 0;
  for (const [position, bit] of MISSING_BITS.entries()) {
    const isMissing = bit === 0 ? level === 0 : (presenceBits & bit) === 0;
    if (isMissing) combination |= 1 << position;
  }
  return MISSING_LISTS[combination] ?? [];
}
