import { describe, expect, it } from 'vitest';
import { findSubtypeEvidence, type TypeInputs } from '@/lib/pdf/metadata/find-type';

const NOTHING: TypeInputs = {
  lines: [],
  sideTexts: [],
  identifiers: { doi: [], arxiv: [], pmid: [], pmcid: [], isbn: [], ssrn: [], openreview: [] },
  venues: [],
  hasAbstract: false,
  hasAuthors: false,
};
const DOI = { ...NOTHING.identifiers, doi: [{ value: '10.1000/tide', from: 'XMP prism:doi' }] };

const findFirst = (inputs: Partial<TypeInputs>) => findSubtypeEvidence({ ...NOTHING, ...inputs })[0];

describe('the type of a PDF', () => {
  it('is unknown without evidence', () =>
    expect(findFirst({ lines: ['Harbours', 'Ana Lind'] })).toBeUndefined());

  it.each([
    [{ identifiers: DOI }, 'research_paper', 'XMP prism:doi'],
    [{ venues: [{ value: 'Tides', from: 'first page' }] }, 'research_paper', 'first page'],
    [{ sideTexts: ['arXiv:2305.04567v3 [cs.LG] 14 Nov 2023'] }, 'preprint', 'arXiv stamp'],
    [{ hasAbstract: true, hasAuthors: true }, 'research_paper', 'abstract'],
    [{ lines: ['Diskussionspapier Nr. 12/2019'] }, 'preprint', 'first page'],
    [
      { lines: ['A thesis submitted in partial fulfilment of the requirements'] },
      'research_paper',
      'first page',
    ],
  ] as const)('is found from %j', (inputs, subtype, from) => {
    expect(findFirst(inputs)).toEqual({ subtype, from });
  });

  it.each([
    'Annual report 2021',
    'Report No. DCA-2020-14',
    'Final report to the Harbour Commission',
    'White Paper',
  ])('is a report for “%s”, even with a DOI', (line) =>
    expect(findFirst({ lines: [line], identifiers: DOI })?.subtype).toBe('report'),
  );

  it.each(['How we report tides', 'Reporting on harbours'])('is no report for the title “%s”', (line) =>
    expect(findFirst({ lines: [line], identifiers: DOI })?.subtype).toBe('research_paper'),
  );
});
