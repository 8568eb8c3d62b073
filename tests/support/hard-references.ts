import type { Source } from '@/lib/record/schema/source';
import { SUBTYPES } from '@/lib/record/vocabulary';
import { makeSource } from './make-sources';

// Invented people and organisations whose names are hard to split, sort or escape.
const PEOPLE = [
  'Ludwig van der Hoek',
  'Berg, Anna van den',
  'María José de la Cruz Ortega',
  'García Almansa, Gabriel',
  'Martin L. Price Jr.',
  'Henry Ashdown III',
  'Okonkwo, Jr., Samuel',
  'Jean-Luc d’Orbigny-Vasseur',
  'Özge Çağlar-Şimşek',
  'Nguyễn Thị Minh Ánh',
  'Łukasz Żółkiewski',
  'Þórdís Ægisdóttir',
  'Dvořáčková, Ľubica',
  'Muhammad ibn Yusuf al-Farghani',
  'O’Shaughnessy, Siobhán',
  'Robert De Leo',
  'Guus ’t Hart',
  'J. R. R. Whitlock',
  'X. Æ. Thornbury',
  'Ana Paula dos Santos e Silva',
  '李 小明',
  '佐藤 花子',
  'Βασίλης Παπαδόπουλος',
  'Ольга Ивановна Щербакова',
  'שרה כהן',
  'ليلى حداد',
  'Anders Ångström-Å',
  'Müller-Lüdenscheidt, Jörg',
];
const ORGANISATIONS = [
  'World Harbour Organization',
  'Research and Development',
  'R&D 100% Labs',
  'The Quarry',
  'OpenWeights',
  'Institut für Küsten_forschung',
  'Ministry of Salt, Spices and Sugar',
  'Group {42}',
  '海洋研究所',
  'Plato',
];
const AUTHORS = [...PEOPLE, ...ORGANISATIONS];

const TITLES = [
  'On the Origin of Tidal Models',
  '50% of R&D: $x_1$ and #1 in {braces}',
  'C:\\temp\\new — a “quoted” title',
  'Does it scale? ~ Yes ^ no',
  'Über die Grenzen der Vorhersage',
  'L’été à la plage : une étude',
  '人工智能与社会',
  'Что делать с данными?',
  'مستقبل القراءة',
  'A title, with commas; semicolons: and colons',
  'Title ending in a backslash \\',
  'H₂O and CO₂ in 10⁻³ steps',
  '"Straight" and \'single\' quotes',
  '<b>Not bold</b> & &amp; entities',
  '=SUM(A1:A9) is not a formula',
  '- a dash first',
  'and and and',
  'Emoji 🧪 in the lab',
  'of',
  '[Brackets](and links) *stars* _under_',
];
const DATES = ['2024', '2024-05', '2024-05-28', null, '1999-12-31', '0987', '2000-02-29', '1850-01'];
const VENUES = [
  'Journal of Tides & Currents',
  'The Harbour Times',
  'Überblick_Verlag',
  null,
  '自然报',
  'B.O.A.T., Inc.',
];
const URLS = [
  'https://example.org/a_b%20c/(d)?q=1&r=2#top',
  'https://example.org/path/ü',
  'http://sub.example.net:8080/~user/{id}',
  'https://example.org/plain',
];
const IDENTIFIERS = [
  { doi: '10.1000/abc_(1999)12:3<4::AID-X>5.0.CO;2-#' },
  { arxiv: '2212.08073v2' },
  { arxiv: 'hep-th/9901001', doi: '10.48550/x_y' },
  { isbn: '9780306406157' },
  { pmid: '12345678', pmcid: 'PMC1234567' },
  {},
];

const pick = <T>(values: readonly T[], index: number): T => {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('the list is empty');
  return value;
};

const subtypes = Object.entries(SUBTYPES);

/** 300 invented references with hard names, titles, dates and identifiers. Every value is combined with many others. */
export const HARD_REFERENCES: readonly Source[] = Array.from({ length: 300 }, (_, index) => {
  const [subtype, type] = pick(subtypes, index);
  const { identifiers } = makeSource();
  return makeSource({
    title: pick(TITLES, index * 7),
    authors: Array.from({ length: index % 5 }, (_author, position) =>
      pick(AUTHORS, index * 3 + position * 5),
    ),
    publishedDate: pick(DATES, index * 3),
    siteName: pick(VENUES, index * 5),
    url: `${pick(URLS, index)}${index % 2 === 0 ? '' : `&n=${index}`}`,
    type,
    subtype: index % 4 === 0 ? null : subtype,
    identifiers: { ...identifiers, ...pick(IDENTIFIERS, index) },
    language: pick(['en-US', 'de', null, 'pt-BR', 'zh-Hans'], index),
    tags: pick([[], ['ai-safety'], ['tides', 'c-plus-plus']], index),
    abstract: pick([null, 'One paragraph.\n\nAnd 100% of a second_one.'], index),
    summary: pick([null, 'Says {little} & *much*.', 'Line one\nLine two'], index),
  });
});
