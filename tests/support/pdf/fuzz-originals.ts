import { makePaperWithId } from './papers.ts';
import {
  makeChinesePdf,
  makeEncryptedPdf,
  makeHebrewPdf,
  makeLongPdf,
  makeScannedPdf,
  makeTurnedPdf,
} from './special-pdfs.ts';

/** Makes the PDFs that the fuzz damages: small ones of each kind. */
export const makeFuzzOriginals = async (): Promise<Buffer[]> => [
  (await makePaperWithId('one-column')).bytes,
  (await makePaperWithId('two-columns')).bytes,
  (await makeLongPdf(3)).bytes,
  (await makeTurnedPdf()).bytes,
  await makeScannedPdf(),
  await makeEncryptedPdf(),
  makeHebrewPdf().bytes,
  makeChinesePdf().bytes,
];
