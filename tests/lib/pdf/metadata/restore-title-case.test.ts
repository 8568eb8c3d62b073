import { describe, expect, it } from 'vitest';
import { restoreTitleCase } from '@/lib/pdf/metadata/restore-title-case';

const PARAGRAPHS = [
  'ON BAYESIAN TESTS OF DNA',
  'We describe tests. Tests of Bayesian models need the DNA of the North Sea, and tests need time.',
  "If we test DNA, do we know l'état des mers? In a world of civil rights we do.",
];

describe('restoreTitleCase', () => {
  it.each([
    ['ON BAYESIAN TESTS OF DNA', 'On Bayesian tests of DNA'],
    ['TESTS IN THE NORTH SEA: A SURVEY', 'Tests in the North Sea: A survey'],
    ['THE WORLD WAR II AND COVID19', 'The world war II and COVID19'],
    ['THE RIGHTS IN THE WORLD WAR I: XIV TESTS', 'The rights in the world war I: XIV tests'],
    ['THE CIVIL MILL OF THE SEA', 'The civil mill of the Sea'],
    ['THE VIVID SEA AND THE CIVIC TIME', 'The vivid Sea and the civic time'],
    ['WHY DO WE TEST? DNA AND TIME', 'Why do we test? DNA and time'],
    ["L'ÉTAT DES MARÉES", "L'état des marées"],
  ])('converts “%s”', (title, expected) => expect(restoreTitleCase(title, PARAGRAPHS)).toBe(expected));

  it.each(['NATO POLICY IN THE USA', 'POLICY OF NATO WITHOUT FRIENDS'])(
    'returns “%s” unchanged, because the text lacks most of its words',
    (title) => {
      expect(restoreTitleCase(title, PARAGRAPHS)).toBe(title);
      expect(restoreTitleCase(title, [])).toBe(title);
    },
  );

  it.each(['DNA', 'On Tests of DNA', '潮汐の研究', ''])('returns “%s” unchanged', (title) =>
    expect(restoreTitleCase(title, PARAGRAPHS)).toBe(title),
  );
});
