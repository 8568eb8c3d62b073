import { describe, expect, it } from 'vitest';
import { parseTypedDate } from '@/lib/base/parse-typed-date';

const readDate = (text: string, language: string | null = 'en-GB') => {
  const date = parseTypedDate(text, language, 2026);
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
    ['11/7/19', '2019-07-11'],
    ['11.7.19', '2019-07-11'],
    ['11 Jul 19', '2019-07-11'],
    ['11-JUL-98', '1998-07-11'],
    ['July ’19', '2019-07'],
    ["11 July '19", '2019-07-11'],
    ["July 11, '19", '2019-07-11'],
    ['２０１９年７月１１日（木）', '2019-07-11'],
    ['2019年', '2019'],
    ['2019 г.', '2019'],
    ['11 июля 2019 г.', '2019-07-11'],
    ['11 lipca 2019 r.', '2019-07-11'],
    ['1er juillet 2019', '2019-07-01'],
    ['11 fe\u0301vrier 2019', '2019-02-11'],
    ['11 de julio del 2019', '2019-07-11'],
    ['1º de julho de 2019', '2019-07-01'],
    ['the 11th of July, 2019', '2019-07-11'],
    ['do 11 jul. 2019', '2019-07-11'],
  ])('reads "%s" as %s', (text, value) => {
    expect(readDate(text)).toBe(value);
  });

  it('uses the order of numbers of the reader’s language', () => {
    expect(readDate('03/04/2024', 'en-GB')).toBe('2024-04-03');
    expect(readDate('03/04/2024', 'en-US')).toBe('2024-03-04');
    expect(readDate('25/04/2024', 'en-US')).toBe('2024-04-25');
    expect(readDate('3/4/24', 'en-US')).toBe('2024-03-04');
  });

  it('returns `ambiguous` if the language does not determine the order', () => {
    expect(readDate('03/04/2024', 'en')).toBe('ambiguous');
  });

  it.each([
    ["20 July '69", '1969-07-20'],
    ['12/5/68', '1968-05-12'],
    ['12.5.28', '1928-05-12'],
    ['12/5/27', '2027-05-12'],
    ['12/5/00', '2000-05-12'],
  ])('reads no year of two digits as later than next year: "%s" as %s', (text, value) => {
    expect(readDate(text)).toBe(value);
  });

  it('returns `ambiguous` for short numbers if the language may write the year first', () => {
    for (const language of ['ja', 'zh-CN', 'zh_TW', 'ko', 'hu', 'lt', 'sv', 'en-CA', 'fr-CA', null]) {
      expect(readDate('19/07/11', language), `${language}`).toBe('ambiguous');
      expect(readDate('19.07.11', language), `${language}`).toBe('ambiguous');
      expect(readDate('19/02/30', language), `${language}`).toBe('ambiguous');
      expect(readDate('20/07/69', language), `${language}`).toBe('1969-07-20');
      expect(readDate('2019/07/11', language), `${language}`).toBe('2019-07-11');
    }
    expect(readDate('19/07/11', 'en-GB')).toBe('2011-07-19');
    expect(readDate('19.07.11', 'de')).toBe('2011-07-19');
  });

  it.each([
    'last summer',
    '2019-02-31',
    '31 February 2019',
    '11 July',
    'July 11',
    '19-07-11',
    '31/2/19',
    '1 May 2019 to 3 May 2020',
    '2019-2020',
  ])('does not read "%s"', (text) => {
    expect(readDate(text)).toBe('unknown');
  });
});
