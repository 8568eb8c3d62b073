import '@citation-js/plugin-ris';
import { Cite } from '@citation-js/core';
import { describe, expect, it } from 'vitest';
import { buildCslItem } from '@/lib/formats/csl/build-csl-item';
import type { CslItem } from '@/lib/formats/csl/csl-item';
import { formatFamily } from '@/lib/formats/csl/format-name';
import { formatRis } from '@/lib/formats/ris/format-ris';
import { HARD_REFERENCES } from '@/tests/support/hard-references';

const items = HARD_REFERENCES.map((source) => buildCslItem(source, source.stableId));

describe('formatRis', () => {
  it('writes 300 difficult references, which another parser reads with the same values', () => {
    const records = new Cite(items.map(formatRis).join('')).data;
    expect(records.length).toBe(items.length);
    const byId = new Map(records.map((record) => [record.id, record]));
    for (const item of items) {
      const record = byId.get(item.id);
      const listFields = ({ title, URL, DOI, publisher, author = [] }: Partial<CslItem>) => ({
        title,
        URL,
        DOI,
        publisher,
        // This reader ignores the authors of newspaper articles and statutes.
        author: (['article-newspaper', 'legislation'].includes(item.type) ? [] : author).map((name) => [
          name.literal?.replaceAll(',', '') ?? formatFamily(name),
          name.given,
          name.suffix,
        ]),
      });
      expect(listFields(record ?? {})).toEqual(listFields(item));
      // This reader takes only the year of a newspaper article.
      if (item.type !== 'article-newspaper') expect(record?.issued).toEqual(item.issued);
      if (item.type === 'article-journal') {
        expect(record?.accessed).toEqual(item.accessed);
        expect(record?.['container-title']).toEqual(item['container-title']);
      }
    }
  });

  it('writes one line per tag', () => {
    const lines = items.map(formatRis).join('').split('\r\n');
    for (const line of lines) expect(line).toMatch(/^(?:[A-Z][A-Z0-9] {2}- .*)?$/);
  });
});
