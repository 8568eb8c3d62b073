import type { PdfReadProblem } from '@/lib/pdf/load/read-pdf';
import type { TextProblem } from '@/lib/pdf/text/find-text-problem';
import { readInThread } from './read-in-thread.ts';

/** The outcome of reading a PDF: it has text, its text has a problem, or it could not be read. */
export type ReadingOutcome =
  | { kind: 'text' }
  | { kind: 'text-problem'; problem: TextProblem | 'too-slow' | 'cancelled' }
  | { kind: 'problem'; problem: PdfReadProblem };

/** Reads a PDF and its text, and returns the outcome. */
export async function readOutcome(bytes: Uint8Array): Promise<ReadingOutcome> {
  const reading = await readInThread(bytes);
  if (!reading.ok) return { kind: 'problem', problem: reading.problem };
  const text = await reading.value.text;
  return text.ok ? { kind: 'text' } : { kind: 'text-problem', problem: text.problem };
}
