import { describe, expect, it } from 'vitest';
import { parseImportFile } from '@/lib/app/library/parse-import-file';
import { readImportedDate } from '@/lib/formats/import/read-date';
import { loadAll } from '@/tests/support/load-all';

const read = (text: string, language: string | null = null) => readImportedDate([text], language);
const whole = (value: string) => ({ value, partlyReadText: null });

describe('readImportedDate', () => {
  it.each([
    ['3.4.2021', '2021-04-03'],
    ['4 mars 2021', '2021-03-04'],
    ['4. März 2021', '2021-03-04'],
    ['4 de março de 2021', '2021-03-04'],
    ['4 marca 2021', '2021-03-04'],
    ['4 марта 2021', '2021-03-04'],
    ['2021年3月4日', '2021-03-04'],
    ['May 28, 2024', '2024-05-28'],
    ['28/05/2015', '2015-05-28'],
    ['2024-05-28T10:00:00Z', '2024-05-28'],
    ['2024/05/28/', '2024-05-28'],
    ['2024//', '2024'],
    ['2024-00-00', '2024'],
    ['2024-05-00', '2024-05'],
    ['0987', '0987'],
  ])('reads %s without a language', (text, date) => {
    expect(read(text)).toEqual(whole(date));
  });

  it('reads only the year if day and month cannot be told apart, and says so', () => {
    expect(read('03/04/2024')).toEqual({ value: '2024', partlyReadText: '03/04/2024' });
    expect(read('03/04/2024', 'English')).toEqual({ value: '2024', partlyReadText: '03/04/2024' });
    expect(read('03/04/2024', 'en-GB')).toEqual(whole('2024-04-03'));
  });

  it.each([
    ['2024///Spring', '2024'],
    ['2024/13/05', '2024'],
    ['2023/02/30', '2023-02'],
    ['2024//05', '2024'],
    ['2024-02-31', '2024'],
    ['2024-05-28/2024-06-01', '2024-05-28'],
    ['2023-2024', '2023'],
    ['c. 1890', '1890'],
    ['some day', null],
  ])('names %s, of which not all is read', (text, value) => {
    expect(readImportedDate([text], null).value).toBe(value);
    if (value?.length !== 10) expect(read(text).partlyReadText).toBe(text);
  });

  it('names a CSL date of which not all parts are read', async () => {
    const read = async (parts: unknown[]) => {
      const row = { id: 'a', type: 'book', URL: 'https://a.example/', issued: { 'date-parts': [parts] } };
      const result = await parseImportFile(JSON.stringify([row]), new Date());
      if (!result.ok) throw new Error(result.problem.kind);
      const [source] = await loadAll(result.value.sources);
      return [source?.publishedDate, result.value.reportedItems.map(({ omitted = [] }) => omitted[0]?.text)];
    };
    expect(await read([2024, 13, 5])).toEqual(['2024', ['2024/13/5']]);
    expect(await read(['2024', '05', '28'])).toEqual(['2024-05-28', []]);
    expect(await read([987])).toEqual(['0987', []]);
    expect(await read([2024, 0, 0])).toEqual(['2024', []]);
  });

  it('takes the most exact date of several texts', () => {
    expect(readImportedDate(['2024', '28.05.2024'], null)).toEqual(whole('2024-05-28'));
    expect(readImportedDate(['2024-05', '2023-2024'], null).value).toBe('2024-05');
    expect(readImportedDate(['', '2024'], null)).toEqual(whole('2024'));
    expect(readImportedDate([], null)).toEqual({ value: null, partlyReadText: null });
  });

  it.each([
    ['RIS', 'TY  - JOUR\nTI  - Tides\nUR  - https://a.example/\nDA  - 4 mars 2021\nER  - '],
    ['RIS of EndNote', 'TY  - JOUR\nTI  - Tides\nUR  - https://a.example/\nPY  - 2021\nDA  - 4 mars\nER  - '],
    ['BibLaTeX', '@article{a, title = {Tides}, url = {https://a.example/}, date = {4 mars 2021}}'],
    ['BibTeX', '@article{a, title = {Tides}, url = {https://a.example/}, year = 2021, month = {4~mars}}'],
    ['BibTeX with a day', '@article{a, url = {https://a.example/}, year = 2021, month = mar, day = 4}'],
    ['CSV', 'title,url,date\nTides,https://a.example/,4 mars 2021'],
    ['CSL-JSON', '[{"id":"a","type":"book","URL":"https://a.example/","issued":{"raw":"4 mars 2021"}}]'],
    ['a note', '---\ntitle: Tides\nurl: https://a.example/\npublished: 4 mars 2021\n---\n'],
  ])('reads a date in another language in %s', async (_, text) => {
    const result = await parseImportFile(text, new Date());
    expect(result.ok && (await loadAll(result.value.sources))).toMatchObject([
      { publishedDate: '2021-03-04' },
    ]);
    expect(result.ok && result.value.reportedItems).toEqual([]);
  });
});
