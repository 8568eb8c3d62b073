import { describe, expect, it } from 'vitest';
import { expandNode } from '@/tests/support/expand-json-ld';
import { makeSource } from '@/tests/support/make-sources';
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
      id: expect.stringMatching(/^urn:uuid:[\da-f-]{36}$/),
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

  it('has the meaning of the annotation model when the context of the file is applied', async () => {
    const quotes = [{ exact: 'pulls', prefix: 'moon ', suffix: ' it', start: 4, end: 9, page: 12 }];
    const source = makeSource({
      url: 'https://arxiv.org/pdf/2401.00001',
      title: 'Tides',
      tags: ['sea'],
      keyPoints: [{ text: 'The moon pulls.', quotes }],
    });
    const page = expandNode(JSON.parse(await writeText('annotations', [source])));
    const oa = (name: string) => `http://www.w3.org/ns/oa#${name}`;
    const rdfValue = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value';
    expect(page).toEqual({
      '@id': [expect.stringMatching(/^urn:uuid:/)],
      '@type': ['http://www.w3.org/ns/activitystreams#OrderedCollectionPage'],
      'http://www.w3.org/ns/activitystreams#items': [
        {
          '@id': [`urn:provenote:${source.stableId}:0:0`],
          '@type': [oa('Annotation')],
          [oa('motivatedBy')]: [oa('commenting')],
          'http://purl.org/dc/terms/modified': [source.updatedAt],
          [oa('hasBody')]: [
            {
              '@type': [oa('TextualBody')],
              [oa('hasPurpose')]: [oa('commenting')],
              'http://purl.org/dc/elements/1.1/format': ['text/plain'],
              [rdfValue]: ['The moon pulls.'],
            },
            { '@type': [oa('TextualBody')], [oa('hasPurpose')]: [oa('tagging')], [rdfValue]: ['sea'] },
          ],
          [oa('hasTarget')]: [
            {
              [oa('hasSource')]: ['https://arxiv.org/pdf/2401.00001'],
              'http://schema.org/name': ['Tides'],
              [oa('hasSelector')]: [
                {
                  '@type': [oa('FragmentSelector')],
                  'http://purl.org/dc/terms/conformsTo': ['http://tools.ietf.org/rfc/rfc3778'],
                  [rdfValue]: ['page=12'],
                  [oa('refinedBy')]: [
                    {
                      '@type': [oa('TextQuoteSelector')],
                      [oa('exact')]: ['pulls'],
                      [oa('prefix')]: ['moon '],
                      [oa('suffix')]: [' it'],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('writes valid JSON when there are no sources', async () => {
    expect(JSON.parse(await writeText('annotations', [])).items).toEqual([]);
  });
});
