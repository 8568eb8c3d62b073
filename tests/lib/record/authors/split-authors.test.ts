import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAuthorsShort } from '@/lib/record/authors/format-authors';
import {
  getAuthorText,
  isOrganisationName,
  toggleOrganisation,
} from '@/lib/record/authors/organisation-braces';
import { splitAuthors } from '@/lib/record/authors/split-authors';

describe('splitAuthors', () => {
  it.each([
    ['Ada Lovelace, Charles Babbage, Grace Hopper', ['Ada Lovelace', 'Charles Babbage', 'Grace Hopper']],
    ['Ada Lovelace and Charles Babbage', ['Ada Lovelace', 'Charles Babbage']],
    ['Ada Lovelace, Charles Babbage and Grace Hopper', ['Ada Lovelace', 'Charles Babbage', 'Grace Hopper']],
    ['Ada Lovelace, Charles Babbage, and Grace Hopper', ['Ada Lovelace', 'Charles Babbage', 'Grace Hopper']],
    ['Ada Lovelace & Charles Babbage', ['Ada Lovelace', 'Charles Babbage']],
    ['Ada Lovelace; Charles Babbage', ['Ada Lovelace', 'Charles Babbage']],
    ['Ada Lovelace\nCharles Babbage\r\nGrace Hopper', ['Ada Lovelace', 'Charles Babbage', 'Grace Hopper']],
    ['Ada Lovelace, Charles Babbage', ['Ada Lovelace', 'Charles Babbage']],
    ['Bai, Kundu and Jones', ['Bai', 'Kundu', 'Jones']],
    ['Bai, Kundu, Jones', ['Bai', 'Kundu', 'Jones']],
    ['Lovelace, Ada; Babbage, Charles', ['Lovelace, Ada', 'Babbage, Charles']],
    ['Lovelace, Ada and Babbage, Charles', ['Lovelace, Ada', 'Babbage, Charles']],
    ['Smith, J., Doe, A. B.', ['Smith, J.', 'Doe, A. B.']],
    ['Smith, J. and Doe, A.', ['Smith, J.', 'Doe, A.']],
    ['Lovelace, Ada, and Charles Babbage', ['Lovelace, Ada', 'Charles Babbage']],
    ['Jane Doe, John Roe and Ann Poe', ['Jane Doe', 'John Roe', 'Ann Poe']],
    ['Ada Lovelace | Charles Babbage', ['Ada Lovelace', 'Charles Babbage']],
    ['Ada Lovelace · Charles Babbage • Grace Hopper', ['Ada Lovelace', 'Charles Babbage', 'Grace Hopper']],
    ['Ada Lovelace\tCharles Babbage', ['Ada Lovelace', 'Charles Babbage']],
    ['Sammy Davis, Jr., Frank Sinatra, Dean Martin', ['Sammy Davis, Jr.', 'Frank Sinatra', 'Dean Martin']],
  ])('splits "%s"', (text, names) => {
    expect(splitAuthors(text)).toEqual(names);
  });

  it.each([
    ['Jörg Müller und Ana Lind', ['Jörg Müller', 'Ana Lind']],
    ['Émile Zola et Ana Lind', ['Émile Zola', 'Ana Lind']],
    ['Ana García y Luis Pérez', ['Ana García', 'Luis Pérez']],
    ['Anna Rossi e Luca Bianchi', ['Anna Rossi', 'Luca Bianchi']],
    ['Jan de Vries en Piet Bakker', ['Jan de Vries', 'Piet Bakker']],
    ['Jan Kowalski i Anna Nowak', ['Jan Kowalski', 'Anna Nowak']],
    ['Jan Kowalski oraz Anna Nowak', ['Jan Kowalski', 'Anna Nowak']],
    ['Иван Петров и Анна Иванова', ['Иван Петров', 'Анна Иванова']],
    ['Иванов И. И., Петров П. П.', ['Иванов И. И.', 'Петров П. П.']],
    ['Иванов, И. И., Петров, П. П.', ['Иванов, И. И.', 'Петров, П. П.']],
    ['张伟、李娜', ['张伟', '李娜']],
    ['张伟，李娜；王芳', ['张伟', '李娜', '王芳']],
    ['山田太郎、佐藤花子', ['山田太郎', '佐藤花子']],
    ['田中太郎, 佐藤花子', ['田中太郎', '佐藤花子']],
    ['김철수, 이영희', ['김철수', '이영희']],
    ['محمد علي، سارة حسن', ['محمد علي', 'سارة حسن']],
  ])('splits names of other languages and scripts: "%s"', (text, names) => {
    expect(splitAuthors(text)).toEqual(names);
  });

  it.each([
    ['By Ada Lovelace and Charles Babbage', ['Ada Lovelace', 'Charles Babbage']],
    ['Jane Doe, PhD, John Roe, M.D.', ['Jane Doe', 'John Roe']],
    [
      'Ada Lovelace1, Charles Babbage2,3 and Grace Hopper*',
      ['Ada Lovelace', 'Charles Babbage', 'Grace Hopper'],
    ],
    ['Bai, Kundu, Jones, et al.', ['Bai', 'Kundu', 'Jones']],
    ['Lovelace, Ada, et al.', ['Lovelace, Ada']],
    ['Ada Lovelace et al.', ['Ada Lovelace']],
  ])('removes what is not a name: "%s"', (text, names) => {
    expect(splitAuthors(text)).toEqual(names);
  });

  it('reads more than a thousand names', () => {
    const names = Array.from({ length: 1351 }, (_, index) => `Alexandra Lindqvist ${'ABCDEF'[index % 6]}`);
    expect(splitAuthors(names.join(', '))).toEqual(names);
  });

  it.each([
    'Lovelace, Ada',
    'van den Berg, Jan Peter',
    'García Márquez, Gabriel',
    'Martin Luther King, Jr.',
    'King, Martin Luther, Jr.',
    'Food and Drug Administration',
    'Ministry of Health and Welfare',
    'Institute of Electrical and Electronics Engineers',
    '{Johnson & Johnson, Inc.}',
    'Alexandra Sandberg',
    'José Ortega y Gasset',
    'Artur da Costa e Silva',
    'Antoni Gaudí i Cornet',
    '山田, 太郎',
    'ana99',
  ])('keeps "%s" whole', (name) => {
    expect(splitAuthors(name)).toEqual([name]);
  });

  it('keeps organisations in braces whole among other names', () => {
    expect(splitAuthors('{Barnes and Noble}, Ada Lovelace; {A; B}')).toEqual([
      '{Barnes and Noble}',
      'Ada Lovelace',
      '{A; B}',
    ]);
    expect(splitAuthors('{A; B} and Food and Drug Administration')).toEqual([
      '{A; B}',
      'Food and Drug Administration',
    ]);
    expect(splitAuthors('{Barnes and Noble} and Ada Lovelace')).toEqual([
      '{Barnes and Noble}',
      'Ada Lovelace',
    ]);
  });

  it.each([
    ['Watson, J.D. and Crick, F.H.C.', ['Watson, J.D.', 'Crick, F.H.C.']],
    ['Ritchie, M.D.', ['Ritchie, M.D.']],
    ['Watson, JD, Crick, FHC', ['Watson, JD', 'Crick, FHC']],
    ['Watson, J.D., PhD, Crick, F.H.C., MD', ['Watson, J.D.', 'Crick, F.H.C.']],
    ['Smith, A., Ritchie, MD', ['Smith, A.', 'Ritchie, MD']],
    ['van den Berg, M.D.', ['van den Berg, M.D.']],
    ['Doe, Jane, MD', ['Doe, Jane']],
    ['Jane Doe, PhD, MD', ['Jane Doe']],
    ['Bai, Kundu, Jones, MD', ['Bai', 'Kundu', 'Jones, MD']],
    ['Jane Doe, M.D.', ['Jane Doe']],
    ['García Márquez, J.D.', ['García Márquez, J.D.']],
    ['García Márquez, J.D. and Vargas Llosa, M.D.', ['García Márquez, J.D.', 'Vargas Llosa, M.D.']],
    ['Gómez de la Serna, R.N.; Souza Lima, M. D.', ['Gómez de la Serna, R.N.', 'Souza Lima, M. D.']],
    ['Martín Pérez, M.D.', ['Martín Pérez']],
  ])('removes a degree only after a whole name: "%s"', (text, names) => {
    expect(splitAuthors(text)).toEqual(names);
  });

  it.each([
    [
      'García Márquez, Gabriel José; Vargas Llosa, Mario',
      ['García Márquez, Gabriel José', 'Vargas Llosa, Mario'],
    ],
    ['García Márquez, Gabriel José；Smith, John', ['García Márquez, Gabriel José', 'Smith, John']],
    [
      'Department of Health, Education, and Welfare; Smith, John',
      ['Department of Health, Education, and Welfare', 'Smith, John'],
    ],
    ['Jane Doe, PhD; Smith, John, Jr.; 张伟，李娜', ['Jane Doe', 'Smith, John, Jr.', '张伟', '李娜']],
  ])('keeps names between semicolons whole: "%s"', (text, names) => {
    expect(splitAuthors(text)).toEqual(names);
  });

  it.each([
    'Instituto Nacional de Estadística y Geografía de México',
    'Santiago Ramón y Cajal de la Torre',
    'Consejo de Estudios en Salud',
    'Instituto Nacional de Investigación y Tecnología Agraria y Alimentaria',
    'Министерство науки и высшего образования',
    'Министерство Науки и Высшего Образования',
    'Ministerstwo Nauki i Szkolnictwa Wyższego',
    'Ministère de la Culture et de la Communication',
    'Bundesministerium für Bildung und Forschung',
    'Deutsche Gesellschaft für Chemische Technik und Biotechnologie e. V.',
    'Ministerie van Onderwijs, Cultuur en Wetenschap',
    'Department of Health, Education, and Welfare',
    'Rai News24',
    'Sky TG24',
    '311',
  ])('keeps the name "%s" whole', (name) => {
    expect(splitAuthors(name)).toEqual([name]);
  });

  it.each([
    ['Анна Иванова и Пётр Сидоров', ['Анна Иванова', 'Пётр Сидоров']],
    ['Иванов, И. и Петров, П.', ['Иванов, И.', 'Петров, П.']],
    ['Иванов и Петров', ['Иванов', 'Петров']],
    ['Достоевский и Салтыков-Щедрин', ['Достоевский', 'Салтыков-Щедрин']],
    ['Наука и Жизнь', ['Наука и Жизнь']],
    ['Иванов, Петров и Сидоров', ['Иванов', 'Петров', 'Сидоров']],
    ['Piet Bakker en Jan van den Berg', ['Piet Bakker', 'Jan van den Berg']],
    ['Ada Lovelace AND Charles Babbage', ['Ada Lovelace', 'Charles Babbage']],
    ['Ada Lovelace, Food and Drug Administration', ['Ada Lovelace', 'Food and Drug Administration']],
    ['Rai News24, Sky TG24 and Ada Lovelace', ['Rai News24', 'Sky TG24', 'Ada Lovelace']],
  ])('splits names that contain or adjoin such words: "%s"', (text, names) => {
    expect(splitAuthors(text)).toEqual(names);
  });

  const piece = fc.constantFrom(
    ...['Lovelace', 'Ada', 'Ada Lovelace', 'van den Berg', 'Food', 'Drug Administration', 'Ortega y Gasset'],
    ...[
      'J.',
      'JD',
      'M.D.',
      'PhD',
      'md',
      'Jr.',
      'et al.',
      '1',
      '24',
      '*',
      'Sky TG24',
      'Ana Lind1',
      '李娜',
      '{A; B}',
    ],
  );
  const prefix = fc.constantFrom('', 'by ', 'Written by: ');
  const separator = fc.constantFrom(
    ',',
    ', ',
    '，',
    ' and ',
    ', and ',
    ' y ',
    ' и ',
    ' & ',
    ' ',
    ' | ',
    '\n',
  );
  const joinPieces = (pairs: [string, string][]): string => pairs.flat().join('');

  it('does not change names that it has split', () => {
    fc.assert(
      fc.property(prefix, fc.array(fc.tuple(piece, separator), { maxLength: 8 }), (start, pairs) => {
        const names = splitAuthors(start + joinPieces(pairs));
        expect(names.every((name) => name.trim() === name && name !== '')).toBe(true);
        expect(splitAuthors(names.join('\n'))).toEqual(names);
      }),
      { numRuns: 300 },
    );
  });

  it('does not change names between semicolons that it has split', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(piece, fc.constantFrom(', ', '; ', ' and ', '；')), { maxLength: 8 }),
        (pairs) => {
          const names = splitAuthors(`${joinPieces(pairs)};`);
          expect(splitAuthors(`${names.join('; ')};`)).toEqual(names);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('toggleOrganisation', () => {
  it('adds and removes the braces of an organisation', () => {
    const markedName = toggleOrganisation('World Health Organization');
    expect(markedName).toBe('{World Health Organization}');
    expect(isOrganisationName(markedName)).toBe(true);
    expect(getAuthorText(markedName)).toBe('World Health Organization');
    expect(toggleOrganisation(markedName)).toBe('World Health Organization');
  });
});

describe('formatAuthorsShort', () => {
  it('shortens more than two authors to the first two family names and a count', () => {
    expect(formatAuthorsShort(['Julia Markus', 'Zhao, Wei', ...Array(16).fill('Ada Lovelace')])).toBe(
      'Markus, Zhao +16',
    );
    expect(formatAuthorsShort(['Ada Lovelace', '{Lines and Sons}'])).toBe('Ada Lovelace, Lines and Sons');
    expect(formatAuthorsShort(['Lovelace, Ada', 'Charles Babbage'])).toBe('Lovelace, Ada; Charles Babbage');
    expect(formatAuthorsShort(['', ' '])).toBe('');
  });
});
