import { describe, expect, it } from 'vitest';
import { readMetadata } from '@/lib/pdf/metadata/read-metadata';
import type { FirstPage } from '@/lib/pdf/text/lay-out-pages';

const makePage = (text: string): FirstPage => ({
  height: 800,
  blocks: [{ kind: 'paragraph', text, lines: [], size: 10 }],
  lines: [],
  rows: [],
  removedTexts: [],
  sideTexts: [],
  language: null,
});

const readTitles = (title: string, text: string) =>
  readMetadata([makePage(text)], { info: new Map([['title', title]]), xmp: new Map() }, '', null).title;

describe('the date of a PDF', () => {
  const readDates = (dcDate: string) => {
    const page = { ...makePage('A text.'), lines: [], removedTexts: ['April 2023'] };
    const declaredInfo = {
      info: new Map([['creationdate', 'D:20261130120000Z']]),
      xmp: new Map([['dc:date', dcDate]]),
    };
    return readMetadata([page], declaredInfo, '', null).publishedDate.map(({ value }) => value);
  };

  it('is the declared one', () =>
    expect(readDates('2023-04-05')).toEqual(['2023-04-05', '2023-04', '2026-11-30']));

  it('is the printed one if the declared one is the day on which the file was made', () =>
    expect(readDates('2026-11-30T12:00:00Z')).toEqual(['2023-04', '2026-11-30']));
});

describe('the title of a PDF', () => {
  it('is in the case of its words, and the reader can choose the form in capitals', () => {
    expect(
      readTitles('POLICY OF NATO IN THE NORTH SEA', 'The policy of NATO in the North Sea is old.'),
    ).toEqual([
      { value: 'Policy of NATO in the North Sea', from: 'PDF title' },
      { value: 'POLICY OF NATO IN THE NORTH SEA', from: 'PDF title' },
    ]);
  });

  it('stays in capitals if the text is unusable', () =>
    expect(readTitles('NATO POLICY IN THE USA', 'x1 (cid:4) zz')).toEqual([
      { value: 'NATO POLICY IN THE USA', from: 'PDF title' },
    ]));
});
