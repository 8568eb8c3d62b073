import { describe, expect, it } from 'vitest';
import {
  formatNameInReadingOrder,
  isLikelyPersonName,
  parseNames,
} from '@/lib/extract/fields/authors/person-names';

describe('parseNames', () => {
  it.each([
    ['By Ana Lind', ['Ana Lind']],
    ['Written by Ana Lind and Per Holm', ['Ana Lind', 'Per Holm']],
    ['Ana Lind, Per Holm, and Chidi Okoye', ['Ana Lind', 'Per Holm', 'Chidi Okoye']],
    ['Von Ana Lind und Per Holm', ['Ana Lind', 'Per Holm']],
    ['Par Ana Lind et Per Holm', ['Ana Lind', 'Per Holm']],
    ['Por Ana Lind y Per Holm', ['Ana Lind']],
    ['By Ana Lind, Senior Editor', ['Ana Lind']],
    ['Ana Lind, PhD', ['Ana Lind']],
    ['By Ana Lind | May 28, 2024', ['Ana Lind']],
    ['By Ana Lind on May 28, 2024', ['Ana Lind']],
    ['Ana Lind <ana@harbour.example>', ['Ana Lind']],
    ['Ana Lind (Harbour Light)', ['Ana Lind']],
    ['Author: Ana Lind', ['Ana Lind']],
    ['作者：田中太郎', ['田中太郎']],
    ['Ana Lind; Ana Lind', ['Ana Lind']],
    ['View all posts by Ana Lind', ['Ana Lind']],
    ['About Ana Lind', ['Ana Lind']],
    ['Interview by Ana Lind', ['Ana Lind']],
    ['2025Ana Lind, Per Holm', ['Ana Lind', 'Per Holm']],
    ['Sat, 20 Dec', []],
    ['Sign in', []],
    ['admin', []],
    ['Staff', []],
    ['Share', []],
    ['5 min read', []],
    ['Ana Lind, Sr. Director of Harbours - 10+ Years in the Shipping Industry', ['Ana Lind']],
    ['Ana Lind, Facebook', ['Ana Lind']],
    ['My Harbour Guide, LLC', ['My Harbour Guide LLC']],
    ['Harbour.net', []],
    ['Autor/in: Ana Lind', ['Ana Lind']],
    ['Eingestellt von Ana Lind', ['Ana Lind']],
    ['Zeige alle Beiträge von Ana Lind', ['Ana Lind']],
    ['Publié par Ana Lind', ['Ana Lind']],
    ['Ana Lind Stand: 12. Mai 2024', ['Ana Lind']],
    ['Ana Lind Ana Lind', ['Ana Lind']],
    ['Zur Artikelübersicht', []],
    ['zur Mühlen', ['zur Mühlen']],
    ['Ahmed Ahmed', ['Ahmed Ahmed']],
    ['Ana Stand', ['Ana Stand']],
    ['wordpressadmin', []],
    ['CC-BY 4.0', []],
    ['', []],
  ])('parses %j as %j', (text, names) => {
    expect(parseNames(text).slice(0, names.length || undefined)).toEqual(names);
  });
});

describe('formatNameInReadingOrder', () => {
  it('converts catalogue order to reading order', () => {
    expect(
      ['Hinton, Geoffrey E.', 'Ana Lind', 'King, Martin, Jr.', 'Holm, PhD'].map(formatNameInReadingOrder),
    ).toEqual(['Geoffrey E. Hinton', 'Ana Lind', 'Martin King, Jr.', 'Holm, PhD']);
  });
});

describe('isLikelyPersonName', () => {
  it('recognises the name of a person by its capitalised words', () => {
    const texts = [
      'Ana Lind',
      'Ludwig van Beethoven',
      "Siobhán O'Brien",
      '田中太郎',
      'read more',
      'The',
      'how to read a gauge',
    ];

    expect(texts.map(isLikelyPersonName)).toEqual([true, true, true, true, false, false, false]);
  });
});
