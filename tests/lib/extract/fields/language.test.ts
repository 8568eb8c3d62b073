// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getLanguageSample } from '@/lib/extract/fields/language';
import { mergeLanguages } from '@/lib/extract/fields/merge-languages';

const makeDetectedCandidate = (value: string) => ({ value, from: 'page text' });
const makeDeclaredCandidates = (...declaredTags: string[]) =>
  declaredTags.map((value) => ({ value, from: 'html lang' }));

describe('mergeLanguages', () => {
  it('puts declared languages first if they match the detected language', () => {
    expect(mergeLanguages(makeDeclaredCandidates('de-AT'), makeDetectedCandidate('de'))).toEqual([
      ...makeDeclaredCandidates('de-AT'),
      makeDetectedCandidate('de'),
    ]);
  });

  it('puts the detected language first if no declared language matches it', () => {
    expect(mergeLanguages(makeDeclaredCandidates('en', 'en-US'), makeDetectedCandidate('de'))).toEqual([
      makeDetectedCandidate('de'),
      ...makeDeclaredCandidates('en', 'en-US'),
    ]);
  });

  it('does not change the order if no language was detected', () => {
    expect(mergeLanguages(makeDeclaredCandidates('fr', 'en'), null)).toEqual(
      makeDeclaredCandidates('fr', 'en'),
    );
  });

  it('returns each value once, with the `from` of its first candidate', () => {
    expect(mergeLanguages(makeDeclaredCandidates('de'), makeDetectedCandidate('de'))).toEqual(
      makeDeclaredCandidates('de'),
    );
  });

  it.each([
    ['nb', 'no'],
    ['nn-NO', 'no'],
    ['sr', 'hr'],
    ['id', 'ms'],
    ['zh-Hant', 'zh'],
  ])('treats %s and %s as the same language', (declaredTag, detectedTag) => {
    expect(
      mergeLanguages(makeDeclaredCandidates(declaredTag), makeDetectedCandidate(detectedTag))[0]?.value,
    ).toBe(declaredTag);
  });

  it('returns every language', () => {
    const tagArbitrary = fc.constantFrom('en', 'en-GB', 'de', 'nb', 'ja');
    fc.assert(
      fc.property(
        fc.array(tagArbitrary, { maxLength: 5 }),
        fc.option(tagArbitrary),
        (declaredTags, detectedTag) => {
          const mergedCandidates = mergeLanguages(
            makeDeclaredCandidates(...declaredTags),
            detectedTag === null ? null : makeDetectedCandidate(detectedTag),
          );
          expect(new Set(mergedCandidates.map(({ value }) => value))).toEqual(
            new Set(detectedTag === null ? declaredTags : [...declaredTags, detectedTag]),
          );
        },
      ),
    );
  });
});

describe('getLanguageSample', () => {
  const parsePage = (html: string) => new DOMParser().parseFromString(html, 'text/html');

  it('returns the text of the article without the menu', () => {
    const sample = getLanguageSample(
      parsePage(`<nav>Menu</nav><main><p>${'Der Pegel steigt. '.repeat(10)}</p></main>`),
    );
    expect(sample).toContain('Der Pegel steigt.');
    expect(sample).not.toContain('Menu');
  });

  it('returns an empty string if the text is too short to detect a language', () => {
    expect(getLanguageSample(parsePage('<main>Pegel Cuxhaven</main>'))).toBe('');
  });
});
