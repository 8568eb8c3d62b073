import { describe, expect, it } from 'vitest';
import { makeSource } from '@/tests/support/make-records';
import { writeText } from '@/tests/support/write-export';

describe('writeAnnotations', () => {
  it('writes the quotes as web annotations', async () => {
    const source = makeSource({
      url: 'https://example.org/tides',
      title: 'Tides',
      tags: ['sea'],
      keyPoints: [
        {
          text: 'The moon pulls.',
          quotes: [{ exact: 'pulls', prefix: 'moon ', suffix: '', start: 4, end: 9 }],
        },
        { text: 'No quote.', quotes: [] },
      ],
    });
    expect(JSON.parse(await writeText('annotations', [source, makeSource()]))).toEqual({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'AnnotationPage',
      items: [
        {
          id: `urn:provenote:${source.stableId}:0:0`,
          type: 'Annotation',
          motivation: 'commenting',
          modified: source.updatedAt,
          body: [
            { type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: 'The moon pulls.' },
            { type: 'TextualBody', purpose: 'tagging', value: 'sea' },
          ],
          target: {
            source: 'https://example.org/tides',
            'schema:name': 'Tides',
            selector: { type: 'TextQuoteSelector', exact: 'pulls', prefix: 'moon ' },
          },
        },
      ],
    });
  });

  it('selects the page in the PDF if the URL of the PDF is known', async () => {
    const quotes = [{ exact: 'pulls', prefix: '', suffix: '', start: 4, end: 9, page: 12 }];
    const write = async (url: string, aliases: string[]) => {
      const source = makeSource({ url, aliases, keyPoints: [{ text: '', quotes }] });
      return JSON.parse(await writeText('annotations', [source])).items[0].target;
    };
    const quoteSelector = { type: 'TextQuoteSelector', exact: 'pulls' };
    expect(
      await write('https://arxiv.org/abs/2401.00001', ['https://arxiv.org/pdf/2401.00001']),
    ).toMatchObject({
      source: 'https://arxiv.org/pdf/2401.00001',
      selector: { type: 'FragmentSelector', value: 'page=12', refinedBy: quoteSelector },
    });
    expect((await write('https://example.org/tides', [])).selector).toEqual(quoteSelector);
  });

  it('writes valid JSON when there are no sources', async () => {
    expect(JSON.parse(await writeText('annotations', [])).items).toEqual([]);
  });
});
