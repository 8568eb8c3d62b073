import { describe, expect, it } from 'vitest';
import { buildCslItem } from '@/lib/formats/csl/build-csl-item';
import { formatBibliography } from '@/lib/formats/csl-style/format-bibliography';
import { parseStyle } from '@/lib/formats/csl-style/parse-style';
import { toPlainText } from '@/lib/formats/csl-style/pieces';
import { formatWithCiteproc, PUBLISHED_STYLES } from '@/tests/support/format-with-citeproc';
import { HARD_REFERENCES } from '@/tests/support/hard-references';

// citeproc-js reads HTML tags in titles as markup. A title of a source is plain text.
const items = HARD_REFERENCES.map((source, index) =>
  buildCslItem({ ...source, title: source.title.replaceAll('<', '‹') }, `item-${index}`),
);

describe('300 hard references', () => {
  it.each(['apa', 'vancouver', 'harvard1'])(
    'are the same as those of citeproc-js in the style %s',
    { timeout: 120_000 },
    (name) => {
      const xml = PUBLISHED_STYLES[name] ?? '';
      const style = parseStyle(xml);
      if (!style.ok) throw new Error(style.problem.kind);
      const formatted = formatBibliography(items, style.value);
      if (!formatted.ok) throw new Error(formatted.problem.kind);
      const texts = new Map(formatted.value.map(({ item, pieces }) => [item.id, toPlainText(pieces).trim()]));
      const expected = formatWithCiteproc(xml, items);
      const differences = expected
        .filter(({ id, text }) => texts.get(id) !== text)
        .map(({ id, text }) => ({ citeproc: text, provenote: texts.get(id) }));
      expect(expected).toHaveLength(300);
      expect(differences).toEqual([]);
    },
  );
});
