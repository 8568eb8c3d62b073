import { describe, expect, it } from 'vitest';
import { parseTypedDate } from '@/lib/base/parse-typed-date';

const readDate = (text: string, language: string | null = 'en-GB') => {
  const date = parseTypedDate(text, language);
  return date.kind === 'date' ? date.value : date.kind;
};

describe('parseTypedDate', () => {
  it.each([
    ['11 July 2019', '2019-07-11'],
    ['July 11th, 2019', '2019-07-11'],
    ['11 Jul 2019', '2019-07-11'],
    ['Thursday, 11 July 2019', '2019-07-11'],
    ['11 July 2019, 14:30', '2019-07-11'],
    ['Jul 2019', '2019-07'],
    ['11. Juli 2019', '2019-07-11'],
    ['11 juillet 2019', '2019-07-11'],
    ['11 de julio de 2019', '2019-07-11'],
    ['11 luglio 2019', '2019-07-11'],
    ['11 de julho de 2019', '2019-07-11'],
    ['11 juli 2019', '2019-07-11'],
    ['11 lipca 2019', '2019-07-11'],
    ['11 июля 2019', '2019-07-11'],
    ['2019年7月11日', '2019-07-11'],
    ['2019/7/11', '2019-07-11'],
    ['11.07.2019', '2019-07-11'],
    [' 2019 ', '2019'],
    ['2019-07', '2019-07'],
    ['20190711', '2019-07-11'],
  ])('reads "%s" as %s', (text, value) => {
    expect(readDate(text)).toBe(value);
  });

  it('uses the order of numbers of the reader’s language', () => {
    expect(readDate('03/04/2024', 'en-GB')).toBe('2024-04-03');
    expect(readDate('03/04/2024', 'en-US')).toBe('2024-03-04');
    expect(readDate('25/04/2024', 'en-US')).toBe('2024-04-25');
  });

  it('returns `ambiguous` if the language does not determine the order', () => {
    expect(readDate('03/04/2024', 'en')).toBe('ambiguous');
  });

  it.each([
    'last summer',
    '2019-02-31',
    '31 February 2019',
    '11 July',
    '1 May 2019 to 3 May 2020',
    '2019-2020',
  ])('does not read "%s"', (text) => {
    expect(readDate(text)).toBe('unknown');
  });
});
