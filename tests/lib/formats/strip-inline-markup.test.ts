import { describe, expect, it } from 'vitest';
import { stripInlineMarkup } from '@/lib/formats/strip-inline-markup';

describe('stripInlineMarkup', () => {
  it.each([
    ['A **strong** and *light* word', 'A strong and light word'],
    ['Read `x = 1` in [the *paper*](https://example.org/a)', 'Read x = 1 in the paper'],
    ['__Both__ ~~gone~~', 'Both gone'],
    ['**two words *and one* more**', 'two words and one more'],
    ['2 * 3 * 4 and a*b*c', '2 * 3 * 4 and a*b*c'],
    ['an open **mark', 'an open **mark'],
    ['snake_case_name', 'snake_case_name'],
    ['my__private__thing', 'my__private__thing'],
    ['2**3**4', '2**3**4'],
    ['**2**, **3** and (**4**)', '2, 3 and (4)'],
    ['这是**重点**文字', '这是重点文字'],
    ['On [tides](https://en.wikipedia.org/wiki/Tide_(sea)) (today)', 'On tides (today)'],
  ])('%s', (text, expected) => {
    expect(stripInlineMarkup(text, 160)).toBe(expected);
  });

  it('removes the markup before it truncates the text, so that no mark is truncated', () => {
    const words = 'word '.repeat(30);
    expect(stripInlineMarkup(`${words}[tides](https://example.org/${'a'.repeat(500)}) rise`, 156)).toBe(
      `${words}tides `,
    );
  });
});
