// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readPage } from '@/tests/support/read-at-once';

// No site rule knows this markup, so the values must be found by the generic field readers.
const HTML = `<!doctype html><html lang="en"><head><title>Reading a tide gauge</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","headline":"Reading a tide gauge",
"datePublished":"2024-03-02","author":{"@type":"Person","name":"Ines Halvorsen"}}</script></head>
<body><x-app><main><h1>Reading a tide gauge</h1><p>The gauge at the end of the pier has been read by hand since the winter
of the great storm, and nobody planned the series to last.</p></main></x-app></body></html>`;

const URLS_OF_SITES_WITH_RULE = [
  'https://arxiv.org/abs/2405.00001',
  'https://pubmed.ncbi.nlm.nih.gov/31978945/',
  'https://pmc.ncbi.nlm.nih.gov/articles/PMC7092803/',
  'https://www.biorxiv.org/content/10.1101/2020.01.30.927871v2',
  'https://www.medrxiv.org/content/10.1101/2020.01.30.927871v2',
  'https://www.nature.com/articles/s41586-024-00002-2',
  'https://openreview.net/forum?id=rJ4km2R5t7',
  'https://www.lesswrong.com/posts/abc123/reading',
  'https://forum.effectivealtruism.org/posts/abc123/reading',
  'https://www.alignmentforum.org/posts/abc123/reading',
  'https://en.wikipedia.org/wiki/Tide_gauge',
  'https://github.com/halvorsen/tide-tables/issues/7',
  'https://www.youtube.com/watch?v=GAUGE000001',
  'https://harbour.substack.com/p/reading',
  'https://news.ycombinator.com/item?id=1',
];

describe('readPage on a site whose markup has changed', () => {
  it.each(URLS_OF_SITES_WITH_RULE)('finds the values of %s without its site rule', (url) => {
    const page = new DOMParser().parseFromString(HTML, 'text/html');

    const extraction = readPage(page, {
      url,
      now: new Date('2026-11-23T12:00:00Z'),
      detectedLanguage: null,
      httpStatus: 200,
      contentType: 'text/html',
    });

    expect(extraction.title[0]?.value).toBe('Reading a tide gauge');
    expect(extraction.authors[0]?.value).toEqual(['Ines Halvorsen']);
    expect(extraction.publishedDate[0]?.value).toBe('2024-03-02');
    expect(extraction.kind).toBe('article');
  });
});
