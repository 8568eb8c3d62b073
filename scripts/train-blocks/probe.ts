import { createWorkingCopy } from '@/lib/extract/text/copy/working-copy';
import { markFormulas } from '@/lib/extract/text/mark-formulas';
import { measurePage } from '@/lib/extract/text/scoring/measure-page';

// Runs in the page and stores the training data of its blocks in a global variable. `main.ts` reads the
// variable.
const workingCopy = createWorkingCopy(document);
markFormulas(workingCopy.document.body);
const { blocks, votes, featureRows, minProbabilities } = measurePage(document, location.href, workingCopy);
Object.assign(globalThis, {
  __measured: {
    rows: featureRows.map((row) => row.map((value) => Math.round(value * 1e4) / 1e4)),
    texts: blocks.map(({ text }) => text),
    readability: [...votes.readability],
    defuddle: [...votes.defuddle],
    minProbabilities,
  },
});
