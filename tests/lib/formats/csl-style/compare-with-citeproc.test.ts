import { describe, expect, it } from 'vitest';
import { buildCslItem } from '@/lib/formats/csl/build-csl-item';
import { formatBibliography } from '@/lib/formats/csl-style/format-bibliography';
import { parseStyle } from '@/lib/formats/csl-style/parse-style';
import { toPlainText } from '@/lib/formats/csl-style/pieces';
import { formatWithCiteproc, normalizeSpaces, PUBLISHED_STYLES } from '@/tests/support/format-with-citeproc';
import { HARD_REFERENCES } from '@/tests/support/hard-references';

// citeproc-js reads HTML tags in titles as markup. A title of a source is plain text.
const items = HARD_REFERENCES.map((source, index) =>
  buildCslItem({ ...source, title: source.title.replaceAll('<', '‹') }, `item-${index}`),
);

function findDifferences(xml: string, selectedItems: typeof items) {
  const style = parseStyle(xml);
  if (!style.ok) throw new Error(style.problem.kind);
  const formatted = formatBibliography(selectedItems, style.value);
  if (!formatted.ok) throw new Error(formatted.problem.kind);
  const texts = new Map(
    formatted.value.map(({ item, pieces }) => [item.id, normalizeSpaces(toPlainText(pieces))]),
  );
  const expected = formatWithCiteproc(xml, selectedItems);
  expect(expected).toHaveLength(selectedItems.length);
  return expected
    .filter(({ id, text }) => texts.get(id) !== text)
    .map(({ id, text }) => ({ citeproc: text, provenote: texts.get(id) }));
}

describe('30 hard references in another language', () => {
  it.each(['de-DE', 'es-ES', 'fr-FR', 'nl-NL'])(
    'are the same as those of citeproc-js in the style harvard1 in %s',
    { timeout: 120_000 },
    (language) => {
      const xml = (PUBLISHED_STYLES.harvard1 ?? '').replace(
        '<style ',
        `<style default-locale="${language}" `,
      );
      expect(
        findDifferences(
          xml,
          items.filter((_, index) => index % 10 === 0),
        ),
      ).toEqual([]);
    },
  );
});

describe('300 hard references', () => {
  it.each(['apa', 'vancouver', 'harvard1'])(
    'are the same as those of citeproc-js in the style %s',
    { timeout: 120_000 },
    (name) => {
      expect(findDifferences(PUBLISHED_STYLES[name] ?? '', items)).toEqual([]);
    },
  );
});
