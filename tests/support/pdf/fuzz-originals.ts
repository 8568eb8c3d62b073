import { makePaperWithId } from './papers.ts';
import {
  makeChinesePdf,
  makeEncryptedPdf,
  makeHebrewPdf,
  makeLongPdf,
  makeRotatedPdf,
  makeScannedPdf,
} from './special-pdfs.ts';

/** Makes the PDFs that fuzz tests damage: a small PDF of each kind. */
export const makeFuzzOriginals = async (): Promise<Buffer[]> => [
  (await makePaperWithId('one-column')).bytes,
  (await makePaperWithId('two-columns')).bytes,
  (await makeLongPdf(3)).bytes,
  (await makeRotatedPdf()).bytes,
  await makeScannedPdf(),
  await makeEncryptedPdf(),
  makeHebrewPdf().bytes,
  makeChinesePdf().bytes,
];
