import { describe, it } from 'vitest';
import { chooseSourceUrl } from '@/lib/address/choose-source-url';
import { listUrls } from '@/lib/address/list-urls';
import { isPrivateUrl } from '@/lib/address/private-host';
import { buildQuote } from '@/lib/evidence/build-quote';
import { buildTextFragmentUrl } from '@/lib/evidence/text-fragment-url';
import { formatCitations } from '@/lib/formats/citation/format-citations';
import { formatPerson, type PersonRules } from '@/lib/formats/csl-style/format-person';
import { formatStyledCitations } from '@/lib/formats/csl-style/format-styled-citations';
import { parseStyle } from '@/lib/formats/csl-style/parse-style';
import { applyTextCase } from '@/lib/formats/csl-style/text-case';
import { parseXml } from '@/lib/formats/import/parse-xml';
import { parseInline } from '@/lib/formats/parse-inline';
import { listSimilarTagPairs } from '@/lib/search/list-similar-tags';
import { parseBaseUrl } from '@/lib/wiki/adapters/research-wiki/client/parse-base-url';
import { makeSource } from '@/tests/support/make-sources';
import { makeStyle } from '@/tests/support/make-style';
import { createTaskFactory, expectLinear } from './expect-linear';
import { listPumps } from './measure-growth';

const TIMEOUT = 300_000;

const ADDED_STYLE_XML = makeStyle({
  layout:
    '<names variable="author"><name initialize-with="." name-as-sort-order="all"/></names><text variable="title" text-case="title" quotes="true" strip-periods="true" suffix="."/><text variable="abstract" text-case="sentence"/>',
});

const INITIALS: PersonRules = {
  isShort: false,
  isInverted: true,
  initializeWith: '.',
  shouldInitialize: true,
  shouldWriteHyphen: true,
  sortSeparator: ', ',
  isParticleDemoted: false,
  nameParts: new Map(),
};

describe('linear time on texts', () => {
  const evidencePumps = listPumps('lib/evidence', 'lib/base');
  const xmlPumps = ['<a>', '</a>', '<a></b>', '<a b="', '<![CDATA[', '<!--', '&#1;', "<a b='\"'>", '\\['];
  const formatPumps = [...listPumps('lib/formats'), ...xmlPumps];
  const addressPumps = listPumps('lib/address', 'lib/wiki/adapters/research-wiki/client');

  it.each<[string, (text: string) => unknown]>([
    ['a short quote of a repetitive text', (text) => buildQuote({ exact: text.slice(2, 6) }, text)],
    ['a long quote of a repetitive text', (text) => buildQuote({ exact: text.slice(0, 5000) }, text)],
    ['a quote that does not occur', (text) => buildQuote({ exact: `${text.slice(0, 3000)}!` }, text)],
    [
      'a quote with its context',
      (text) =>
        buildQuote({ exact: text.slice(2, 40), prefix: text.slice(0, 32), suffix: text.slice(0, 32) }, text),
    ],
    [
      'the link to a quote',
      (text) =>
        buildTextFragmentUrl('https://harbour.example/a', { exact: text, prefix: text, suffix: text }),
    ],
  ])('time per character does not grow in %s', { timeout: TIMEOUT }, (_, run) =>
    expectLinear(evidencePumps, createTaskFactory(run)),
  );

  it.each<[string, (text: string) => unknown]>([
    ['parseInline', parseInline],
    ['XML', parseXml],
    ['XML inside elements', (text) => parseXml(`${'<a>'.repeat(text.length / 3)}${text}`)],
    [
      'citations',
      (text) => {
        const source = { ...makeSource(), title: text, authors: [text], siteName: text, abstract: text };
        return (['bibtex', 'markdown', 'apa', 'ris', 'cite-web'] as const).map(
          (format) => formatCitations([source], format).plain,
        );
      },
    ],
    [
      'citations in an added style',
      (text) => {
        const source = { ...makeSource(), title: text, authors: [text], siteName: text, abstract: text };
        return formatStyledCitations([source], ADDED_STYLE_XML);
      },
    ],
    ['the case of a title', (text) => applyTextCase(text, 'title', true)],
    ['the initials of a name', (text) => formatPerson({ given: text, family: 'Berg' }, INITIALS)],
    ['a file that is no citation style', (text) => parseStyle(`${ADDED_STYLE_XML}${text}`)],
  ])('time per character does not grow in %s', { timeout: TIMEOUT }, (_, run) =>
    expectLinear(formatPumps, createTaskFactory(run)),
  );

  it.each<[string, (text: string) => unknown]>([
    ['the saved URL', (text) => chooseSourceUrl(`https://harbour.example/${text}`, text)],
    ['links in a text', listUrls],
    ['a link in brackets', (text) => listUrls(`${'('.repeat(text.length)}https://a.example/${text}`)],
    ['private hosts', (text) => isPrivateUrl(`https://${text}/`)],
    ['the address of a wiki', parseBaseUrl],
  ])('time per character does not grow in %s', { timeout: TIMEOUT }, (_, run) =>
    expectLinear(addressPumps, createTaskFactory(run)),
  );

  it('time per character does not grow in the search for similar tags', { timeout: TIMEOUT }, () => {
    expectLinear(['-'], ({ length }) => {
      const tags = Array.from(
        { length: length / 10 },
        (_, index) => `tag-${index.toString(36)}-${index % 97}`,
      );
      return () => listSimilarTagPairs(tags);
    });
  });
});
