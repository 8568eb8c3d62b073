import type { FirstPage } from './first-pages.ts';
import type { Style } from './page-writer.ts';

const TITLE: Style = { font: 'Times-Bold', size: 18 };
const NAMES: Style = { font: 'Times-Roman', size: 11 };
const SMALL: Style = { font: 'Times-Roman', size: 8 };

const left = (text: string, style: Style, gap = 0) => ({ text, style, gap });
const center = (text: string, style: Style, gap = 0) => ({ text, style, gap, isCentered: true });

/** Starts of articles with what journals, archives and agencies print beside title and authors. */
export const JOURNAL_FIRST_PAGES: readonly FirstPage[] = [
  {
    id: 'an editor below the authors and a DOI in the address of a journal',
    info: {},
    lines: [
      left('Deep currents weaken before shallow harbours silt up', TITLE),
      left('Anaïs Rossi, Bo Park, and Zofia Ortega', NAMES, 6),
      left('Department of Ocean Sciences, University of Nowhere, Genoa 16100, Italy', SMALL),
      left(
        'Edited by Henrik Berg, University of Elsewhere, Bergen, Norway, and approved June 11, 2019',
        SMALL,
      ),
      left('www.journal.example/cgi/doi/10.1073/tide.1900123116', SMALL, 6),
      left('TIDE | July 23, 2019 | vol. 116 | no. 30 | 14843–14849', SMALL),
    ],
    title: 'Deep currents weaken before shallow harbours silt up',
    authors: ['Anaïs Rossi', 'Bo Park', 'Zofia Ortega'],
    doi: '10.1073/tide.1900123116',
    date: '2019-07-23',
    type: 'paper',
  },
  {
    id: 'the labels of an archive before the journal',
    info: {},
    lines: [
      left('Harbours and the Law of the Shore', TITLE),
      left('Author(s): Ingrid Sørensen and Tomás Novák', NAMES, 6),
      left('Source: The Journal of Tidal History, Mar., 1991, Vol. 34, No. 1 (Mar., 1991), pp. 23-51', NAMES),
      left('Published by: Harbour University Press', NAMES),
    ],
    title: 'Harbours and the Law of the Shore',
    authors: ['Ingrid Sørensen', 'Tomás Novák'],
    date: '1991-03',
    venue: 'The Journal of Tidal History',
    facts: { volume: '34', issue: '1', pages: '23–51' },
    type: 'paper',
  },
  {
    id: 'a citation of the manuscript of an author',
    info: {},
    lines: [
      left('Author manuscript; available in PMC 2019 May 01.', SMALL),
      left('Published in final edited form as:', SMALL, 4),
      left('J Tides Aging. 2018 May ; 65(5): 123–131. doi:10.1016/j.tides.2018.01.002.', SMALL),
      left('Sleep, Noise, and Cognition Among Harbor Pilots', TITLE, 8),
      left('Noah Whitfield, PhD, Ana García, MD, MPH, and Jonas Müller, PhD', NAMES, 4),
    ],
    title: 'Sleep, Noise, and Cognition Among Harbor Pilots',
    authors: ['Noah Whitfield', 'Ana García', 'Jonas Müller'],
    doi: '10.1016/j.tides.2018.01.002',
    date: '2018-05',
    venue: 'J Tides Aging.',
    facts: { volume: '65', issue: '5', pages: '123–131' },
    type: 'paper',
  },
  {
    id: 'a title that ends before the journal on one line',
    info: {},
    lines: [
      left('Warnings of Floods: Lessons from Twelve Small Harbours', TITLE),
      left('Ana Lind, Per Holm and Aiko Nakamura', NAMES, 6),
      left('Small Harbours. Tides 2021, 13, 456.', SMALL, 6),
      left('Tides 2021, 13, 456. https://doi.org/10.3390/tides13050456', SMALL, 6),
    ],
    title: 'Warnings of Floods: Lessons from Twelve Small Harbours',
    authors: ['Ana Lind', 'Per Holm', 'Aiko Nakamura'],
    doi: '10.3390/tides13050456',
    venue: 'Tides',
    facts: { volume: '13', pages: '456' },
    type: 'paper',
  },
  {
    id: 'the full name of a journal in the copyright',
    info: {},
    lines: [
      left('Published on: 4 May 2021 | Accepted: 21 April 2021', SMALL),
      left('Tidal noise and the sleep of harbour pilots', TITLE, 8),
      left('Lucía García | Wei Chen | Noah B. Whitfield', NAMES, 4),
      left('© 2021 The Authors. Harbour Brain Mapping published by Harbour Periodicals LLC.', SMALL, 6),
      left('Harb Brain Mapp. 2021;42:3253–3268.', SMALL),
    ],
    title: 'Tidal noise and the sleep of harbour pilots',
    authors: ['Lucía García', 'Wei Chen', 'Noah B. Whitfield'],
    date: '2021-05-04',
    venue: 'Harbour Brain Mapping',
    facts: { volume: '42', pages: '3253–3268' },
    type: 'paper',
  },
  {
    id: 'the report of an agency',
    info: { Title: 'Microsoft Word - SLR_FINAL_v7.docx' },
    lines: [
      left('European Coastal Agency', { font: 'Helvetica', size: 14 }),
      left('Technical Report No 07/2022', NAMES, 40),
      left('Sea Level Rise and Small Harbours: Risks and Costs', { font: 'Helvetica-Bold', size: 28 }, 10),
      left('March 2022', { font: 'Helvetica', size: 14 }, 60),
    ],
    title: 'Sea Level Rise and Small Harbours: Risks and Costs',
    authors: [],
    date: '2022-03',
    type: 'report',
  },
  {
    id: 'the cover page of an archive',
    info: {},
    lines: [
      left('See discussions, stats, and author profiles for this publication', SMALL),
      left('Tide gauges as social instruments', TITLE, 8),
      left('Article in Social Studies of Harbours · May 2019', NAMES, 6),
      left('DOI: 10.1177/0306312719841234', NAMES),
      left('2 authors:', NAMES, 10),
      left('Mira Berg', NAMES, 4),
      left('University of Nowhere', SMALL),
      left('Olu Okafor', NAMES, 4),
      left('Harbour Institute', SMALL),
    ],
    title: 'Tide gauges as social instruments',
    authors: ['Mira Berg', 'Olu Okafor'],
    doi: '10.1177/0306312719841234',
    date: '2019-05',
    type: 'paper',
  },
  {
    id: 'a company below the names, and an event with its date',
    info: {},
    lines: [
      center('Forecasting Silt in Nine Harbours', TITLE),
      center('Ravi Kumar Iyer', NAMES, 6),
      center('Tidal AI', NAMES),
      center('Bo Park', NAMES, 6),
      center('Tidal AI', NAMES),
      center('Tidal Days, Lisbon, 8 June 2023', NAMES, 10),
    ],
    title: 'Forecasting Silt in Nine Harbours',
    authors: ['Ravi Kumar Iyer', 'Bo Park'],
    date: '2023-06-08',
  },
  {
    id: 'a German name that contains an English word after a letter with an accent',
    info: {},
    lines: [
      center('Zur Vermessung kleiner Häfen', TITLE),
      center('Jürgen Müller und Käthe Groß', NAMES, 6),
      center('3. April 2019', NAMES),
    ],
    title: 'Zur Vermessung kleiner Häfen',
    authors: ['Jürgen Müller', 'Käthe Groß'],
    date: '2019-04-03',
  },
];
