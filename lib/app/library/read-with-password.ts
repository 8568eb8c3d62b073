import { err, type Result } from '@/lib/base/result';
import type { PdfReading } from '../form/capture/capture-deps';
import type { PdfProblem } from '../form/draft-state';

type ReadPdf = (password: string | null) => Promise<Result<PdfReading, PdfProblem>>;

/**
 * Reads a PDF, and asks for its password until it opens or the reader gives up. The password is not stored. `askPassword` resolves to null
 * if the reader gives up.
 */
export async function readWithPassword(
  readPdf: ReadPdf,
  askPassword: (isWrong: boolean) => Promise<string | null>,
): Promise<Result<PdfReading, PdfProblem>> {
  let reading = await readPdf(null);
  while (!reading.ok && (reading.problem === 'pdf-encrypted' || reading.problem === 'pdf-wrong-password')) {
    const password = await askPassword(reading.problem === 'pdf-wrong-password');
    if (password === null) return err('pdf-cancelled');
    reading = await readPdf(password);
  }
  return reading;
}
