import { describe, expect, it } from 'vitest';
import { restoreLetters } from '@/lib/pdf/restore-letters';

const makeRun = (text: string, font = 'f1') => ({
  text,
  x: 0,
  y: 0,
  width: 100,
  size: 10,
  font,
  isRtl: false,
});
const readTexts = (...runs: ReturnType<typeof makeRun>[]) => restoreLetters(runs).map(({ text }) => text);

describe('restoreLetters', () => {
  it('restores Cyrillic letters whose codes were taken for those of Latin-1', () => {
    expect(
      readTexts(
        makeRun('Èçìåðåíèå ïðèëèâíûõ òå÷åíèé â ñåâåðíûõ ãàâàíÿõ', 'f2'),
        makeRun('Íèêòî íå îòêðûâàë ýòè êíèãè ñî âðåì¼í âîéíû'),
        makeRun('LaTeX 2020', 'f3'),
      ),
    ).toEqual([
      'Измерение приливных течений в северных гаванях',
      'Никто не открывал эти книги со времён войны',
      'LaTeX 2020',
    ]);
  });

  it.each([
    'L’été à Évry, où l’élève épelait déjà « œuvre » et « L’Haÿ-les-Roses » à l’école.',
    'Þórður Ægir Óðinsson úr Öræfum á Íslandi fór út á sjó.',
    'Çiçek, öğrenci, ütü, ölçü, şöyle böyle çözüm üzerine görüş',
  ])('leaves “%s” as it is', (text) => {
    expect(readTexts(makeRun(text))).toEqual([text]);
  });

  it('restores the ß of a German text', () => {
    expect(readTexts(makeRun('Die groÿen Häfen müssen öffnen.'))).toEqual([
      'Die großen Häfen müssen öffnen.',
    ]);
  });
});

const decode = (encoding: string, text: string) => {
  const byteByLetter = new Map(
    Array.from({ length: 256 }, (_, byte) => [
      new TextDecoder(encoding).decode(new Uint8Array([byte])),
      byte,
    ]),
  );
  return Array.from(text, (letter) => String.fromCharCode(byteByLetter.get(letter) ?? 63)).join('');
};

it.each([
  [
    'windows-1253',
    'το γραφείο του λιμανιού μέτρησε την παλίρροια κάθε ώρα και ο φύλακας έγραψε το ύψος του νερού',
  ],
  ['windows-1255', 'משרד הנמל מדד את הגאות מדי שעה במשך אחת עשרה שנים ושומר הנמל רשם את גובה המים בספר'],
  ['koi8-r', 'Портовое управление измеряло прилив каждый час и смотритель записывал высоту воды в книгу'],
])('leaves a text whose letters have the codes of %s', (encoding, text) => {
  const shown = decode(encoding, text);
  expect(readTexts(makeRun(shown))).toEqual([shown]);
});

it('restores a text whose letters have the codes of Windows-1251', () => {
  const text =
    'Пристанищната служба измерваше прилива всеки час и пазачът записваше височината на водата в книга';
  expect(readTexts(makeRun(decode('windows-1251', text)))).toEqual([text]);
});

it.each([
  'Eugène Ysaÿe spielte in Zürich, und die Hörer müssen geklatscht haben.',
  'Pierre Louÿs schrieb über Städte, die grösser waren.',
])('leaves the names of “%s”', (text) => {
  expect(readTexts(makeRun(text))).toEqual([text]);
});
