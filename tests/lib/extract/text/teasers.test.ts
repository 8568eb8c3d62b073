// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readArticle } from '@/tests/support/read-at-once';

const url = 'https://quay-courier.example/sea/missing-winters';
const PARAGRAPH =
  'The harbour office has read its gauge by hand since 1889, every morning at seven, and has never once skipped a Sunday in all these years of wind and rain.';
const article = Array.from(
  { length: 5 },
  (_, index) => `<p>${PARAGRAPH.replace('1889', `188${index}`)}</p>`,
).join('');
const makeTeasers = (host: string) =>
  `<div><div>More to read</div>${['Ferry', 'Lamp', 'Rope']
    .map(
      (name) =>
        `<div><h4><a href="${host}/story/${name}">The ${name} at the quay</a></h4><p>A ${name.toLowerCase()} needs a keeper who looks after it every day.</p></div>`,
    )
    .join('')}</div>`;
const read = (html: string, pageUrl = url) =>
  readArticle(new DOMParser().parseFromString(`<title>The gauge</title><div>${html}</div>`, 'text/html'), {
    scope: 'article',
    url: pageUrl,
  }).text;

describe('listTeaserIds', () => {
  it('teasers are left out without any class that names them', () => {
    const text = read(`<div>The gauge</div><div>${article}</div>${makeTeasers('')}`);
    expect(text).toContain('since 1884');
    expect(text).not.toContain('needs a keeper');
  });

  it('teasers are kept if they are most of the page', () => {
    expect(read(`<main><p>${PARAGRAPH}</p>${makeTeasers('').repeat(4)}</main>`)).toContain(
      'ferry needs a keeper',
    );
  });

  it('teasers are not confused with sections of the article whose headings link to other sites', () => {
    const text = read(`<main><h1>The gauge</h1>${article}${makeTeasers('https://elsewhere.example')}</main>`);
    expect(text).toContain('ferry needs a keeper');
  });

  it('teasers are not confused with the items of a round-up between its introduction and its end', () => {
    const text = read(`<div>${article}</div>${makeTeasers('')}<div><p>${PARAGRAPH}</p></div>`);
    expect(text).toContain('ferry needs a keeper');
  });

  it.each(['?utm_source=letter', '/', ''])(
    'teasers are not confused with sections whose headings link to themselves on …winters%s',
    (addition) => {
      const sections = makeTeasers('').replaceAll('/story/', `${url}#`);
      expect(read(`<div>${article}</div>${sections}`, url + addition)).toContain('ferry needs a keeper');
    },
  );
});
