// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readSmallPage, SMALL_TEXT } from '@/tests/support/read-small-page';

const readAuthors = (content: string, options?: Parameters<typeof readSmallPage>[1]): string[] =>
  [readSmallPage(content, options).authors[0]?.value ?? []].flat();

describe('authors in a byline', () => {
  it.each([
    [
      'a second author without a link',
      '<p class="byline">By <a href="/author/ana">Ana Lind</a> and Per Holm</p>',
      ['Ana Lind', 'Per Holm'],
    ],
    [
      'a second author beside a rel=author link',
      '<p>By <a rel="author" href="/u/ana">Ana Lind</a> &amp; Per Holm</p>',
      ['Ana Lind', 'Per Holm'],
    ],
    ['a profession after the name', '<p>By Ana Lind, Trial Attorney at Lind &amp; Holm</p>', ['Ana Lind']],
    ['a surname that is also a profession', '<p>By Ana Lind and Nick Nurse</p>', ['Ana Lind', 'Nick Nurse']],
    ['a publication after the name', '<p class="byline">By Ana Lind for Canal Post</p>', ['Ana Lind']],
    ['credits of text and pictures', '<p>Text: Ana Lind | Photos: Per Holm</p>', ['Ana Lind']],
    ['a desk', '<p class="author">Science Desk</p>', []],
    ['a year after the name', '<p class="byline">By Ana Lind - 2025</p>', ['Ana Lind']],
  ])('reads %s', (_, byline, expected) => {
    expect(readAuthors(`${byline}${SMALL_TEXT}`)).toEqual(expected);
  });

  it('keeps a name that ends like a preposition', () => {
    const head = '<meta itemprop="author" content="Harbour On">';
    expect(
      readAuthors(`<p class="p-author">Written by <a href="/a">Harbour On</a></p>${SMALL_TEXT}`, { head }),
    ).toEqual(['Harbour On']);
  });

  it('prefers names near the heading to other links in the box of the author', () => {
    const box =
      '<div class="author-box"><a href="/u/ana">Ana Lind</a><a href="/x">Super Gate Collection</a><a href="/y">Canal Quest Two</a></div>';
    expect(readAuthors(`<p>By Ana Lind</p>${SMALL_TEXT.repeat(6)}${box}`)).toEqual(['Ana Lind']);
  });

  it('does not take the author of an embedded card', () => {
    const card =
      '<section><header><h3>Eels return</h3><p>By Per Holm</p></header><p>Eels in the basin.</p></section>';
    expect(readAuthors(`${SMALL_TEXT}${card}`)).toEqual([]);
  });
});

describe('authors with a label of their own', () => {
  it('reads the names in the list after the label', () => {
    const box =
      '<div><h6>Author(s)</h6><ul><li><a href="/?a=1">Ana Lind</a></li><li>Per Holm</li></ul></div>';
    expect(readAuthors(`${SMALL_TEXT.repeat(6)}${box}`)).toEqual(['Ana Lind', 'Per Holm']);
  });

  it('reads the name after "Article by"', () => {
    expect(readAuthors(`${SMALL_TEXT.repeat(6)}<h2>Article by</h2><div>Ana Lind</div>`)).toEqual([
      'Ana Lind',
    ]);
  });
});

describe('authors in scholarly metadata', () => {
  it('reads all authors if another kind of metadata has only the first', () => {
    const names = ['Ana Lind', 'Per Holm', 'Jo Berg'].map(
      (name) => `<meta name="citation_authors" content="${name}">`,
    );
    const head = `<meta name="DC.Creator" content="Ana Lind">${names.join('')}`;
    expect(readAuthors(SMALL_TEXT, { head })).toEqual(['Ana Lind', 'Per Holm', 'Jo Berg']);
  });
});

describe('companies as authors', () => {
  it.each([
    'Harbour Web GmbH',
    'NORTH QUAY AG',
    'Bundesverband Gezeiten e.V.',
    'Lind & Holm GmbH & Co. KG',
    'Quay Media, Inc.',
  ])('suggests %s, which only the head of the page names', (name) => {
    const head = `<meta name="author" content="${name.replace('&', '&amp;')}">`;
    const page = readSmallPage(SMALL_TEXT, { head });
    expect(page.authors).toEqual([]);
    expect(page.unconfirmed?.authors).toHaveLength(1);
  });

  it.each([
    ['Miller SA, Jones B', ['Miller SA', 'Jones B']],
    ['Kim SE', ['Kim SE']],
    ['World Health Organization; Quay Media Inc.', ['World Health Organization']],
  ])('takes the authors of %s', (content, names) => {
    expect(readAuthors(SMALL_TEXT, { head: `<meta name="author" content="${content}">` })).toEqual(names);
  });

  it('takes a company that the page marks as the author', () => {
    expect(readAuthors(`<p>By <a rel="author" href="/a">Harbour Web GmbH</a></p>${SMALL_TEXT}`)).toEqual([
      'Harbour Web GmbH',
    ]);
  });

  it('takes a person who is named beside a company, and a person whose name ends with capitals', () => {
    const content = 'Ana Lind, Harbour Web GmbH';
    expect(readAuthors(SMALL_TEXT, { head: `<meta name="author" content="${content}">` })).toEqual([
      'Ana Lind',
    ]);
    expect(readAuthors(SMALL_TEXT, { head: '<meta name="author" content="Ana Lind MA">' })).toEqual([
      'Ana Lind MA',
    ]);
  });
});

describe('metadata of another route', () => {
  const buildHead = (url: string) =>
    `<link rel="canonical" href="${url}"><meta property="og:url" content="${url}"><meta property="og:title" content="Winter gates stay open"><meta name="author" content="Ana Lind">`;

  it.each([
    ['the query', 'https://post.example/story?id=22', 'https://post.example/story?id=21'],
    ['the fragment', 'https://post.example/app#/story/22', 'https://post.example/app#/story/21'],
  ])('is ignored if %s names another page', (_, url, declaredUrl) => {
    const page = readSmallPage(`<p>By Per Holm</p>${SMALL_TEXT}`, { url, head: buildHead(declaredUrl) });
    expect(page.authors[0]?.value).toEqual(['Per Holm']);
    expect(page.unconfirmed?.authors[0]?.value).toEqual(['Ana Lind']);
  });

  it('is used if the declared URL only lacks parameters', () => {
    const url = 'https://post.example/story?ref=mail';
    const page = readSmallPage(SMALL_TEXT, { url, head: buildHead('https://post.example/story') });
    expect(page.authors[0]?.value).toEqual(['Ana Lind']);
  });
});
