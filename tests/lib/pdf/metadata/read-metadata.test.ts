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

it('offers the largest text of a letter after its subject', () => {
  const lines = [
    'Harbour Office',
    'Re: The tide gauge',
    'Dear Mr Lind,',
    'We have read it.',
    'Sincerely,',
    'Ana Holm',
  ].map((text, index) => ({
    text,
    mainText: text,
    cells: [],
    left: 80,
    right: 300,
    y: 80 + index * 40,
    size: index === 0 ? 18 : 10,
    font: 'f1',
    isRtl: false,
    hasFootnoteMarker: false,
  }));
  const page = { ...makePage('We have read it.'), lines };
  const metadata = readMetadata([page], { info: new Map(), xmp: new Map() }, '', null);
  expect(metadata.title.map(({ value }) => value)).toEqual(['The tide gauge', 'Harbour Office']);
  expect(metadata.authors.map(({ value }) => value)).toEqual([['Ana Holm']]);
});

it('reads the ISBN of a running head whose label is far from it', () => {
  const page = { ...makePage('A text.'), removedTexts: ['ISBN | 978-0-306-40615-7'] };
  const { identifiers } = readMetadata([page], { info: new Map(), xmp: new Map() }, '', null);
  expect(identifiers.isbn.map(({ value }) => value)).toEqual(['9780306406157']);
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
