const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
const ROMAN_NUMERAL = /^C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
const MIN_LETTERS = 8;
// The text of a work has most words of its title. Otherwise it is in another language or unreadable.
const MIN_FOUND_SHARE = 0.5;

/**
 * Converts a title in capitals, as some journals print it, to the case that its words have in the text of the work: `ON BAYESIAN TESTS
 * OF DNA` becomes `On Bayesian tests of DNA`. Words that the text does not have become lower case. Returns other titles unchanged, and those
 * of which the text has less than half of the words.
 */
export function restoreTitleCase(title: string, paragraphs: readonly string[]): string {
  if (!isInCapitals(title)) return title;
  const formByWord = findForms(paragraphs);
  const words = title.match(WORD) ?? [];
  const foundCount = words.filter((word) => formByWord.has(word.toLowerCase())).length;
  if (foundCount < words.length * MIN_FOUND_SHARE) return title;
  return title.replace(WORD, (word, index: number) => {
    const form = formByWord.get(word.toLowerCase()) ?? getUnknownForm(word);
    return isStart(title.slice(0, index)) ? form.charAt(0).toUpperCase() + form.slice(1) : form;
  });
}

const isInCapitals = (title: string): boolean =>
  !/\p{Ll}/u.test(title) && (title.match(/\p{Lu}/gu) ?? []).length >= MIN_LETTERS && /\s/.test(title.trim());

const getUnknownForm = (word: string): string =>
  /\d/.test(word) || ROMAN_NUMERAL.test(word) ? word : word.toLowerCase();

// A title begins again after a colon or a question mark.
const isStart = (textBefore: string): boolean =>
  !/[\p{L}\p{N}]/u.test(textBefore) || /[:?!.]["”)]?\s["“(]?$/u.test(textBefore);

/** Returns the most frequent form of each word of the paragraphs. The first word of a sentence says nothing about its case. */
function findForms(paragraphs: readonly string[]): Map<string, string> {
  const countsByWord = new Map<string, Map<string, number>>();
  for (const paragraph of paragraphs) {
    // Headings in capitals say nothing either.
    if (!/\p{Ll}{3}/u.test(paragraph)) continue;
    for (const { 0: word, index } of paragraph.matchAll(WORD)) {
      if (isStart(paragraph.slice(0, index))) continue;
      const counts = countsByWord.get(word.toLowerCase()) ?? new Map<string, number>();
      counts.set(word, (counts.get(word) ?? 0) + 1);
      countsByWord.set(word.toLowerCase(), counts);
    }
  }
  return new Map(
    [...countsByWord].map(([word, counts]) => [
      word,
      [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0],
    ]),
  );
}
