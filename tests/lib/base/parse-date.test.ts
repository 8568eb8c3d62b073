import { describe, expect, it } from 'vitest';
import { findWrittenDate, formatPartialDate, parseMachineDate } from '@/lib/base/parse-date';

describe('parseMachineDate', () => {
  it.each([
    ['2024-05-28T23:30:00-08:00', '2024-05-28'],
    ['2024-05-28T00:30:00Z', '2024-05-28'],
    ['2024-05-28 10:00:00', '2024-05-28'],
    ['2024/5/8', '2024-05-08'],
    ['20240528', '2024-05-28'],
    ['2024-05', '2024-05'],
    ['2024', '2024'],
    ['Tue, 28 May 2024 22:00:00 GMT', '2024-05-28'],
    ['May 28, 2024', '2024-05-28'],
    ['2020 Feb 15', '2020-02-15'],
    ['2020 Feb', '2020-02'],
    ['2024-00-00', '2024'],
  ])('parses %s as %s', (text, expectedDate) => {
    expect(parseMachineDate(text)).toBe(expectedDate);
  });

  it.each(['', 'yesterday', '2024-13-01', '2024-02-30', '0001-01-01', '12', '1716890400'])(
    'returns null for %j',
    (text) => {
      expect(parseMachineDate(text)).toBeNull();
    },
  );
});

describe('findWrittenDate', () => {
  it.each([
    ['Published May 28th, 2024 at noon', null, '2024-05-28'],
    ['28 May 2024', null, '2024-05-28'],
    ['Sept. 3, 2023', null, '2023-09-03'],
    ['Montag, 3. März 2025', 'de', '2025-03-03'],
    ['Le 1er août 2023', 'fr', '2023-08-01'],
    ['15 de enero de 2024', 'es', '2024-01-15'],
    ['7 gennaio 2022', 'it', '2022-01-07'],
    ['9 de março de 2021', 'pt', '2021-03-09'],
    ['12 mrt 2020', 'nl', '2020-03-12'],
    ['5 października 2019', 'pl', '2019-10-05'],
    ['1 lutego 2019', 'pl', '2019-02-01'],
    ['14 мая 2018 г.', 'ru', '2018-05-14'],
    ['3 сентября 2018', 'ru', '2018-09-03'],
    ['2024年5月28日', 'ja', '2024-05-28'],
    ['发布于2023年12月1日', 'zh', '2023-12-01'],
    ['2023年12月', 'zh', '2023-12'],
    ['28.05.2024', null, '2024-05-28'],
    ['25/12/2024', null, '2024-12-25'],
    ['12/25/2024', null, '2024-12-25'],
    ['03/04/2024', 'en-US', '2024-03-04'],
    ['03/04/2024', 'en-GB', '2024-04-03'],
    ['03/04/2024', 'fr', '2024-04-03'],
    ['03/04/2024', 'en', '2024'],
    ['03/04/2024', null, '2024'],
    ['Spring, May 2024', null, '2024-05'],
    ['04-ago-2021 5:11', 'es', '2021-08-04'],
  ])('finds in "%s" on a page in the language %s the date %s', (text, language, expectedDate) => {
    expect(findWrittenDate(text, language)?.value).toBe(expectedDate);
  });

  it.each([
    'Market 2024',
    '31 February 2024',
    'version 1.2.2024.5',
    'call 555 1234',
    'chapter 12 of 2024 pages',
  ])('finds no date in %j', (text) => {
    expect(findWrittenDate(text, 'en-US')).toBeNull();
  });
});

describe('formatPartialDate', () => {
  it('formats a year, a month or a day', () => {
    expect([
      formatPartialDate('2024'),
      formatPartialDate('2024', '5'),
      formatPartialDate('2024', '5', '8'),
    ]).toEqual(['2024', '2024-05', '2024-05-08']);
  });

  it('returns null for a day that does not exist', () => {
    expect([formatPartialDate('2023', '2', '29'), formatPartialDate('2024', '2', '29')]).toEqual([
      null,
      '2024-02-29',
    ]);
  });
});
