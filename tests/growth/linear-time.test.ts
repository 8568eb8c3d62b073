// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { cleanUrl } from '@/lib/address/clean-url';
import * as identifiers from '@/lib/address/identifiers';
import { normalizeUrl } from '@/lib/address/normalize-url';
import { normalizeVenueDomain } from '@/lib/address/venue-domain';
import { getWorkKeys } from '@/lib/address/work-keys';
import { normalizeText } from '@/lib/base/normalize-text';
import { findWrittenDate, parseMachineDate } from '@/lib/base/parse-date';
import {
  formatNameInReadingOrder,
  isLikelyPersonName,
  parseNames,
} from '@/lib/extract/fields/authors/person-names';
import { isDateline } from '@/lib/extract/fields/dates/is-dateline';
import { writeBlocks } from '@/lib/extract/text/markdown/write-blocks';
import { parseExportFile } from '@/lib/formats/parse-export-file';
import { parseMarkdownBlocks } from '@/lib/formats/parse-markdown';
import { normalizeTag } from '@/lib/search/normalize-tag';
import { getSearchTerms } from '@/lib/search/search-terms';
import { readPage } from '@/tests/support/read-at-once';
import { createTaskFactory, expectLinear } from './expect-linear';
import { listPumps, MAX_RATIO, measureGrowth } from './measure-growth';

const TIMEOUT_MS = 300_000;

/**
 * Creates a page with these elements. The text replaces empty attribute values, and is the content of each element without a
 * `content` attribute.
 */
const makePage = (elements: [tag: string, attributes: Record<string, string>][], text: string) => {
  const page = document.implementation.createHTMLDocument('');
  for (const [tag, attributes] of elements) {
    const element = page.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value || text);
    if (!('content' in attributes)) element.textContent = text;
    (['meta', 'title', 'script'].includes(tag) ? page.head : page.body).append(element);
  }
  return page;
};
/** Returns a `createTask` whose task reads a page with these elements. */
const createReadPageTaskFactory =
  (elements: [tag: string, attributes: Record<string, string>][]) => (text: string) => {
    const page = makePage(elements, text);
    return () =>
      readPage(page, {
        url: 'https://harbour.example/gauge',
        now: new Date('2026-11-23T12:00:00Z'),
        httpStatus: 200,
        contentType: 'text/html',
        detectedLanguage: null,
      });
  };

describe('measureGrowth', () => {
  it('finds a function whose time grows with the square of the text length', () => {
    const options = { lengths: [2000, 20_000], measurableMs: 20 };
    const createQuadraticTask = (text: string) => () => text.replace(/\s+$/, '');

    expect(measureGrowth([' '], createQuadraticTask, options).ratio).toBeGreaterThan(MAX_RATIO);
  });
});

describe('linear time', () => {
  const namePumps = listPumps('lib/extract/fields/authors');
  const datePumps = listPumps('lib/base/parse-date.ts', 'lib/extract/fields/dates/is-dateline.ts');
  const urlPumps = listPumps('lib/address');

  it.each(Object.entries(identifiers))(
    'time per character does not grow in %s',
    { timeout: TIMEOUT_MS },
    (_, parse) => {
      expectLinear(urlPumps, createTaskFactory(parse));
      expectLinear(
        urlPumps,
        createTaskFactory((text) => parse(`https://doi.org/${text}`)),
      );
    },
  );

  it.each([
    ['cleanUrl', cleanUrl],
    ['normalizeUrl', normalizeUrl],
    ['getWorkKeys', getWorkKeys],
    ['normalizeVenueDomain', normalizeVenueDomain],
  ])('time per character does not grow in %s', { timeout: TIMEOUT_MS }, (_, read) => {
    expectLinear(
      urlPumps,
      createTaskFactory((text) => read(`https://harbour.example/${text}`)),
    );
    expectLinear(
      urlPumps,
      createTaskFactory((text) => read(`https://${text}`)),
    );
  });

  it.each([
    ['parseNames', parseNames],
    ['isLikelyPersonName', isLikelyPersonName],
    ['formatNameInReadingOrder', formatNameInReadingOrder],
  ])('time per character does not grow in %s', { timeout: TIMEOUT_MS }, (_, read) => {
    expectLinear(namePumps, createTaskFactory(read));
  });

  it('time per character does not grow in parseMachineDate, findWrittenDate and isDateline', {
    timeout: TIMEOUT_MS,
  }, () => {
    expectLinear(datePumps, createTaskFactory(parseMachineDate));
    expectLinear(
      datePumps,
      createTaskFactory((text) => findWrittenDate(text, null)),
    );
    expectLinear(
      datePumps,
      createTaskFactory((text) => isDateline(text, { index: text.length >> 1, length: 4, value: '2024' })),
    );
  });

  it('time per character does not grow in normalizeTag, getSearchTerms and normalizeText', {
    timeout: TIMEOUT_MS,
  }, () => {
    const pumps = listPumps('lib/search', 'lib/base');
    expectLinear(pumps, createTaskFactory(normalizeTag));
    expectLinear(
      pumps,
      createTaskFactory((title) => getSearchTerms([title], '')),
    );
    expectLinear(pumps, createTaskFactory(normalizeText));
  });

  it('time per character does not grow in parseMarkdownBlocks', { timeout: TIMEOUT_MS }, () => {
    expectLinear(listPumps('lib/formats'), createTaskFactory(parseMarkdownBlocks));
  });

  it('time per character does not grow in parseExportFile', { timeout: TIMEOUT_MS }, () => {
    const makeFile = (text: string) => ({
      schemaVersion: 1,
      generator: { name: text, version: text },
      exportedAt: text,
      sources: [
        { stableId: text, url: text, title: text, tags: [text], authors: [text], publishedDate: text },
      ],
      snapshots: [{ stableId: text, markdown: text, text }],
      venues: [{ id: text, name: text, domains: [text] }],
    });
    expectLinear(listPumps('lib/record', 'lib/formats'), (text) => () => parseExportFile(makeFile(text)));
  });

  it.each<[string, string[], [string, Record<string, string>][]]>([
    [
      'the title of a page',
      ['lib/extract/fields/title.ts', 'lib/extract/fields/headings.ts'],
      [
        ['title', {}],
        ['h1', {}],
        ['meta', { property: 'og:title', content: '' }],
      ],
    ],
    [
      'the byline of a page',
      ['lib/extract/fields/authors'],
      [
        ['h1', {}],
        ['p', { class: 'byline' }],
        ['a', { rel: 'author', href: '/a' }],
        ['meta', { name: 'author', content: '' }],
        ['img', { alt: '' }],
      ],
    ],
    [
      'the date of a page',
      ['lib/extract/fields/dates'],
      [
        ['h1', {}],
        ['time', { datetime: '' }],
        ['meta', { property: 'article:published_time', content: '' }],
        ['p', { class: 'date' }],
      ],
    ],
    [
      'the identifiers of a page',
      ['lib/extract/fields/identifiers.ts'],
      [
        ['meta', { name: 'citation_doi', content: '' }],
        ['meta', { name: 'dc.identifier', content: '' }],
        ['a', { href: '' }],
        ['p', {}],
      ],
    ],
    [
      'descriptions and keywords of a page',
      ['lib/extract/fields/descriptions.ts'],
      [
        ['meta', { name: 'description', content: '' }],
        ['meta', { name: 'keywords', content: '' }],
        ['div', { class: 'abstract' }],
      ],
    ],
    ['JSON-LD of a page', ['lib/extract/fields/json-ld.ts'], [['script', { type: 'application/ld+json' }]]],
    [
      'the kind of a page',
      ['lib/extract/kind'],
      [
        ['p', {}],
        ['title', {}],
        ['meta', { property: 'og:type', content: '' }],
      ],
    ],
  ])('time per character does not grow in %s', { timeout: TIMEOUT_MS }, (_, files, elements) => {
    expectLinear(listPumps(...files), createReadPageTaskFactory(elements));
  });

  it.each(['p', 'h2', 'a', 'b', 'code', 'pre', 'li', 'td', 'blockquote'])(
    'time per character does not grow in Markdown of %s',
    { timeout: TIMEOUT_MS },
    (tag) => {
      expectLinear(listPumps('lib/extract/text'), (text) => {
        const page = makePage([[tag, tag === 'a' ? { href: 'https://a.example/' } : {}]], text);
        if (tag === 'td')
          page.body.innerHTML = `<table><tr><td></td><td><pre>x</pre></td></tr><tr><td>a</td><td>b</td></tr></table>`;
        if (tag === 'td') page.body.querySelector('td')?.append(text);
        return () => writeBlocks(page.body, { baseUrl: '', footnoteNumbers: new Map() });
      });
    },
  );
});
