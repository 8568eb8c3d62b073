import { expect, it } from 'vitest';
import { findTitle } from '@/lib/pdf/metadata/find-title';
import type { Line } from '@/lib/pdf/text/build-lines';

const makeLine = (text: string, y: number, size: number): Line => ({
  text,
  mainText: text,
  cells: [{ text, left: 80, right: 300, size }],
  left: 80,
  right: 300,
  y,
  size,
  font: 'f1',
  isRtl: false,
  hasFootnoteMarker: false,
});

const readTitle = (largest: string) =>
  findTitle(
    [makeLine(largest, 80, 20), makeLine('The Tides of the North', 140, 14), makeLine('A text.', 200, 10)],
    { info: new Map(), xmp: new Map() },
    800,
  ).candidates[0]?.value;

it.each(['How to Write a Research Paper', 'What Makes a Good Policy Paper', 'Writing Working Papers'])(
  'takes “%s” for a title',
  (title) => {
    expect(readTitle(title)).toBe(title);
  },
);

it.each([
  'Research Paper',
  'Harbour Institute Discussion Paper No. 12',
  'Harbour Institute Working Paper Series',
  'Working Paper 2021/4',
  'IMF Working Paper',
  'BIS Papers',
  'Bank of the North Research Discussion Papers',
])('takes “%s” for the name of a series', (name) => {
  expect(readTitle(name)).toBe('The Tides of the North');
});

it.each(['Journal Pre-proof', 'Author’s accepted manuscript', 'Accepted Manuscript', 'Article in Press'])(
  'takes “%s” for the stage of a paper',
  (stage) => {
    expect(readTitle(stage)).toBe('The Tides of the North');
  },
);

it('takes the name of the case for the title of a decision whose lines all have one size and are centred', () => {
  const texts = ['IN THE SUPREME COURT OF NOWHERE', 'No. 19-1234', 'Lind v. Harbour Authority'];
  const lines = [
    ...texts.map((text, index) => ({ ...makeLine(text, 80 + index * 30, 12), left: 200, right: 412 })),
    ...Array.from({ length: 6 }, (_, index) => ({
      ...makeLine('A line of text across the page', 200 + index * 14, 12),
      left: 72,
      right: 540,
    })),
  ];
  const { candidates } = findTitle(lines, { info: new Map(), xmp: new Map() }, 800);
  expect(candidates[0]?.value).toBe('Lind v. Harbour Authority');
});

it('takes the first centred line of a page in one size of letters for its title', () => {
  const place = (text: string, y: number, left: number, right: number) => ({
    ...makeLine(text, y, 12),
    left,
    right,
  });
  const lines = [
    place('Noah Whitfield', 80, 72, 150),
    place('12 May 2021', 104, 72, 140),
    place('The Harbour as Witness', 128, 240, 372),
    ...Array.from({ length: 6 }, (_, index) =>
      place('A line of text across the page', 152 + index * 24, 72, 540),
    ),
  ];
  const { candidates } = findTitle(lines, { info: new Map(), xmp: new Map() }, 800);
  expect(candidates[0]?.value).toBe('The Harbour as Witness');
});

it('takes no case that an article about a court cites', () => {
  const lines = [
    makeLine('Supreme Court Review of Agency Guidance', 80, 20),
    makeLine('Ana Lind', 120, 12),
    makeLine('The court reviews guidance in several ways.', 200, 10),
    makeLine('1 See Lind v. Harbour Authority, 5 N.R. 137 (1903).', 700, 8),
  ];
  const { candidates } = findTitle(lines, { info: new Map(), xmp: new Map() }, 800);
  expect(candidates[0]?.value).toBe('Supreme Court Review of Agency Guidance');
});
