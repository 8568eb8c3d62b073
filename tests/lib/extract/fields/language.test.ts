// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getLanguageSample, mergeLanguages } from '@/lib/extract/fields/language';

const fromText = (value: string) => ({ value, from: 'page text' });
const declared = (...values: string[]) => values.map((value) => ({ value, from: 'html lang' }));

describe('mergeLanguages', () => {
  it('puts declared languages first where the detected one agrees', () => {
    expect(mergeLanguages(declared('de-AT'), fromText('de'))).toEqual([...declared('de-AT'), fromText('de')]);
  });

  it('puts the detected language first where all declared ones differ', () => {
    expect(mergeLanguages(declared('en', 'en-US'), fromText('de'))).toEqual([
      fromText('de'),
      ...declared('en', 'en-US'),
    ]);
  });

  it('keeps the declared order where nothing was detected', () => {
    expect(mergeLanguages(declared('fr', 'en'), null)).toEqual(declared('fr', 'en'));
  });

  it('lists a value once, with the origin of its first mention', () => {
    expect(mergeLanguages(declared('de'), fromText('de'))).toEqual(declared('de'));
  });

  it.each([
    ['nb', 'no'],
    ['nn-NO', 'no'],
    ['sr', 'hr'],
    ['id', 'ms'],
    ['zh-Hant', 'zh'],
  ])('counts %s and %s as one language', (own, detected) => {
    expect(mergeLanguages(declared(own), fromText(detected))[0]?.value).toBe(own);
  });

  it('keeps every language', () => {
    const tag = fc.constantFrom('en', 'en-GB', 'de', 'nb', 'ja');
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 5 }), fc.option(tag), (values, detected) => {
        const merged = mergeLanguages(declared(...values), detected === null ? null : fromText(detected));
        expect(new Set(merged.map(({ value }) => value))).toEqual(
          new Set(detected === null ? values : [...values, detected]),
        );
      }),
    );
  });
});

describe('getLanguageSample', () => {
  const page = (html: string) => new DOMParser().parseFromString(html, 'text/html');

  it('returns the text of the article, not that of the menu', () => {
    const sample = getLanguageSample(
      page(`<nav>Menu</nav><main><p>${'Der Pegel steigt. '.repeat(10)}</p></main>`),
    );
    expect(sample).toContain('Der Pegel steigt.');
    expect(sample).not.toContain('Menu');
  });

  it('returns nothing where there is too little text to tell a language', () => {
    expect(getLanguageSample(page('<main>Pegel Cuxhaven</main>'))).toBe('');
  });
});
