import { describe, expect, it } from 'vitest';
import { findDate } from '@/lib/pdf/metadata/find-date';

const find = (lines: readonly string[], creator: string) => {
  const info = new Map([
    ['creationdate', 'D:20261201044500Z'],
    ['creator', creator],
  ]);
  return findDate(lines, [], { info, xmp: new Map() }, 'en');
};

describe('findDate', () => {
  it.each([
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    'Mozilla Firefox 153.0',
    'Chromium',
  ])('does not take the day of a print for the date (%s)', (creator) => {
    expect(find(['How harbours silt up'], creator)).toEqual([]);
    expect(find(['How harbours silt up'], 'LaTeX with hyperref')).toEqual([
      { value: '2026-12-01', from: 'PDF creation date' },
    ]);
  });

  it('finds the date of a byline', () => {
    expect(find(['How harbours silt up', 'By Mira Haddad, 4 March 2023'], 'Chromium')).toEqual([
      { value: '2023-03-04', from: 'first page' },
    ]);
  });

  it.each([
    ['2021年5月 The Ocean Engineering May 2021', '2021-05'],
    ['Workshop on Tides, Lisbon, 8 June 2023', '2023-06-08'],
    ['Published on: 4 May 2021', '2021-05-04'],
  ])('finds the date in “%s”', (line, date) => {
    expect(find([line], 'Chromium')[0]?.value).toBe(date);
  });

  it('does not take a date at the end of a sentence for that of an event', () =>
    expect(find(['The harbour was closed on 8 June 2023'], 'Chromium')).toEqual([]));

  it('does not take a sentence that begins with "by" for a byline', () => {
    const lines = ['How harbours silt up', 'by the end of May 2024, 40 gauges had closed'];
    expect(find(lines, 'Chromium')).toEqual([]);
  });
});
