import { createRandom } from './random';

/** A search of the benchmark, and the kind under which its time is reported. */
export type BenchQuery = { kind: string; text: string };

const KINDS = ['word', 'prefix', 'three words', 'phrase', 'field and range', 'typo', 'no hit'] as const;

/**
 * Makes the queries, which are the same in every run and have each kind equally often. `titles` are titles of sources in the
 * library.
 */
export function makeQueries(vocabulary: string[], titles: string[], count: number): BenchQuery[] {
  const random = createRandom(7);
  const pick = <T>(items: readonly T[], limit = items.length): T => {
    const item = items[Math.floor(random() * Math.min(limit, items.length))];
    if (item === undefined) throw new Error('There is nothing to pick from.');
    return item;
  };
  const makeText = (kind: (typeof KINDS)[number]): string => {
    switch (kind) {
      case 'word':
        return pick(vocabulary, 5_000);
      case 'prefix':
        return pick(vocabulary, 200).slice(0, 2 + Math.floor(random() * 2));
      case 'three words':
        return [pick(vocabulary, 50), pick(vocabulary, 300), pick(vocabulary, 300)].join(' ');
      case 'phrase':
        return `"${pick(titles).split(' ').slice(0, 2).join(' ')}"`;
      case 'field and range':
        return `${pick(vocabulary, 100)} year:2015..2020 importance:>60`;
      case 'typo':
        return swapLetter(pick(vocabulary.filter((word) => word.length >= 6)));
      case 'no hit':
        return `zq${Math.floor(random() * 1e6)}`;
    }
  };
  return Array.from({ length: count }, (_, index) => {
    const kind = KINDS[index % KINDS.length] ?? 'word';
    return { kind, text: makeText(kind) };
  });
}

// "x" occurs in no word of the vocabulary.
const swapLetter = (word: string): string => `${word.slice(0, 3)}x${word.slice(4)}`;
