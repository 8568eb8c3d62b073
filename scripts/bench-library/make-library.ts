import type { Snapshot } from '@/lib/record/schema/snapshot';
import { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import { SOURCE_STATUSES, SOURCE_TYPES } from '@/lib/record/vocabulary';
import { createRandom, createZipfPicker, type Random } from './random';

/** A source of the benchmark. Every tenth source has a captured text of 5 kB. */
export type BenchSource = { source: Source; snapshot: Snapshot | null };

const VENUE_COUNT = 3_000;
const TAG_COUNT = 2_000;
const VOCABULARY_SIZE = 30_000;
const LANGUAGES = ['en', 'en', 'en', 'en', 'de', 'fr', 'ja', null];
const FIRST_DAY_MS = Date.parse('2019-01-01T00:00:00.000Z');
const MINUTE_MS = 60_000;

/**
 * Creates the library with which the benchmark fills a profile. `makeBenchSource` makes the same source for the same index in
 * every run.
 */
export function createBenchLibrary() {
  const random = createRandom(20_261_128);
  const vocabulary = Array.from({ length: VOCABULARY_SIZE }, () => makeWord(random));
  const pickWord = createZipfPicker(vocabulary);
  const pickTag = createZipfPicker(Array.from({ length: TAG_COUNT }, (_, index) => `tag-${index}`));
  const pickVenue = createZipfPicker(Array.from({ length: VENUE_COUNT }, (_, index) => index));
  return {
    vocabulary,
    venues: Array.from({ length: VENUE_COUNT }, (_, index) => makeVenue(index)),
    makeBenchSource: (index: number): BenchSource => {
      const sourceRandom = createRandom(index + 1);
      const source = makeSource(index, sourceRandom, pickWord, pickTag, pickVenue(sourceRandom));
      const text = index % 10 === 0 ? makeText(sourceRandom, pickWord, 5_000) : null;
      return { source, snapshot: text === null ? null : makeSnapshot(source, text) };
    },
  };
}

type Picker<T> = (random: Random) => T;

function makeSource(
  index: number,
  random: Random,
  pickWord: Picker<string>,
  pickTag: Picker<string>,
  venue: number,
): Source {
  const write = (characters: number) => makeText(random, pickWord, characters);
  const isWritten = random() < 0.7;
  const createdAt = new Date(FIRST_DAY_MS + index * 37 * MINUTE_MS).toISOString();
  const year = 2000 + Math.floor(random() * 27);
  return Source.parse({
    stableId: `sid_${scrambleNumber(index).toString(36).padStart(10, '0')}`,
    id: index.toString(16).padStart(16, '0'),
    url: `https://site-${venue}.example/story/${index}`,
    aliases: [],
    title: write(60),
    authors: [`${write(7)} ${write(8)}`],
    publishedDate: random() < 0.9 ? `${year}-0${1 + Math.floor(random() * 9)}` : null,
    venueId: `venue-${venue}`,
    siteName: `Site ${venue}`,
    type: pickOne(SOURCE_TYPES, random),
    subtype: null,
    purpose: null,
    language: pickOne(LANGUAGES, random),
    identifiers: {
      doi: index % 5 === 0 ? `10.1000/bench.${index}` : null,
      arxiv: null,
      pmid: null,
      pmcid: null,
      isbn: null,
      ssrn: null,
      openreview: null,
    },
    abstract: random() < 0.4 ? write(300) : null,
    summary: isWritten ? write(200) : null,
    keyPoints: isWritten ? [{ text: write(80), quotes: [] }] : [],
    review: null,
    contextNote: random() < 0.2 ? write(80) : null,
    importance: isWritten ? Math.floor(random() * 101) : null,
    tags: [...new Set(Array.from({ length: Math.floor(random() * 5) }, () => pickTag(random)))],
    stance: null,
    credibilityOverride: null,
    archiveUrl: null,
    linkState: null,
    citedBy: [],
    status: pickOne(SOURCE_STATUSES, random),
    createdAt,
    updatedAt: createdAt,
    provenance: {},
  });
}

// Maps a number to another one (a bijection below 2^31), because stable ids are random in a real library, where sources
// that were saved together do not have similar ids.
const scrambleNumber = (index: number): number =>
  Number((BigInt(index + 1) * 1_103_515_245n) % 2_147_483_647n);

const makeVenue = (index: number): Venue => ({
  id: `venue-${index}`,
  name: `Site ${index}`,
  domains: [`site-${index}.example`],
  type: null,
  credibility: index % 4 === 0 ? null : (((index % 5) + 1) as 1 | 2 | 3 | 4 | 5),
  peerReviewed: null,
  rationale: null,
});

const makeSnapshot = ({ stableId, createdAt }: Source, text: string): Snapshot => ({
  stableId,
  capturedAt: createdAt,
  httpStatus: 200,
  contentType: 'text/html',
  language: 'en',
  words: text.split(' ').length,
  lengthBytes: text.length,
  markdown: text,
  text,
  sha256: text.length.toString(16).padStart(64, '0'),
});

function makeText(random: Random, pickWord: Picker<string>, characters: number): string {
  const words = [pickWord(random)];
  let length = words[0]?.length ?? 0;
  while (length < characters) {
    const word = pickWord(random);
    words.push(word);
    length += word.length + 1;
  }
  return words.join(' ');
}

const SYLLABLES =
  'ba be bi bo da de di do fa fe fi ga go ha he hi ka ke ki ko la le li lo ma me mi mo na ne ni no'.split(
    ' ',
  );

const makeWord = (random: Random): string =>
  Array.from({ length: 2 + Math.floor(random() * 4) }, () => pickOne(SYLLABLES, random)).join('');

function pickOne<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}
