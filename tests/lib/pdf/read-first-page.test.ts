import { describe, expect, it } from 'vitest';
import { readPdfBytes } from '../../../scripts/bench-pdf/read-pdf-file.ts';
import { FIRST_PAGES, makeFirstPagePdf } from '../../support/pdf/first-pages.ts';
import { JOURNAL_FIRST_PAGES } from '../../support/pdf/journal-first-pages.ts';

describe('the first page of a PDF', () => {
  it.each([...FIRST_PAGES, ...JOURNAL_FIRST_PAGES])(
    'gives the metadata of a paper with $id',
    async (page) => {
      const { metadata } = await readPdfBytes(new Uint8Array(await makeFirstPagePdf(page)), '');
      expect(metadata.title[0]?.value).toBe(page.title);
      expect(metadata.authors[0]?.value ?? []).toEqual(page.authors);
      expect(metadata.identifiers.doi[0]?.value).toBe(page.doi);
      expect(metadata.identifiers.arxiv[0]?.value).toBe(page.arxiv);
      for (const [kind, value] of Object.entries(page.identifiers ?? {}))
        expect(metadata.identifiers[kind as keyof typeof metadata.identifiers][0]?.value).toBe(value);
      if (page.facts)
        expect(metadata.facts).toEqual(
          Object.entries(page.facts).map(([label, value]) => ({ label, value })),
        );
      if (page.date) expect(metadata.publishedDate[0]?.value).toBe(page.date);
      if (page.type) expect(metadata.type[0]?.value).toBe(page.type);
      if (page.venue) expect(metadata.siteName[0]?.value).toBe(page.venue);
    },
  );
});
