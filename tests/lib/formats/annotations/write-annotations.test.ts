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

  it('is valid JSON without quotes', async () => {
    expect(JSON.parse(await writeText('annotations', [])).items).toEqual([]);
  });
});
