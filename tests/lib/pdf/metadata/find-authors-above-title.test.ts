import { describe, expect, it } from 'vitest';
import { findAuthorsAboveTitle } from '@/lib/pdf/metadata/find-authors-above-title';
import type { Line } from '@/lib/pdf/text/build-lines';

const makeLine = (text: string, index: number): Line => ({
  text,
  mainText: text,
  cells: [{ text, left: 80, right: 300, size: 12 }],
  left: 80,
  right: 300,
  y: 100 + index * 14,
  size: 12,
  font: 'f1',
  isRtl: false,
  hasFootnoteMarker: false,
});

const TEXT = Array.from({ length: 10 }, () => 'The tide of a small port was measured for many years.');
const read = (above: readonly string[], below: readonly string[] = TEXT) =>
  findAuthorsAboveTitle(above.map(makeLine), below.map(makeLine));

describe('findAuthorsAboveTitle', () => {
  it.each([
    ['a name alone', ['Ana Lind'], ['Ana Lind']],
    ['a name after “by”', ['By Per Holm and Mira Berg'], ['Per Holm', 'Mira Berg']],
    [
      'the writer of an essay for a course',
      ['Lind 1', 'Ana Lind', 'Professor Berg', 'English 101', '12 May 2021'],
      ['Ana Lind'],
    ],
    ['two writers', ['Ana Lind', 'Per Holm', 'May 2021'], ['Ana Lind', 'Per Holm']],
  ])('reads %s', (_, above, authors) => {
    expect(read(above)).toEqual(authors);
  });

  it.each([
    ['the name of a company', ['Lind & Holm']],
    ['the name of a newspaper', ['Harbour Weekly']],
    ['a banner beside a name', ['ORIGINAL RESEARCH', 'Ana Lind']],
    ['the name of a journal', ['Journal of Tides', '12 May 2021']],
    ['nothing', []],
  ])('takes %s for no author', (_, above) => {
    expect(read(above)).toEqual([]);
  });

  it('takes the name on the cover of a report for no author', () => {
    expect(read(['Harbour Morgan'], ['March 2022'])).toEqual([]);
  });
});
