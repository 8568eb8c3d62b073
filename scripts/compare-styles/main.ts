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
 * Compares the hard references in style files with citeproc-js, in the published styles or in those of a folder whose names match a pattern.
 * Prints the number of same entries, and `shown` differences of each style.
 */
export function main([folder = '', pattern = '', shown = '0']: string[]): void {
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
  let [count, perfect, total, same] = [0, 0, 0, 0];
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
    const different = expected.filter(({ id, text: entry }) => actualById.get(id) !== entry);
    const isSameOrder = expected.every(({ id }, index) => actual[index]?.item.id === id);
    count++;
    total += expected.length;
    same += expected.length - different.length;
    if (different.length === 0) perfect++;
    console.log(
      `${name}: ${expected.length - different.length} of ${expected.length}${isSameOrder ? ', same order' : ', other order'}`,
    );
    for (const { id, text: entry } of different.slice(0, Number(shown)))
      console.log(`  ${id}\n    - ${entry}\n    + ${actualById.get(id)}`);
  }
  console.log(`${count} styles, ${perfect} without a difference, ${same} of ${total} entries are the same`);
  for (const [problem, number] of [...countsByProblem].sort((a, b) => b[1] - a[1]).slice(0, 40))
    console.log(number, problem);
}
