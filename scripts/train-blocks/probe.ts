import { createWorkingCopy } from '@/lib/extract/text/copy/create-working-copy';
import { markFormulas } from '@/lib/extract/text/mark-formulas';
import { joinCodeLines } from '@/lib/extract/text/markdown/write-pre';
import { moveSideNotes } from '@/lib/extract/text/move-side-notes';
import { removeHiddenParts } from '@/lib/extract/text/remove-hidden-parts';
import { removeOtherStories } from '@/lib/extract/text/remove-other-stories';
import { measurePage } from '@/lib/extract/text/scoring/measure-page';

// Runs in the page and stores the training data of its blocks in a global variable. `main.ts` reads the
// variable.
const workingCopy = createWorkingCopy(document);
// The same preparation as in `read-article.ts`.
markFormulas(workingCopy.document.body);
moveSideNotes(workingCopy.document.body);
removeHiddenParts(workingCopy);
removeOtherStories(workingCopy.document);
joinCodeLines(workingCopy.document.body);
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
