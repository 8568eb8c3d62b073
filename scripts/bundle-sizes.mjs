// Prints the size of each entry of the builds. Fails if a size exceeds its budget.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(import.meta.dirname, '..');

// Maximum sizes in kB (1,000 bytes), uncompressed. `kB` includes everything that the entry loads, at once or on
// demand; `kBAtOnce` only what it loads before it shows anything.
const BUDGETS = [
  // Every page that opens the database loads the field registry (4.5 kB) and the migrations (4.7 kB).
  // The formats of a citation (22 kB) are loaded when a citation is copied, and the processor of added styles with the words of 16 languages (60 kB) when an added style is used.
  // Building quotes and searching them takes 10 kB (docs/adr/0014). Venue lists take 2 kB; the list itself is a file of its own.
  // pdf.js without its editors, and the code that reads its pages (520 kB), are loaded only when there is a PDF to read (docs/adr/0019).
  // The view of the text of a PDF with search, and the search for pasted words, are loaded with a PDF (14 kB). Storing files takes 1 kB, and so does joining a PDF to its source.
  // Comparing a saved page with its captured text takes 15 kB, loaded when a saved page is open (docs/adr/0022).
  // The settings of the table of sources take 1 kB, and showing a quote on the page 1 kB.
  // What a wiki has of a page, its claims and links to its pages (14 kB) are loaded when a wiki is active. Cancelling a question to
  // a wiki takes 1 kB, and so do lists whose texts are added one by one.
  // Showing the earlier answer of the wiki while it is asked again takes 1 kB, and so do the keys that copy a citation.
  // Authors above a title, references with which a work asks to be cited, and punctuation in texts from right to left take 5 kB on demand.
  // The numbers printed on the pages of a PDF, separate accents, more forms of names, and damaged large files take 4 kB on demand.
  // Labels of the pages of a PDF, and the access to files of this computer, take 2 kB, of which 1 is loaded at once. The limit of large files takes 1 kB, and so do the forms of printed identifiers.
  // Splitting typed names in eleven languages, without splitting organisations, and reading more forms of dates take 7 kB at once, because
  // characters outside ASCII are escaped.
  // Adopting every field of a wiki takes 2 kB, and Redo 1 kB at once.
  // Listing the quotes of a page and the keys that copy one take 3 kB at once, building their links and Markdown 6 kB on demand.
  // Choosing the saved text with which a page is compared, and telling another page by its title, take 2 kB on demand. Adding a quote to the key
  // point that has the focus, several steps of Undo, and what a restored draft says of its source take 3 kB at once.
  // Focusing what Undo restores, and writing pending quotes once, take 1 kB at once.
  // Calling a function of the page with a request takes 0.1 kB at once.
  // The SHA-256 of a PDF in parts takes 5 kB, loaded with pdf.js or for a large file (docs/adr/0019). It is also in the options and the worker.
  // Saying on a full disk that the form cannot be opened, or that its draft is not stored, takes 1 kB at once.
  // Telling own pages from others takes 1 kB at once.
  // The result of a check for each quote, and the table and migration of their states, take 2 kB at once.
  // Showing a quote in the captured text that has it, and the words that changed, takes 3 kB at once.
  // Opening a captured text at a quote, without a false message while texts are read, takes 2 kB at once.
  // Searching quotes faster in long texts, and deciding which texts can say that a quote is missing, take 3 kB, of which 1 is loaded at once. Lines of
  // Hebrew and Arabic with English, authors side by side, and covers and court decisions as PDF take 3 kB on demand.
  { name: 'popup', entry: 'popup.html', kB: 1_494, kBAtOnce: 685.5 },
  { name: 'side panel', entry: 'sidepanel.html', kB: 1_493, kBAtOnce: 684.5 },
  // Loaded on demand: 150 kB for the formats of citations, exports and imports, of which 100 kB read YAML
  // (docs/adr/0011), and 55 kB that parse a captured text (docs/adr/0007). Backups take 20 kB, of which 12 are loaded on demand.
  // The page about the sources of a wiki (12 kB) is loaded on demand. The actions on its claims take 3 kB,
  // the form for verdicts on them 4 kB, and the lists of what others changed and of what needs the reader 2 kB.
  // Mapping the columns of a table takes 4 kB, and reading RDF 5 kB on demand. Templates of notes take 10 kB
  // on demand. Files to import are read by code that is loaded on demand, exported JSON part by part (4 kB).
  // Comparing captured texts and checking pages take 20 kB, of which 10 are loaded on demand (docs/adr/0022).
  // The locks of checks that share a permission take 1 kB. The table of sources takes 8 kB, and added citation styles 62 kB. The page of the settings is loaded on demand.
  // Comparing the text of a PDF file with the stored one takes 1 kB, and the Undo of an added PDF 2 kB. Pasted references take 2 kB at once, and reading highlights and
  // all properties of notes 3 kB on demand. The names of the columns of tables in 19 languages take 9 kB on demand, and
  // the reasons why an item of a file is rejected 3 kB, also on demand. Joining the rows of a table and the types of BibTeX entries take 3 kB on demand.
  // Adopting every field of a wiki, Redo, verdicts that were not sent yet and reading a list again take 4 kB.
  // Naming a copied quote, and aligning the lines of two captured texts, take 4 kB.
  // Choosing the saved text with which a page is compared, and telling texts of one minute apart, take 1 kB. The quotes of a page that is gone, the list
  // of checked pages, other titles and steps of Undo take 5 kB; the dialog of the check is loaded on demand (10 kB), and so is the reading of dates (3 kB).
  // Naming more values that an import leaves out, in the row of their source, and reading fewer long texts at once for an export take 1 kB.
  // The labels of values in searches take 3 kB, and notifications that no longer apply 1 kB, all at once.
  // Naming the fields of a file that are not imported, and the differences of a backup, take 1 kB on demand.
  // A list of changes to undo, and the way back to a record, take 1 kB at once.
  // Finding the source that a PDF joins takes 1 kB at once.
  // Checking the page on which a quote was shown takes 1 kB, and the texts of the form 1 kB at once.
  // Formulas and journal macros of BibTeX, and the columns of databases of papers, take 6 kB on demand.
  { name: 'options', entry: 'options.html', kB: 2_083, kBAtOnce: 782 },
  // The worker also builds the search index (docs/adr/0013) and makes changes in chunks (docs/adr/0012), also of fields.
  // The worker parses and writes the rows of a backup (4 kB, docs/adr/0020), and stores what the undo of an import or of an added PDF (2 kB) needs.
  // The worker links pages of a wiki, brings in its sources, sends verdicts on its claims (2 kB), and stores PDF files.
  // Saving the check of a page takes 2 kB, and storing what a wiki has of a page 1 kB. Damaged rows in an export and the setting of citation styles take 1 kB, and
  // so do the ids that an import has written, and what prevents that Undo overwrites a changed list of venues, and removes changes without sources.
  // Labels of the pages of a PDF, and an undo of its file that was stopped, take 1 kB, and so do the positions of earlier quotes in a first text.
  // Searching quotes with changed words takes 4 kB, so that the states that the library searches are those that a record shows.
  { name: 'worker', entry: 'background.js', kB: 418 },
  // Session ids, agency datelines and historical dates take 3 kB of this, and 2 kB tell the metadata of another page, and
  // dates that nothing confirms, from those of the page. 1 kB are the hosts of news publishers.
  // Labels of authors, dates and revisions in eleven languages, and professions, take 5 kB, because characters outside ASCII are escaped.
  // Pages at a root, signs in headings and abstracts by Dublin Core take 1 kB, and dates beside the heading, the byline or a label 3 kB.
  // The markup of eight more forums, and forms of bylines in four languages, take 2 kB.
  { name: 'capture: page', entry: 'capture-page.js', kB: 100.5 },
  // Each of these sets the scope of the text that `capture-text.js` reads in the same injection.
  { name: 'scope: selection', entry: 'scope-selection.js', kB: 1 },
  { name: 'scope: page', entry: 'scope-page.js', kB: 1 },
  { name: 'scope: comments', entry: 'scope-comments.js', kB: 1 },
  { name: 'detect selection', entry: 'detect-selection.js', kB: 3 },
  { name: 'read selection', entry: 'read-selection.js', kB: 7 },
  { name: 'highlight quotes', entry: 'highlight-quotes.js', kB: 20 },
  // This script runs on every page if the reader switched on marks. It contains 10 kB of webextension-polyfill.
  { name: 'visited page', entry: 'visited-page.js', kB: 17 },
  // 1 kB of this are the time slices and budget of lib/base/steps.ts, and 11 kB find hidden parts, other stories,
  // side notes and comments. The lines near the limit of the text model take 0.5 kB.
  { name: 'capture: text', entry: 'capture-text.js', kB: 322 },
];

/** Compares the sizes of both builds with their budgets. Returns `{ passed, failed, output }`. */
export function checkBundleSizes() {
  const builds = resolve(ROOT, process.env.PROVENOTE_OUT ?? '.output');
  const rows = ['chrome-mv3', 'firefox-mv3'].flatMap((build) =>
    BUDGETS.flatMap(({ name, entry, kB, kBAtOnce }) => {
      const folder = join(builds, build);
      const total = { build, name, kB, bytes: computeEntrySize(folder, entry, listReferencedFiles) };
      if (kBAtOnce === undefined) return [total];
      const bytes = computeEntrySize(folder, entry, listFilesAtOnce);
      return [total, { build, name: `${name}, at once`, kB: kBAtOnce, bytes }];
    }),
  );
  const isWithinBudget = ({ bytes, kB }) => bytes !== null && bytes <= kB * 1000;
  const output = rows.map((row) => {
    const size = row.bytes === null ? 'missing' : `${(row.bytes / 1000).toFixed(1)} kB`;
    return `${isWithinBudget(row) ? ' ' : '!'} ${row.build.padEnd(12)} ${row.name.padEnd(19)} ${size.padStart(9)} of ${row.kB} kB`;
  });
  const passed = rows.filter(isWithinBudget).length;
  return { passed, failed: rows.length - passed, output: output.join('\n') };
}

function computeEntrySize(build, entry, listFiles) {
  const path = [join(build, entry), join(build, 'content-scripts', entry)].find(existsSync);
  if (!path) return null;
  const visitedFiles = new Set();
  const queue = [path];
  for (let file = queue.pop(); file; file = queue.pop()) {
    if (visitedFiles.has(file)) continue;
    visitedFiles.add(file);
    queue.push(...listFiles(build, file));
  }
  return [...visitedFiles].reduce((sum, file) => sum + statSync(file).size, 0);
}

// Lists the chunks and style sheets whose path occurs in a file, either from the root (`/chunks/x.js`) or
// relative to the file (`./x.js`).
function listReferencedFiles(build, file) {
  const text = readFileSync(file, 'utf8');
  const references = text.matchAll(/["'`(]((?:\.{0,2}\/)?(?:[\w.-]+\/)*[\w.-]+\.(?:js|css))["'`)]/g);
  return listExistingFiles(build, file, references);
}

// Lists what a page or a chunk refers to without `import()`, and all its style sheets. The popup refers to the chunks that its
// first script imports as `modulepreload`.
function listFilesAtOnce(build, file) {
  const text = readFileSync(file, 'utf8');
  const references = [
    ...text.matchAll(/(?:\bfrom|\bimport|src=|href=)\s*"([^"]+\.(?:js|css))"/g),
    ...text.matchAll(/"((?:\.{0,2}\/)?assets\/[\w.-]+\.css)"/g),
  ];
  return listExistingFiles(build, file, references);
}

function listExistingFiles(build, file, references) {
  const fileFolder = posix.join('/', relative(build, dirname(file)));
  return [...references].flatMap(([, name]) =>
    [join(build, name), join(build, fileFolder, name)].filter(
      (path) => /(chunks|assets)\//.test(path) && existsSync(path),
    ),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { failed, output } = checkBundleSizes();
  process.stdout.write(`${output}\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}
