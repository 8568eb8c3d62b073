import { beforeEach, describe, expect, it } from 'vitest';
import { formatTextProblem, formatUnreadableReason } from '@/lib/app/describe/format-pdf-problem';
import { installEnglishMessages } from '../../support/install-english-messages';
import { makeFuzzOriginals } from '../../support/pdf/fuzz-originals';
import { mutatePdf } from '../../support/pdf/mutate-pdf';
import { type ReadingOutcome, readOutcome } from '../../support/pdf/read-outcome';

const formatOutcome = (outcome: ReadingOutcome): string => {
  if (outcome.kind === 'text') return 'The text was read.';
  return outcome.kind === 'problem'
    ? formatUnreadableReason(outcome.problem)
    : formatTextProblem(outcome.problem);
};

// `npm run fuzz:pdf` reads 2,000 of them, each with a time limit.
const SEEDS = Array.from({ length: 40 }, (_, index) => 100_000 + index);

describe('a damaged PDF', async () => {
  const originals = await makeFuzzOriginals();
  beforeEach(installEnglishMessages);

  it('is read, or a sentence says why not', async () => {
    const kinds = new Set<string>();
    for (const seed of SEEDS) {
      const outcome = await readOutcome(mutatePdf(originals, seed).bytes);
      kinds.add(outcome.kind);
      expect(formatOutcome(outcome), `seed ${seed}`).toMatch(/^[A-Z].* .*\.$/);
    }
    // The sample would prove nothing if every PDF were rejected, or none.
    expect([...kinds].sort()).toEqual(['problem', 'text', 'text-problem']);
  });

  it('is the same for the same seed', () => {
    expect(mutatePdf(originals, 7)).toEqual(mutatePdf(originals, 7));
  });
});
