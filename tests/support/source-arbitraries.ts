import fc from 'fast-check';
import { Snapshot } from '@/lib/record/schema/snapshot';
import { Source } from '@/lib/record/schema/source';
import { ACCESS_KINDS, LINK_STATES, SOURCE_STATUSES, SOURCE_TYPES, STANCES } from '@/lib/record/vocabulary';
import { urlArbitrary } from './url-arbitraries';

const text = fc.string({ unit: 'binary', maxLength: 12 });
const createNullable = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const time = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const createHex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const idCharacters = fc.string({ unit: fc.constantFrom(...'aZ09'), minLength: 10, maxLength: 10 });
const position = createNullable(fc.nat());
const quote = fc.record({
  exact: fc.string({ minLength: 1 }),
  prefix: text,
  suffix: text,
  start: position,
  end: position,
});
const candidate = fc.record({ value: fc.oneof(text, fc.array(text)), from: fc.string({ minLength: 1 }) });
const key = text.filter((name) => name !== '__proto__');
const level = fc.constantFrom(1, 2, 3, 4, 5);

/** Generates sources with any value that the schema accepts. */
export const sourceArbitrary: fc.Arbitrary<Source> = fc
  .record({
    stableId: idCharacters.map((id) => `sid_${id}`),
    id: createHex(16),
    url: urlArbitrary,
    aliases: fc.array(urlArbitrary),
    title: text,
    authors: fc.array(text),
    publishedDate: createNullable(fc.constantFrom('2024', '2024-05', '2024-05-28')),
    venueId: createNullable(text),
    siteName: createNullable(text),
    type: fc.constantFrom(...SOURCE_TYPES),
    subtype: createNullable(text),
    purpose: createNullable(text),
    language: createNullable(text),
    identifiers: fc
      .tuple(
        ...['doi', 'arxiv', 'pmid', 'pmcid', 'isbn', 'ssrn', 'openreview', 'other'].map((kind) =>
          createNullable(text).map((value) => [kind, value] as const),
        ),
      )
      .map((pairs) => Object.fromEntries(pairs)),
    abstract: createNullable(text),
    summary: createNullable(text),
    keyPoints: fc.array(fc.record({ text, quotes: fc.array(quote, { maxLength: 2 }) }), { maxLength: 3 }),
    review: createNullable(text),
    contextNote: createNullable(text),
    importance: createNullable(fc.integer({ min: 0, max: 100 })),
    tags: fc.array(text),
    stance: createNullable(fc.constantFrom(...STANCES)),
    credibilityOverride: createNullable(fc.record({ level, reason: fc.string({ minLength: 1 }) })),
    archiveUrl: createNullable(urlArbitrary),
    linkState: createNullable(fc.record({ state: fc.constantFrom(...LINK_STATES), checkedAt: time })),
    access: createNullable(fc.constantFrom(...ACCESS_KINDS)),
    citedBy: fc.array(
      fc.record({
        wiki: text,
        pageId: text,
        title: text,
        type: createNullable(text),
        quality: createNullable(fc.integer()),
        url: createNullable(text),
        readAt: createNullable(time),
      }),
      { maxLength: 2 },
    ),
    status: fc.constantFrom(...SOURCE_STATUSES),
    createdAt: time,
    updatedAt: time,
    // Exports treat the provenance of `access` differently, so it must occur often.
    provenance: fc.dictionary(
      fc.oneof({ weight: 3, arbitrary: key }, { weight: 1, arbitrary: fc.constant('access') }),
      fc.record({ from: fc.string({ minLength: 1 }), candidates: fc.array(candidate, { maxLength: 2 }) }),
      { maxKeys: 3 },
    ),
  })
  // `fc.dictionary` also generates objects without a prototype, which are not equal to parsed JSON. The copy has a prototype.
  .map((source) => Source.parse({ ...source, provenance: { ...source.provenance } }));

/** Generates snapshots with any value that the schema accepts. */
export const snapshotArbitrary: fc.Arbitrary<Snapshot> = fc
  .record({
    stableId: idCharacters.map((id) => `sid_${id}`),
    capturedAt: time,
    httpStatus: createNullable(fc.integer({ min: 100, max: 599 })),
    contentType: createNullable(text),
    language: createNullable(text),
    words: fc.nat(),
    lengthBytes: fc.nat(),
    markdown: text,
    text,
    sha256: createHex(64),
  })
  .map((snapshot) => Snapshot.parse(snapshot));
