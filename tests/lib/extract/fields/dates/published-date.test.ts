// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readHtml, readSmallPage, SMALL_TEXT } from '@/tests/support/read-small-page';

const readDate = (content: string, options?: Parameters<typeof readSmallPage>[1]): string | null =>
  readSmallPage(content, options).publishedDate[0]?.value ?? null;

describe('the history of a paper', () => {
  it.each([
    ['en', 'Received 3 March 2021; Revised 4 April 2021; Accepted 5 May 2021; Published online 9 June 2021'],
    [
      'de',
      'Eingegangen: 3. März 2021 / Überarbeitet: 4. April 2021 / Angenommen: 5. Mai 2021 / Veröffentlicht: 9. Juni 2021',
    ],
    ['fr', 'Reçu le 3 mars 2021 / Révisé le 4 avril 2021 / Accepté le 5 mai 2021 / Publié le 9 juin 2021'],
    ['es', 'Recibido: 3 de marzo de 2021 / Revisado: 4 de abril de 2021 / Publicado: 9 de junio de 2021'],
    ['it', 'Ricevuto: 3 marzo 2021 | Revisionato: 4 aprile 2021 | Pubblicato: 9 giugno 2021'],
    ['pt', 'Recebido: 3 de março de 2021 | Revisto: 4 de abril de 2021 | Publicado: 9 de junho de 2021'],
    ['nl', 'Ontvangen: 3 maart 2021 | Herzien: 4 april 2021 | Gepubliceerd: 9 juni 2021'],
    ['pl', 'Otrzymano: 3 marca 2021 | Poprawiono: 4 kwietnia 2021 | Opublikowano: 9 czerwca 2021'],
    ['ru', 'Поступила 3 марта 2021 | Доработана 4 апреля 2021 | Опубликована 9 июня 2021'],
    ['ja', '受付日: 2021年3月3日 | 改訂日: 2021年4月4日 | 公開日: 2021年6月9日'],
    ['zh', '收稿日期：2021年3月3日 | 修回日期：2021年4月4日 | 出版日期：2021年6月9日'],
  ])('gives the day of publication in %s, not that of a revision', (lang, history) => {
    const lines = history.split(/ [/|] /).map((line) => `<p>${line}</p>`);
    expect(readDate(`${lines.join('')}${SMALL_TEXT}`, { lang })).toBe('2021-06-09');
  });
});

describe('visible dates', () => {
  it('reads a year of two digits in a language that writes it with full stops', () => {
    expect(readDate(`<p class="date">04.05.23</p>${SMALL_TEXT}`, { lang: 'de' })).toBe('2023-05-04');
    expect(readDate(`<p>Version 04.05.23</p>${SMALL_TEXT}`, { lang: 'en' })).toBeNull();
  });

  it('reads a date beside the text if the label says that it is the publication', () => {
    const meta = '<div class="post-sidebar"><h4>Published</h4><div>July 8, 2025</div></div>';
    expect(readDate(`${SMALL_TEXT.repeat(4)}${meta}`)).toBe('2025-07-08');
  });

  it('reads no date of a list in which every entry has the label', () => {
    const entry = '<li><b>Published</b> <span>July 8, 2025</span></li>';
    expect(readDate(`${SMALL_TEXT.repeat(4)}<ul>${entry.repeat(3)}</ul>`)).toBeNull();
  });

  it('reads the dateline in the footer of the article', () => {
    const footer =
      '<footer class="post-footer"><div class="footer-main">Ana Lind · February 3, 2024</div></footer>';
    expect(readDate(`${SMALL_TEXT.repeat(4)}${footer}`)).toBe('2024-02-03');
  });

  it.each([
    [
      'a comment',
      '<section class="talk"><ul><li class="comment"><b>Per</b> <time datetime="2020-02-02">2 Feb 2020</time><p>Good.</p></li></ul></section>',
    ],
    [
      'an embedded card',
      '<section><header><h3>Eels return</h3><p>By Per Holm</p><time datetime="2019-01-02">2 January 2019</time></header><p>Eels in the basin.</p></section>',
    ],
    ['the profile of a member', '<dl><dt>Outer Gate</dt><dd>Founded: Dec 11, 2021</dd></dl>'],
    ['a registration', '<p>Ana Lind</p><p>Registered on Dec 11, 2021</p>'],
    ['a registration without a label', '<p>Registered | Dec 11, 2021</p>'],
    ['a change behind a separator', '<p>Last updated · Dec 11, 2021</p>'],
  ])('does not take the date of %s', (_, part) => {
    expect(readDate(`${SMALL_TEXT}${part}`)).toBeNull();
  });

  it.each([
    'By Ana Lind, Registered Dietitian | May 3, 2024',
    'By Ana Lind, who founded a school | May 3, 2024',
    'Edited by Ana Lind | May 3, 2024',
    'By Rosa Sheard · May 3, 2024',
    'Press release | May 3, 2024',
    '<span>By Ana Lind, Registered Dietitian</span><br>May 3, 2024',
  ])('reads the date beside names and professions in “%s”', (line) => {
    expect(readDate(`<p>${line}</p>${SMALL_TEXT}`)).toBe('2024-05-03');
  });

  it('reads the labelled date of a page inside one form', () => {
    const html =
      '<form><div><h1>Rye in wet years</h1><p>The gate.</p></div><dl><dt>Published</dt><dd>July 8, 2025</dd></dl></form>';
    expect(readDate(html)).toBe('2025-07-08');
  });

  it('reads the day on which a thread was started', () => {
    const line = "<p>Discussion in 'Harbours' started by ana99, May 11, 2024.</p>";
    expect(readDate(`${line}${SMALL_TEXT}`)).toBe('2024-05-11');
  });

  it('offers the day of the last change if there is no other date', () => {
    const { publishedDate, unconfirmed } = readSmallPage(`<p>Last updated: Dec 12, 2025</p>${SMALL_TEXT}`);
    expect(publishedDate).toEqual([]);
    expect(unconfirmed?.publishedDate).toEqual([{ value: '2025-12-12', from: 'page text' }]);
  });
});

describe('dates that only the metadata has', () => {
  it('uses the date of an article in Open Graph', () => {
    const head = '<meta property="article:published_time" content="2024-06-11T08:00:00Z">';
    expect(readDate(SMALL_TEXT, { head })).toBe('2024-06-11');
  });
});

describe('dates of articles about products', () => {
  const products = '{"@type":"Product","name":"Gate oil"}';
  const article =
    '{"@type":"Article","headline":"Rye in wet years","datePublished":"2025-12-18","author":{"@type":"Person","name":"Ana Lind"}}';

  it('reads date and authors of an article that compares products', () => {
    const head = `<script type="application/ld+json">[${products},${article}]</script>`;
    const { publishedDate, authors, subtype } = readSmallPage(SMALL_TEXT, { head });
    expect(publishedDate[0]?.value).toBe('2025-12-18');
    expect(authors[0]?.value).toEqual(['Ana Lind']);
    expect(subtype[0]?.value).not.toBe('product_page');
  });

  it('reads no date of the page of a product', () => {
    const head = `<script type="application/ld+json">${products}</script><meta name="date" content="2023-11-02">`;
    expect(readDate(SMALL_TEXT, { head })).toBeNull();
  });
});

describe('dates away from the heading', () => {
  const longText = SMALL_TEXT.repeat(4);

  it.each([
    [
      'after a label in the same line',
      `${longText}<div>Posted on April 13, 2023<ul><li>Canals</li></ul></div>`,
    ],
    ['after a label in an element of its own', `${longText}<p><b>Published on:</b> April 13, 2023</p>`],
    [
      'in one of several lines',
      `${longText}<p>Last change: 14.04.2023<br>Erschienen am: 13.04.2023<br>61 readings</p>`,
    ],
    [
      'after the link to the author',
      `${longText}<div><p>Written by <a href="/author/ana-lind">Ana Lind</a></p><p>April 13, 2023 · 8 min read</p></div>`,
    ],
    [
      'in the element of the author',
      `${longText}<div class="post-author-details"><p>Ana Lind</p><small>April 13, 2023</small></div>`,
    ],
  ])('dates away from the heading are read %s', (_, content) => {
    expect(readDate(content)).toBe('2023-04-13');
  });

  it.each([
    ['lines that are repeated for other pages', '<p>Posted on April 13, 2023</p>'.repeat(3)],
    ['a day in a sentence', '<p>Posted on April 13, 2023, the rule was lifted a year later.</p>'],
    [
      'a biography',
      '<div class="author-bio"><p>Ana Lind was born in Rye.</p><p>Since April 13, 2023 she lives in Hull.</p></div>',
    ],
    ['an updated byline', '<div class="author"><p>Ana Lind</p><p>Updated April 13, 2023</p></div>'],
  ])('dates away from the heading are not taken from %s', (_, part) => {
    expect(readDate(`${longText}${part}`)).toBeNull();
  });

  it('dates away from the heading are read in a short aside of the article, with its author', () => {
    const aside =
      '<aside class="meta"><p>By: <a href="/people/ana">Ana Lind</a></p><time datetime="2023-04-13">13 Apr 2023</time></aside>';
    const { publishedDate, authors } = readSmallPage(`${aside}${longText}`);
    expect([publishedDate[0]?.value, authors[0]?.value]).toEqual(['2023-04-13', ['Ana Lind']]);
  });

  it.each([
    [
      'a heading of its own',
      '<aside><h3>Eels return</h3><time datetime="2019-01-02">2 January 2019</time></aside>',
    ],
    [
      'the name of related stories',
      '<aside class="related"><time datetime="2019-01-02">2 January 2019</time></aside>',
    ],
  ])('dates away from the heading are not read in an aside with %s', (_, aside) => {
    expect(readDate(`${aside}${longText}`)).toBeNull();
  });

  it('dates away from the heading are read directly before the heading, whatever the name of the element', () => {
    const html = `<!doctype html><html lang="de"><head><title>Rye in wet years</title></head><body><main><div>
      <h3 class="teaser-meta">13.04.2023</h3><h1>Rye in wet years</h1>${SMALL_TEXT}</div></main></body></html>`;
    const { publishedDate } = readHtml(html);
    expect(publishedDate[0]).toEqual({ value: '2023-04-13', from: 'page text' });
  });

  it('dates away from the heading are read below the heading of the article if its title differs from the metadata', () => {
    const list = '<section><h1>Next in your guide to being outside in Hull</h1><p>Eels return</p></section>';
    const head = '<meta property="og:title" content="Our favorite walks in Hull">';
    expect(
      readDate(`<p>By Ana Lind</p><p>April 13, 2023</p>${longText}</article>${list}`, {
        title: 'The best trails for a rainy day',
        head,
      }),
    ).toBe('2023-04-13');
  });
});

describe('a date that the page has from several origins', () => {
  it('is confirmed by any of them', () => {
    const head = `<meta property="article:published_time" content="2023-04-13">
      <script type="application/ld+json">{"@context":"https://schema.org","@type":"BlogPosting","headline":"Rye in wet years","datePublished":"2023-04-13"}</script>`;
    const html = `<!doctype html><html lang="en"><head><title>Rye in wet years</title>${head}</head><body><h1>Rye in wet years</h1>${SMALL_TEXT}</body></html>`;
    const { publishedDate } = readHtml(html);
    expect(publishedDate[0]).toEqual({ value: '2023-04-13', from: 'article:published_time' });
  });
});
