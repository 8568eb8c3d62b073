import { describe, expect, it } from 'vitest';
import { isUnitTest, selectTests } from '@/scripts/test/select-tests.mjs';

const suites = [
  { name: 'build for Chromium' },
  { name: 'build for Firefox' },
  {
    name: 'chromium',
    needs: ['build for Chromium'],
    includes: (file: string) => file.startsWith('tests/e2e/'),
  },
  { name: 'lint' },
  { name: 'unit', includes: isUnitTest },
  {
    name: 'firefox',
    needs: ['build for Firefox'],
    includes: (file: string) => file.startsWith('tests/firefox/'),
  },
];
const files = [
  'tests/lib/storage/draft-store.test.ts',
  'tests/components/form/TypeRow.test.tsx',
  'tests/e2e/drafts.test.ts',
  'tests/e2e/quotes.test.ts',
  'tests/firefox/capture.test.ts',
];
const selectByWords = (...words: string[]) => selectTests(words, { suites, files });

describe('selectTests', () => {
  it('selects all tests of every suite if no word is given', () => {
    expect(selectByWords()).toEqual({
      kind: 'selected',
      suites: suites.map(({ name }) => ({ name, files: null })),
    });
  });

  it('selects a suite by its name, with the build that it needs, in the order of the list', () => {
    expect(selectByWords('lint', 'chromium')).toEqual({
      kind: 'selected',
      suites: [
        { name: 'build for Chromium', files: null },
        { name: 'chromium', files: null },
        { name: 'lint', files: null },
      ],
    });
  });

  it('selects the files whose path contains the word, and only the builds that they need', () => {
    expect(selectByWords('draft')).toEqual({
      kind: 'selected',
      suites: [
        { name: 'build for Chromium', files: null },
        { name: 'chromium', files: ['tests/e2e/drafts.test.ts'] },
        { name: 'unit', files: ['tests/lib/storage/draft-store.test.ts'] },
      ],
    });
  });

  it('selects no build if only unit tests match', () => {
    expect(selectByWords('draft-store')).toEqual({
      kind: 'selected',
      suites: [{ name: 'unit', files: ['tests/lib/storage/draft-store.test.ts'] }],
    });
  });

  it('ignores letter case', () => {
    expect(selectByWords('typerow')).toEqual({
      kind: 'selected',
      suites: [{ name: 'unit', files: ['tests/components/form/TypeRow.test.tsx'] }],
    });
  });

  it('selects a file once even if several words match it', () => {
    expect(selectByWords('drafts', 'e2e/draft', 'quotes')).toEqual({
      kind: 'selected',
      suites: [
        { name: 'build for Chromium', files: null },
        { name: 'chromium', files: ['tests/e2e/drafts.test.ts', 'tests/e2e/quotes.test.ts'] },
      ],
    });
  });

  it.each([
    ['before', ['unit', 'draft-store']],
    ['after', ['draft-store', 'unit']],
  ])('runs all tests of a suite if its name comes %s a word that matches one of its files', (_, words) => {
    expect(selectByWords(...words)).toEqual({ kind: 'selected', suites: [{ name: 'unit', files: null }] });
  });

  it('names every word that matches nothing, and lists the suites', () => {
    expect(selectByWords('drafts', 'nonsense', 'other')).toEqual({
      kind: 'no-match',
      message:
        'No suite and no test file matches “nonsense”, “other”. The suites are: ' +
        'build for Chromium, build for Firefox, chromium, lint, unit, firefox.',
    });
  });
});
