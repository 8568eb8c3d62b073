import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildCslItem } from '@/lib/formats/csl/build-csl-item';
import { formatBibliography } from '@/lib/formats/csl-style/format-bibliography';
import { parseStyle } from '@/lib/formats/csl-style/parse-style';
import { toPlainText } from '@/lib/formats/csl-style/pieces';
import {
  formatWithCiteproc,
  normalizeSpaces,
  PUBLISHED_LOCALES,
  PUBLISHED_STYLES,
} from '@/tests/support/format-with-citeproc';
import { HARD_REFERENCES } from '@/tests/support/hard-references';

// citeproc-js reads HTML tags in titles as markup. A title of a source is plain text.
const items = HARD_REFERENCES.map((source, index) =>
  buildCslItem({ ...source, title: source.title.replaceAll('<', '‹') }, `item-${index}`),
);

/**
 * Formats the hard references with our citation processor and with citeproc-js, and compares the results. Uses the published
 * styles, or the style files of a folder whose names match `pattern`. Prints the number of equal entries of each style, and at
 * most `maxDifferences` differences.
 */
export function main([folder = '', pattern = '', maxDifferences = '0']: string[]): void {
  const styles: [string, string][] =
    folder === ''
      ? Object.entries(PUBLISHED_STYLES)
      : readdirSync(folder)
          .filter((name) => name.endsWith('.csl') && new RegExp(`^(?:${pattern || '.*'})\\.csl$`).test(name))
          .map((name) => [basename(name, '.csl'), readFileSync(join(folder, name), 'utf8')]);
  const localeFolder = join(folder, '../locales');
  const localeNames = folder !== '' && existsSync(localeFolder) ? readdirSync(localeFolder) : [];
  const locales = {
    ...PUBLISHED_LOCALES,
    ...Object.fromEntries(
      localeNames.map((name) => [
        name.slice('locales-'.length, -'.xml'.length),
        readFileSync(join(localeFolder, name), 'utf8'),
      ]),
    ),
  };
  const countsByProblem = new Map<string, number>();
  let [styleCount, perfectStyleCount, entryCount, sameEntryCount] = [0, 0, 0, 0];
  for (const [name, text] of styles) {
    const parsed = parseStyle(text);
    if (!parsed.ok) {
      const key = JSON.stringify(parsed.problem).slice(0, 120);
      countsByProblem.set(key, (countsByProblem.get(key) ?? 0) + 1);
      if (styles.length < 40) console.log(name, key);
      continue;
    }
    const expected = formatWithCiteproc(text, items, locales);
    const formatted = formatBibliography(items, parsed.value);
    const actual = formatted.ok ? formatted.value : [];
    const actualById = new Map(
      actual.map(({ item, pieces }) => [item.id, normalizeSpaces(toPlainText(pieces))]),
    );
    const differentEntries = expected.filter(({ id, text: entry }) => actualById.get(id) !== entry);
    const isSameOrder = expected.every(({ id }, index) => actual[index]?.item.id === id);
    styleCount++;
    entryCount += expected.length;
    sameEntryCount += expected.length - differentEntries.length;
    if (differentEntries.length === 0) perfectStyleCount++;
    console.log(
      `${name}: ${expected.length - differentEntries.length} of ${expected.length}${isSameOrder ? ', same order' : ', other order'}`,
    );
    for (const { id, text: entry } of differentEntries.slice(0, Number(maxDifferences)))
      console.log(`  ${id}\n    - ${entry}\n    + ${actualById.get(id)}`);
  }
  console.log(
    `${styleCount} styles, ${perfectStyleCount} without a difference, ${sameEntryCount} of ${entryCount} entries are the same`,
  );
  for (const [problem, number] of [...countsByProblem].sort((a, b) => b[1] - a[1]).slice(0, 40))
    console.log(number, problem);
}
