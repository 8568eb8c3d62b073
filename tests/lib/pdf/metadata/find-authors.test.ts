import { describe, expect, it } from 'vitest';
import { findAuthors } from '@/lib/pdf/metadata/find-authors';
import type { Line } from '@/lib/pdf/text/build-lines';

const makeLine = (text: string, index: number): Line => ({
  text,
  mainText: text,
  cells: [{ text, left: 80, right: 300, size: 10 }],
  left: 80,
  right: 300,
  y: 100 + index * 14,
  size: 10,
  font: 'f1',
  isRtl: false,
  hasFootnoteMarker: false,
});

const readAuthors = (lines: readonly string[]) =>
  findAuthors(lines.map(makeLine), { info: new Map(), xmp: new Map() })[0]?.value;

describe('findAuthors', () => {
  it.each([
    [
      'Japanese',
      [
        '田中 由紀',
        '港湾事務所は1998年に潮位を測定し、管理人は戦争以来',
        'だれも開いていない本に水の高さを書き込んだ。',
      ],
      ['田中 由紀'],
    ],
    ['Chinese', ['王伟，李娜', '本文研究了海港中潮流的变化及其原因和影响，提出了方法。'], ['王伟', '李娜']],
  ])('does not take a %s text for names', (_, lines, authors) => {
    expect(readAuthors(lines)).toEqual(authors);
  });

  it.each([
    ['JANE DOE, LI WU, B. MA, IAN McDONALD', ['Jane Doe', 'Li Wu', 'B. Ma', 'Ian McDonald']],
    ['ANA DE LIND, PER van HOLM, MARY O’NEIL', ['Ana de Lind', 'Per van Holm', 'Mary O’Neil']],
    ['JANE DOE, TU Somewhere, Norland', ['Jane Doe']],
    ['Jane Doe, Li Wu and IAN HOLM', ['Jane Doe', 'Li Wu', 'Ian Holm']],
  ])('reads the names in capitals of %s', (line, authors) => {
    expect(readAuthors([line])).toEqual(authors);
  });

  it.each([
    [
      'Arabic names with an affiliation',
      ['محمد بن أحمد الزهراني، فاطمة علي حسن', 'جامعة الملك سعود، الرياض'],
      ['محمد بن أحمد الزهراني', 'فاطمة علي حسن'],
    ],
    [
      'Arabic names with both forms of “and”',
      ['د. محمد الزهراني و فاطمة حسن وعلي منصور', 'قسم علوم البحار، جامعة القاهرة'],
      ['محمد الزهراني', 'فاطمة حسن', 'علي منصور'],
    ],
    ['an Arabic name that begins as “and” does', ['إعداد: أحمد وليد حسن'], ['أحمد وليد حسن']],
    [
      'Hebrew names',
      ['ד"ר דוד כהן, שרה לוי ויוסף מזרחי', 'האוניברסיטה העברית בירושלים'],
      ['דוד כהן', 'שרה לוי', 'יוסף מזרחי'],
    ],
    ['a Hebrew byline', ['מאת ורד לוי', 'תקציר', 'דוד כהן'], ['ורד לוי']],
    ['no subtitle', ['دراسة مقارنة', 'סקירה היסטורית'], undefined],
    ['no Hebrew text', ['משרד הנמל מדד את הגאות מדי שעה במשך אחת עשרה שנים', 'שרה לוי'], undefined],
    ['no Arabic text', ['قاس مكتب الميناء المد كل ساعة لمدة أحد عشر عاما', 'علي منصور'], undefined],
  ])('reads %s', (_, lines, authors) => {
    expect(readAuthors(lines)).toEqual(authors);
  });

  it.each([
    [
      'numbered names of a conference',
      ['1st Ravi Iyer', '2nd Mira Holm', 'Dept. of Tides', 'Univ. of Northport'],
      ['Ravi Iyer', 'Mira Holm'],
    ],
    [
      'a name that is divided before its article',
      ['Li Na, Siobhán O’Neill, and Abd', 'al-Rahman Haddad'],
      ['Li Na', 'Siobhán O’Neill', 'Abd al-Rahman Haddad'],
    ],
    ['the writer before the photographer', ['Words by Noah Silva Photographs by Aiko Park'], ['Noah Silva']],
    [
      'the writer above two photographers, one of them with a particle',
      ['Ana Lind', 'Photographs by Per Holm and Jan von Berg'],
      ['Ana Lind'],
    ],
    ['the writer after the illustrator', ['Illustrated by Per Holm, written by Ana Lind'], ['Ana Lind']],
    [
      'the writer after two other credits',
      ['Photos by Per Holm, illustrations by Mira Berg and text by Ana Lind'],
      ['Ana Lind'],
    ],
    ['names of one word twice', ['Ahmed Ahmed', 'Yang Yang'], ['Ahmed Ahmed', 'Yang Yang']],
    ['no number of a sheet', ['Exercise Sheet 2', 'Prof. Mira Holm'], ['Mira Holm']],
    [
      'no towns that are the same for several names',
      ['Ana Lind, Per Holm', 'Northport, Norland Northport, Norland'],
      ['Ana Lind', 'Per Holm'],
    ],
  ])('reads %s', (_, lines, authors) => {
    expect(readAuthors(lines)).toEqual(authors);
  });

  it('reads no towns below affiliations in smaller letters', () => {
    const lines = ['Ana Lind, Per Holm', 'Univ. of Tides, Univ. of Ports', 'Oslo, Norway Lund, Sweden'];
    const sized = lines.map(makeLine).map((line, index) => ({ ...line, size: index === 0 ? 11 : 9 }));
    expect(findAuthors(sized, { info: new Map(), xmp: new Map() })[0]?.value).toEqual([
      'Ana Lind',
      'Per Holm',
    ]);
  });

  it('reads names beside affiliations in smaller letters', () => {
    const rows = [
      ['Ana Lind', 'University of Tides, Department of Water'],
      ['Per Holm', 'University of Ports, Department of Ships'],
    ].map(([name = '', place = ''], index) => ({
      ...makeLine(`${name} ${place}`, index),
      // The size of a row is that of most of its letters.
      size: index === 0 ? 11 : 8,
      cells: [
        { text: name, left: 80, right: 130, size: 11 },
        { text: place, left: 200, right: 400, size: 8 },
      ],
    }));
    expect(findAuthors(rows, { info: new Map(), xmp: new Map() })[0]?.value).toEqual([
      'Ana Lind',
      'Per Holm',
    ]);
  });

  it('reads a name below an affiliation in larger letters', () => {
    const lines = ['Ana Lind', 'Univ. of Tides', 'Per Holm', 'Univ. of Ports'].map(makeLine);
    const sized = lines.map((line, index) => ({ ...line, size: index === 2 ? 12 : 11 }));
    expect(findAuthors(sized, { info: new Map(), xmp: new Map() })[0]?.value).toEqual([
      'Ana Lind',
      'Per Holm',
    ]);
  });

  it('reads Japanese names with a dot between them, and ends before the abstract', () => {
    expect(readAuthors(['山田太郎・佐藤花子', '東京海洋大学', '要旨', '鈴木一郎'])).toEqual([
      '山田太郎',
      '佐藤花子',
    ]);
  });

  it('reads both names after “Prepared by”', () => {
    expect(readAuthors(['Prepared by Maria Rossi, Ahmed Hassan'])).toEqual(['Maria Rossi', 'Ahmed Hassan']);
  });
});
