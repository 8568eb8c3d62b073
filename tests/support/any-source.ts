import fc from 'fast-check';
import { Snapshot } from '@/lib/model/snapshot';
import { Source } from '@/lib/model/source';
import { ACCESS_KINDS, LINK_STATES, SOURCE_STATUSES, SOURCE_TYPES, STANCES } from '@/lib/model/vocabulary';
import { anAddress } from './addresses';

const text = fc.string({ unit: 'binary', maxLength: 12 });
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const time = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const letters = fc.string({ unit: fc.constantFrom(...'aZ09'), minLength: 10, maxLength: 10 });
const place = orNull(fc.nat());
const quote = fc.record({
  exact: fc.string({ minLength: 1 }),
  prefix: text,
  suffix: text,
  start: place,
  end: place,
});
const candidate = fc.record({ value: fc.oneof(text, fc.array(text)), from: fc.string({ minLength: 1 }) });
const key = text.filter((name) => name !== '__proto__');
const level = fc.constantFrom(1, 2, 3, 4, 5);

/** Any source that its schema takes. */
export const anySource: fc.Arbitrary<Source> = fc
  .record({
    stableId: letters.map((id) => `sid_${id}`),
    id: hex(16),
    url: anAddress,
    aliases: fc.array(anAddress),
    title: text,
    authors: fc.array(text),
    publishedDate: orNull(fc.constantFrom('2024', '2024-05', '2024-05-28')),
    venueId: orNull(text),
    siteName: orNull(text),
    type: fc.constantFrom(...SOURCE_TYPES),
    subtype: orNull(text),
    purpose: orNull(text),
    language: orNull(text),
    identifiers: fc
      .tuple(
        ...['doi', 'arxiv', 'pmid', 'pmcid', 'isbn', 'ssrn', 'openreview', 'other'].map((kind) =>
          orNull(text).map((value) => [kind, value] as const),
        ),
      )
      .map((pairs) => Object.fromEntries(pairs)),
    abstract: orNull(text),
    summary: orNull(text),
    keyPoints: fc.array(fc.record({ text, quotes: fc.array(quote, { maxLength: 2 }) }), { maxLength: 3 }),
    review: orNull(text),
    contextNote: orNull(text),
    importance: orNull(fc.integer({ min: 0, max: 100 })),
    tags: fc.array(text),
    stance: orNull(fc.constantFrom(...STANCES)),
    credibilityOverride: orNull(fc.record({ level, reason: fc.string({ minLength: 1 }) })),
    archiveUrl: orNull(anAddress),
    linkState: orNull(fc.record({ state: fc.constantFrom(...LINK_STATES), checkedAt: time })),
    access: orNull(fc.constantFrom(...ACCESS_KINDS)),
    citedBy: fc.array(
      fc.record({
        wiki: text,
        pageId: text,
        title: text,
        type: orNull(text),
        quality: orNull(fc.integer()),
        url: orNull(text),
        readAt: orNull(time),
      }),
      { maxLength: 2 },
    ),
    status: fc.constantFrom(...SOURCE_STATUSES),
    createdAt: time,
    updatedAt: time,
    provenance: fc.dictionary(
      fc.oneof({ weight: 3, arbitrary: key }, { weight: 1, arbitrary: fc.constant('access') }),
      fc.record({ from: fc.string({ minLength: 1 }), candidates: fc.array(candidate, { maxLength: 2 }) }),
      { maxKeys: 3 },
    ),
  })
  .map((source) => Source.parse({ ...source, provenance: { ...source.provenance } }));

/** Any snapshot that its schema takes. */
export const anySnapshot: fc.Arbitrary<Snapshot> = fc
  .record({
    stableId: letters.map((id) => `sid_${id}`),
    capturedAt: time,
    httpStatus: orNull(fc.integer({ min: 100, max: 599 })),
    contentType: orNull(text),
    language: orNull(text),
    words: fc.nat(),
    lengthBytes: fc.nat(),
    markdown: text,
    text,
    sha256: hex(64),
  })
  .map((snapshot) => Snapshot.parse(snapshot));
