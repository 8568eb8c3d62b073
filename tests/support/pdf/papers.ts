import { type MadePdf, makePaper, type PaperLayout } from './make-paper.ts';

const LAYOUTS: PaperLayout[] = [
  {
    id: 'one-column',
    seed: 1,
    columns: 1,
    authorStyle: 'list',
    arxiv: '2106.01234',
    hasFootnotes: true,
    hasTable: true,
  },
  {
    id: 'two-columns',
    seed: 2,
    columns: 2,
    authorStyle: 'side-by-side',
    authorCount: 5,
    doi: '10.1109/tide.2021.3056789',
    hasFootnotes: true,
    hasTable: true,
    head: (page) =>
      page % 2
        ? 'IEEE TRANSACTIONS ON TIDES, VOL. 12, NO. 3, MARCH 2021'
        : 'LIND et al.: MEASURING TIDAL CURRENTS',
  },
  {
    id: 'three-columns',
    seed: 3,
    columns: 3,
    authorStyle: 'lines',
    authorCount: 2,
    body: { font: 'Times-Roman', size: 9, leading: 11 },
  },
  {
    id: 'narrow-gutter',
    seed: 9,
    columns: 3,
    authorStyle: 'list',
    gutter: 10,
    bottomMargin: 150,
    hasFootnotes: true,
  },
  {
    id: 'manuscript',
    seed: 4,
    columns: 1,
    authorStyle: 'marks',
    authorCount: 6,
    hasLineNumbers: true,
    hasWatermark: true,
    body: { font: 'Times-Roman', size: 12, leading: 20 },
  },
  {
    id: 'junk-info',
    seed: 5,
    columns: 2,
    authorStyle: 'marks',
    authorCount: 7,
    info: { Title: 'Microsoft Word - final_v3.docx', Author: 'admin' },
    doi: '10.1145/3442188.3445922',
    doiPosition: 'head',
  },
  {
    id: 'good-info',
    seed: 6,
    columns: 1,
    authorStyle: 'list',
    info: { Title: 'Measuring Tidal Currents With Networks of Reluctant Observers: A Survey' },
  },
  { id: 'many-authors', seed: 7, columns: 2, authorStyle: 'marks', authorCount: 300, paragraphs: 10 },
  {
    id: 'banner',
    seed: 8,
    columns: 2,
    authorStyle: 'list',
    banner: 'ARTICLE',
    hasTable: true,
    doi: '10.1038/s41586-021-03819-2',
    doiPosition: 'none',
    url: 'https://journals.example/10.1038/s41586-021-03819-2.pdf',
  },
  {
    id: 'volume',
    seed: 10,
    columns: 2,
    authorStyle: 'list',
    authorCount: 3,
    doi: '10.1145/3551624.3555291',
    firstPageLabel: 113,
    hasTable: true,
  },
];

/** Makes the paper of one layout. */
export async function makePaperWithId(id: string): Promise<MadePdf> {
  const layout = LAYOUTS.find((candidate) => candidate.id === id);
  if (!layout) throw new Error(`There is no paper ${id}.`);
  return makePaper(layout);
}

/** Makes the papers of all layouts. */
export const makePapers = (): Promise<MadePdf[]> => Promise.all(LAYOUTS.map(makePaper));
