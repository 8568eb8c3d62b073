import { markFormulas } from '@/lib/extract/text/formulas';
import { measured } from '@/lib/extract/text/measure';
import { workingCopyOf } from '@/lib/extract/text/working-copy';

// Runs in the page and leaves what the model is to learn from, as JSON.
const copy = workingCopyOf(document);
markFormulas(copy.document.body);
const { blocks, witnesses, rows, floors } = measured(document, location.href, copy);
Object.assign(globalThis, {
  __measured: {
    rows: rows.map((row) => row.map((value) => Math.round(value * 1e4) / 1e4)),
    texts: blocks.map(({ text }) => text),
    readability: [...witnesses.readability],
    defuddle: [...witnesses.defuddle],
    floors,
  },
});
