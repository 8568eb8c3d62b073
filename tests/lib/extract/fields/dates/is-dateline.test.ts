import { describe, expect, it } from 'vitest';
import { findWrittenDate } from '@/lib/base/parse-date';
import { isDateline } from '@/lib/extract/fields/dates/is-dateline';

function checkDateline(line: string): boolean {
  const date = findWrittenDate(line, 'en-GB');
  if (!date) throw new Error(`There is no date in "${line}".`);
  return isDateline(line, date);
}

describe('isDateline', () => {
  it.each([
    'May 28, 2024',
    'May 28, 2024.',
    'By Ana Lind, Senior Editor | May 28, 2024 | 5 min read',
    'Posted by Ana Lind on May 28, 2024.',
    'This article was first published on 28 May 2024.',
    'analind May 28, 2024',
    'Ana Lind · 28 May 2024 at 7:15 p.m. · 12 comments',
    'LONDON, May 28, 2024 — The harbour board says that it has found the money.',
    'Veröffentlicht am 28. Mai 2024 von Ana Lind',
    'Von Ana Lind, 28. Mai 2024, 17:30 Uhr',
    'Publié le 28 mai 2024 à 17h30',
    'Publicado el 28 de mayo de 2024 por Ana Lind',
    'Pubblicato il 28 maggio 2024 alle ore 12:00',
    'Publicado em 28 de maio de 2024 às 10h',
    'Geplaatst op 28 mei 2024 door Ana Lind',
    'Opublikowano 28 maja 2024 przez Ana Lind',
    'Опубликовано 28 мая 2024 года',
    '公開日：2024年5月28日',
    '2024年5月28日 10:00 港日報',
    '2024年5月28日 来源：港报',
  ])('accepts the dateline %s', (line) => {
    expect(checkDateline(line)).toBe(true);
  });

  it.each([
    'Join us on 12 June 2026 at the old hall.',
    'The treaty of 8 May 1945 ended the war, and the harbour was rebuilt.',
    'On March 11, 2011, an earthquake struck.',
    'Born May 5, 1820.',
    'World War Two ended on 8 May 1945',
    'Der Vertrag vom 8. Mai 1945 beendete den Krieg',
    'Le traité du 8 mai 1945 a mis fin à la guerre',
    'El tratado del 8 de mayo de 1945 puso fin a la guerra',
    'Il trattato dell’8 maggio 1945 mise fine alla guerra: 8 maggio 1945',
    'O tratado de 8 de maio de 1945 acabou com a guerra',
    'Het verdrag van 8 mei 1945 beëindigde de oorlog',
    'Traktat z 8 maja 1945 zakończył wojnę',
    'Договор от 8 мая 1945 года закончил войну',
    '1945年5月8日に戦争は終わった',
    '2011年3月11日，日本发生地震',
  ])('rejects the sentence %s', (line) => {
    expect(checkDateline(line)).toBe(false);
  });
});
