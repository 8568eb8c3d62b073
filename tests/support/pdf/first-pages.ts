import { breakLines, createPageWriter, type Style } from './page-writer.ts';
import { createRandom, makeParagraph } from './words.ts';

/** The start of a document, and the metadata that should be read from it. */
export type FirstPage = {
  id: string;
  info: Record<string, string>;
  lines: readonly { text: string; style: Style; gap?: number; isCentered?: boolean }[];
  /** Lines at the top of the second page. */
  secondPage?: readonly string[];
  title: string;
  authors: readonly string[];
  doi?: string;
  arxiv?: string;
  date?: string;
  venue?: string;
  /** Other identifiers that are printed. */
  identifiers?: Record<string, string>;
  /** Volume, issue and pages, where they are printed. */
  facts?: Record<string, string>;
  type?: string;
};

const TITLE: Style = { font: 'Times-Bold', size: 18 };
const NAMES: Style = { font: 'Times-Roman', size: 11 };
const BODY: Style = { font: 'Times-Roman', size: 10 };
const SMALL: Style = { font: 'Times-Roman', size: 8 };
const ITALIC: Style = { font: 'Times-Italic', size: 9 };
const SANS: Style = { font: 'Helvetica', size: 9 };

const center = (text: string, style: Style, gap = 0) => ({ text, style, gap, isCentered: true });
const left = (text: string, style: Style, gap = 0) => ({ text, style, gap });

/** Starts of papers as several publishers print them. */
export const FIRST_PAGES: readonly FirstPage[] = [
  {
    id: 'names in capitals before short names of institutions',
    info: {},
    lines: [
      left('On the Limits of Tidal Expansion', TITLE),
      left('ANA LIND, TU Nowhere, Germany', NAMES, 6),
      left('PER KUMAR HOLM, IIT Elsewhere, India', NAMES),
      left('CHLO´E BERG, Ecole des Mar´ees, France', NAMES),
      left('Abstract. The tide of a small port was measured for a hundred years.', BODY, 10),
    ],
    title: 'On the Limits of Tidal Expansion',
    authors: ['Ana Lind', 'Per Kumar Holm', 'Chloé Berg'],
  },
  {
    id: 'names that are divided between lines, and an Italian institute',
    info: {},
    lines: [
      center('Search for Rare Tides With All Data of the Harbour', TITLE),
      center('Ana Lind, Per Holm, Mira Berg, Os-', NAMES, 6),
      center('kar Dahl, Jean-', NAMES),
      center('Luc Voss and Ida Moe', NAMES),
      center('Istituto di Maree, Roma, Italy', ITALIC),
    ],
    title: 'Search for Rare Tides With All Data of the Harbour',
    authors: ['Ana Lind', 'Per Holm', 'Mira Berg', 'Oskar Dahl', 'Jean-Luc Voss', 'Ida Moe'],
  },
  {
    id: 'e-mail addresses and affiliations',
    info: { Title: 'untitled' },
    lines: [
      center('Sediment Transport Under Rare Storms', TITLE),
      center('Ana Lind*, Per Holm and Mira Berg', NAMES, 6),
      center('Department of Geography, University of Nowhere, Oslo, Norway', ITALIC),
      center('{ana,per}@nowhere.example, mira.berg@elsewhere.example', SMALL),
      center('*Corresponding author: ana@nowhere.example', SMALL),
    ],
    title: 'Sediment Transport Under Rare Storms',
    authors: ['Ana Lind', 'Per Holm', 'Mira Berg'],
  },
  {
    id: 'degrees, a file name as title and a citation line',
    info: { Title: 'Microsoft Word – final_v3.docx', Author: 'Windows User' },
    lines: [
      left('ORIGINAL RESEARCH', SANS),
      left('Effect of Tidal Exposure on Harbour Workers: A Trial', { font: 'Helvetica-Bold', size: 16 }),
      left('Ana Lind, MD, PhD; Per Holm, MSc; Mira Berg, MBBS; for the TIDE Investigators', SANS, 4),
      left('Tidal Med. 2021;325(12):1234-1245. doi:10.1001/tide.2021.12345', SMALL),
    ],
    title: 'Effect of Tidal Exposure on Harbour Workers: A Trial',
    authors: ['Ana Lind', 'Per Holm', 'Mira Berg'],
    doi: '10.1001/tide.2021.12345',
    date: '2021',
    venue: 'Tidal Med.',
    facts: { volume: '325', issue: '12', pages: '1234–1245' },
  },
  {
    id: 'dates above the authors',
    info: {},
    lines: [
      left('Article', { font: 'Helvetica-Bold', size: 26 }),
      left('A global map of tidal harbours', { font: 'Helvetica-Bold', size: 20 }, 8),
      left('https://doi.org/10.1038/s41586-020-1234-5', SMALL),
      left('Received: 3 June 2019', SMALL),
      left('Published online: 4 March 2020', SMALL),
      left('Ana Lind1,2, Per Holm3, Mira Berg1 & Jonas Novák2', { font: 'Helvetica-Bold', size: 10 }, 4),
    ],
    title: 'A global map of tidal harbours',
    authors: ['Ana Lind', 'Per Holm', 'Mira Berg', 'Jonas Novák'],
    doi: '10.1038/s41586-020-1234-5',
    date: '2020-03-04',
  },
  {
    id: 'marks between the names',
    info: {},
    lines: [
      left('Electronic copy available at: https://ssrn.com/abstract=3456789', SMALL),
      center('Harbour Prices and Public Trust', TITLE),
      center('Ana Lind† Per Holm‡', NAMES, 8),
      center('June 2020', NAMES),
    ],
    title: 'Harbour Prices and Public Trust',
    authors: ['Ana Lind', 'Per Holm'],
    date: '2020-06',
    identifiers: { ssrn: '3456789' },
  },
  {
    id: 'a stamp above the title',
    info: {},
    lines: [
      left('arXiv:hep-th/9901001v3 29 Sep 1999', SMALL),
      center('Strings in a Tidal Background', TITLE),
      center('Per Holm', NAMES, 8),
    ],
    title: 'Strings in a Tidal Background',
    authors: ['Per Holm'],
    arxiv: 'hep-th/9901001',
    date: '1999-09-29',
  },
  {
    id: 'letters for affiliations and a journal above the title',
    info: {},
    lines: [
      center('Journal of Tides 14 (2022) 112-130', SMALL),
      center('Contents lists available at ScienceDirect', SMALL),
      center('Journal of Tides', { font: 'Times-Roman', size: 16 }),
      left('The slow recovery of shallow harbours', { font: 'Times-Roman', size: 14 }, 10),
      left('A.B. Lind a, P. Holm a,b, M. van der Berg b', NAMES),
      left('a University of Nowhere, Norway', SMALL),
    ],
    title: 'The slow recovery of shallow harbours',
    authors: ['A.B. Lind', 'P. Holm', 'M. van der Berg'],
    venue: 'Journal of Tides',
    facts: { volume: '14', pages: '112–130' },
  },
  {
    id: 'a title page with a subtitle',
    info: { Title: 'thesis.dvi' },
    lines: [
      center('University of Nowhere', { font: 'Times-Roman', size: 14 }),
      center('A Dissertation on Harbours', { font: 'Times-Bold', size: 24 }, 60),
      center('How Tides Are Counted', { font: 'Times-Roman', size: 16 }),
      center('by', NAMES, 30),
      center('Ana Lind', { font: 'Times-Roman', size: 14 }),
      center('May 2019', NAMES, 40),
    ],
    title: 'A Dissertation on Harbours',
    authors: ['Ana Lind'],
    date: '2019-05',
  },
  {
    id: 'Spanish names and a Spanish affiliation',
    info: {},
    lines: [
      center('Medición de las mareas en puertos pequeños', TITLE),
      center('Lucía García López y Tomás Muñoz', NAMES, 8),
      center('Universidad de Ninguna Parte, España', SMALL),
    ],
    title: 'Medición de las mareas en puertos pequeños',
    authors: ['Lucía García López', 'Tomás Muñoz'],
  },
  {
    id: 'names in capital letters',
    info: {},
    lines: [
      center('MEASURING THE TIDES OF SMALL HARBOURS', { font: 'Times-Bold', size: 14 }),
      center('ANA LIND, PER HOLM, AND MIRA BERG', NAMES, 6),
    ],
    title: 'Measuring the tides of small harbours',
    authors: ['Ana Lind', 'Per Holm', 'Mira Berg'],
  },
  {
    id: 'the numbers of PubMed below a running head',
    info: {},
    lines: [
      left('HARBOUR MEDICINE, VOL. 8, NO. 2, PP. 77–91, MAY 2018', SMALL),
      center('Sleep and Noise in Small Harbours', TITLE, 6),
      center('Ana Lind and Per Holm', NAMES, 6),
      left('PMID: 31234567   PMCID: PMC6789012', SMALL, 8),
    ],
    title: 'Sleep and Noise in Small Harbours',
    authors: ['Ana Lind', 'Per Holm'],
    date: '2018-05',
    venue: 'Harbour Medicine',
    identifiers: { pmid: '31234567', pmcid: 'PMC6789012' },
    facts: { volume: '8', issue: '2', pages: '77–91' },
  },
  {
    id: 'an ISBN on the second page',
    info: {},
    lines: [
      center('A Handbook of Quiet Harbours', { font: 'Times-Bold', size: 24 }, 60),
      center('Mira Berg', { font: 'Times-Roman', size: 14 }, 20),
    ],
    secondPage: ['ISBN 978-0-306-40615-7 (print)', 'eISBN 978-0-306-40616-4'],
    title: 'A Handbook of Quiet Harbours',
    authors: ['Mira Berg'],
    identifiers: { isbn: '9780306406157' },
  },
];

/** Makes a PDF that begins with these lines, followed by invented paragraphs. */
export async function makeFirstPagePdf({ info, lines, secondPage }: FirstPage): Promise<Buffer> {
  const random = createRandom(21);
  const writer = createPageWriter({ info });
  writer.addPage();
  let y = 50;
  for (const { text, style, gap = 0, isCentered } of lines) {
    y += gap;
    for (const line of breakLines(writer, text, style, 470)) {
      y += style.size * 1.25;
      if (isCentered) writer.writeCentered(line, y, style);
      else writer.writeLine(line, 70, y, style);
    }
  }
  if (secondPage) writer.addPage();
  y = secondPage ? 70 : y + 30;
  for (const line of secondPage ?? []) {
    writer.writeLine(line, 70, y, SMALL);
    y += 14;
  }
  for (let paragraph = 0; paragraph < 9; paragraph += 1) {
    for (const line of breakLines(writer, makeParagraph(random), BODY, 470)) {
      if (y > 730) {
        writer.addPage();
        y = 70;
      }
      writer.writeLine(line, 70, y, BODY);
      y += 12;
    }
    y += 8;
  }
  return writer.finish();
}
