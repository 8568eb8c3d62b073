import { parse } from '@retorquere/bibtex-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CITATION_STYLES, type CitationFormat } from '@/lib/formats/citation/citation-formats';
import { formatCitations } from '@/lib/formats/citation/format-citations';
import { sanitizeLine } from '@/lib/formats/sanitize-link';
import type { Source } from '@/lib/record/schema/source';
import { HARD_REFERENCES } from '@/tests/support/hard-references';
import { makeSource } from '@/tests/support/make-sources';

const formatCitation = (source: Source, format: CitationFormat): string =>
  formatCitations([source], format).plain;

const article = makeSource({
  title: 'Anthropic hires former OpenAI safety lead',
  url: 'https://techcrunch.com/2024/05/28/x/',
  authors: ['Kyle Wiggers'],
  publishedDate: '2024-05-28',
  siteName: 'TechCrunch',
  language: 'en-US',
});

describe('citation keys', () => {
  it('citation keys are unique among the copied sources, and follow the pattern of the reader', () => {
    const others = [article, makeSource({ ...article, stableId: makeSource().stableId })];
    for (const format of ['bibtex', 'ris'] as const) {
      const { plain } = formatCitations(others, format, '[year][author]');
      const keys = [...plain.matchAll(/(?:@\w+\{|ID {2}- )([\w-]+)/g)].map(([, key]) => key);
      expect(keys.length).toBe(2);
      expect(new Set(keys).size).toBe(2);
      for (const key of keys) expect(key).toMatch(/^2024wiggers/);
    }
  });
});

describe('a citation of a work with many authors', () => {
  it('names 20 authors in APA style; of more, the first 19 and the last one', () => {
    const makeAuthors = (count: number) =>
      Array.from({ length: count }, (_, index) => `Ada Berg${String.fromCharCode(97 + index)}`);
    expect(formatCitation({ ...article, authors: makeAuthors(20) }, 'apa')).toContain(
      'Bergs, A., & Bergt, A. (',
    );
    expect(formatCitation({ ...article, authors: makeAuthors(25) }, 'apa')).toContain(
      'Bergs, A., … Bergy, A. (',
    );
  });
});

describe('a Markdown citation', () => {
  it('is a link', () => {
    expect(formatCitation(article, 'markdown')).toBe(
      '[Anthropic hires former OpenAI safety lead](https://techcrunch.com/2024/05/28/x/)',
    );
  });

  it('is a footnote', () => {
    expect(formatCitation(article, 'footnote')).toBe(
      '[^1]: [Anthropic hires former OpenAI safety lead](https://techcrunch.com/2024/05/28/x/)',
    );
  });

  it.each([
    ['A [draft] of *b* and `c`', 'A \\[draft\\] of \\*b\\* and \\`c\\`'],
    ['<script>{x}</script>', '\\<script\\>\\{x\\}\\</script\\>'],
    ['two\nlines\t here', 'two lines here'],
    ['snake_case and _so_', 'snake_case and \\_so\\_'],
    ['back\\slash', 'back\\\\slash'],
    ['reversed \u202etxt\u202c\0', 'reversed txt'],
    ['R&D &amp; more', 'R&D \\&amp; more'],
  ])('writes the title %j as %j', (title, text) => {
    expect(formatCitation({ ...article, title }, 'markdown')).toBe(
      `[${text}](https://techcrunch.com/2024/05/28/x/)`,
    );
  });

  it('escapes characters that would end the URL', () => {
    const url = 'https://en.wikipedia.org/wiki/Foo_(bar)?q=a b>';
    expect(formatCitation({ ...article, url }, 'markdown')).toContain(
      '](https://en.wikipedia.org/wiki/Foo_%28bar%29?q=a%20b%3E)',
    );
  });

  it('uses the URL of a source without a title as link text', () => {
    expect(formatCitation({ ...article, title: ' ' }, 'markdown')).toBe(
      '[https://techcrunch.com/2024/05/28/x/](https://techcrunch.com/2024/05/28/x/)',
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'https://'])(
    'does not link to %s',
    (url) => {
      expect(formatCitation({ ...article, url }, 'footnote')).toBe(
        '[^1]: Anthropic hires former OpenAI safety lead',
      );
      expect(formatCitation({ ...article, url }, 'bibtex')).not.toContain('url =');
    },
  );

  it('is one line with one link for any title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const text = formatCitation({ ...article, title }, 'markdown');
        expect(text).toMatch(/^\[(?:\\[!-~]|[^\\[\]\n])*\]\(https:\/\/techcrunch\.com\/2024\/05\/28\/x\/\)$/);
      }),
    );
  });
});

describe('a BibTeX entry', () => {
  it('contains date, site and URL of a news article', () => {
    expect(
      formatCitation({ ...article, createdAt: '2026-03-12T09:00:00.000Z' }, 'bibtex'),
    ).toBe(`@misc{wiggers2024anthropic,
  author = {Wiggers, Kyle},
  title = {{Anthropic hires former OpenAI safety lead}},
  howpublished = {TechCrunch},
  year = {2024},
  month = may,
  date = {2024-05-28},
  url = {https://techcrunch.com/2024/05/28/x/},
  urldate = {2026-03-12},
  langid = {en}
}
`);
  });

  it.each<[Partial<Source>, string]>([
    [{ type: 'paper', identifiers: { ...article.identifiers, doi: '10.1/x' } }, '@article'],
    [{ type: 'paper', subtype: 'preprint' }, '@misc'],
    [{ type: 'paper', identifiers: { ...article.identifiers, arxiv: '2212.08073' } }, '@misc'],
    [{ type: 'report' }, '@techreport'],
    [{ type: 'book' }, '@book'],
    [{ type: 'web' }, '@misc'],
  ])('for %j, has the type %s', (overrides, kind) => {
    expect(formatCitation({ ...article, ...overrides }, 'bibtex')).toMatch(new RegExp(`^${kind}\\{`));
  });

  it('contains identifiers, several authors, and organisations whose name contains "and"', () => {
    const identifiers = { ...article.identifiers, doi: '10.1/x_y', arxiv: '2212.08073' };
    const entry = formatCitation(
      { ...article, identifiers, authors: ['Yuntao Bai', 'Research and Development'] },
      'bibtex',
    );
    expect(entry).toContain('author = {Bai, Yuntao and {Research and Development}}');
    expect(entry).toContain('doi = {10.1/x_y}');
    expect(entry).toContain('eprint = {2212.08073},\n  archiveprefix = {arXiv}');
  });

  it('escapes TeX special characters', () => {
    const entry = formatCitation({ ...article, title: '50% of R&D: $x_1$ {a} #1 ~ ^ \\cmd' }, 'bibtex');
    expect(entry).toContain(
      '{{50\\% of R\\&D: \\$x\\_1\\$ \\textbraceleft{}a\\textbraceright{} \\#1 \\textasciitilde{} \\textasciicircum{} \\textbackslash{}cmd}}',
    );
  });

  it('has a key of ASCII letters and digits', () => {
    expect(
      formatCitation({ ...article, authors: ['Müller, Jörg'], title: 'Die Überschrift' }, 'bibtex'),
    ).toContain('{muller2024uberschrift,');
    expect(formatCitation({ ...article, authors: ['张伟'], title: '人工智能' }, 'bibtex')).toContain(
      `{${article.stableId},`,
    );
  });

  it('has balanced braces for any record', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom('{', '}', '\\', 'a', ' ') }),
        (a, b) => {
          const hostileSource = {
            ...article,
            title: a + b,
            authors: [b, a],
            siteName: b,
            identifiers: { ...article.identifiers, doi: b },
          };
          const entry = formatCitation(hostileSource, 'bibtex');
          let depth = 0;
          for (const character of entry.trimEnd().slice(0, -1)) {
            depth += character === '{' ? 1 : character === '}' ? -1 : 0;
            expect(depth).toBeGreaterThanOrEqual(0);
          }
          expect(depth).toBe(1);
        },
      ),
    );
  });
});

const book = makeSource({
  title: 'Tides: A History',
  url: 'https://example.org/tides',
  authors: ['Ludwig van der Hoek', 'Anna Berg', 'World Harbour Organization'],
  publishedDate: '2023',
  siteName: 'Harbour Press',
  type: 'book',
});
const paper = makeSource({
  title: 'Do tides scale?',
  url: 'https://example.org/paper',
  authors: ['Anna-Lena M. Berg', 'Martin L. Price Jr.'],
  publishedDate: '2022-05',
  siteName: 'Journal of Tides',
  type: 'paper',
  identifiers: { ...article.identifiers, doi: '10.1000/tides' },
});
const anonymous = makeSource({ title: 'About us', url: 'https://example.org/about', siteName: 'Harbour' });
const news = { ...article, subtype: 'news_article' };

describe('a citation in a style', () => {
  it.each<[CitationFormat, Source, string]>([
    [
      'apa',
      news,
      'Wiggers, K. (2024, May 28). Anthropic hires former OpenAI safety lead. TechCrunch. https://techcrunch.com/2024/05/28/x/',
    ],
    [
      'apa',
      book,
      'van der Hoek, L., Berg, A., & World Harbour Organization. (2023). Tides: A History. Harbour Press. https://example.org/tides',
    ],
    [
      'apa',
      paper,
      'Berg, A.-L. M., & Price, M. L., Jr. (2022). Do tides scale? Journal of Tides. https://doi.org/10.1000/tides',
    ],
    ['apa', anonymous, 'About us. (n.d.). Harbour. https://example.org/about'],
    [
      'mla',
      news,
      'Wiggers, Kyle. “Anthropic hires former OpenAI safety lead.” TechCrunch, 28 May 2024, https://techcrunch.com/2024/05/28/x/.',
    ],
    [
      'mla',
      book,
      'van der Hoek, Ludwig, et al. Tides: A History. Harbour Press, 2023, https://example.org/tides.',
    ],
    [
      'chicago',
      news,
      'Wiggers, Kyle. 2024. “Anthropic hires former OpenAI safety lead.” TechCrunch, May 28. https://techcrunch.com/2024/05/28/x/.',
    ],
    [
      'chicago',
      paper,
      'Berg, Anna-Lena M., and Martin L. Price Jr. 2022. “Do tides scale?” Journal of Tides. https://doi.org/10.1000/tides.',
    ],
    [
      'harvard',
      news,
      'Wiggers, K. (2024) ‘Anthropic hires former OpenAI safety lead’, TechCrunch, 28 May. Available at: https://techcrunch.com/2024/05/28/x/ (Accessed: 12 March 2026).',
    ],
    [
      'ieee',
      news,
      'K. Wiggers, “Anthropic hires former OpenAI safety lead,” TechCrunch, May 28, 2024. Accessed: Mar. 12, 2026. [Online]. Available: https://techcrunch.com/2024/05/28/x/',
    ],
    [
      'ieee',
      paper,
      'A.-L. M. Berg and M. L. Price Jr., “Do tides scale?” Journal of Tides, May 2022, doi: 10.1000/tides.',
    ],
    [
      'vancouver',
      news,
      'Wiggers K. Anthropic hires former OpenAI safety lead. TechCrunch [Internet]. 2024 May 28 [cited 2026 Mar 12]. Available from: https://techcrunch.com/2024/05/28/x/',
    ],
    [
      'vancouver',
      paper,
      'Berg ALM, Price ML Jr. Do tides scale? Journal of Tides [Internet]. 2022 May [cited 2026 Mar 12]. Available from: https://doi.org/10.1000/tides',
    ],
    [
      'nature',
      paper,
      'Berg, A.-L. M. & Price, M. L., Jr. Do tides scale? Journal of Tides https://doi.org/10.1000/tides (2022).',
    ],
    [
      'nature',
      book,
      'van der Hoek, L., Berg, A. & World Harbour Organization. Tides: A History. https://example.org/tides (Harbour Press, 2023).',
    ],
  ])('has the order and the marks of the style: %s', (format, source, text) => {
    expect(formatCitation(source, format)).toBe(text);
  });

  it('is rich text with italics and a link', () => {
    expect(formatCitations([book], 'mla').html).toBe(
      '<p>van der Hoek, Ludwig, et al. <i>Tides: A History</i>. Harbour Press, 2023, <a href="https://example.org/tides">https://example.org/tides</a>.</p>',
    );
  });

  it('is a bibliography for several sources, sorted or numbered', () => {
    const sources = [paper, anonymous, news];
    const getStarts = (format: CitationFormat) =>
      formatCitations(sources, format)
        .plain.split('\n')
        .map((line) => line.slice(0, 10));
    expect(getStarts('apa')).toEqual(['About us. ', 'Berg, A.-L', 'Wiggers, K']);
    expect(getStarts('ieee')).toEqual(['[1] A.-L. ', '[2] “About', '[3] K. Wig']);
    expect(getStarts('vancouver')).toEqual(['1. Berg AL', '2. About u', '3. Wiggers']);
  });

  it('contains no markup from the values of a source', () => {
    for (const style of CITATION_STYLES) {
      const { html } = formatCitations(
        [{ ...article, title: '<img src=x>', authors: ['<b>Anna</b> Berg'], url: 'javascript:alert(1)' }],
        style,
      );
      expect(html.match(/<[a-z]+/g)?.filter((tag) => !['<p', '<i'].includes(tag))).toEqual([]);
      expect(html).not.toContain('javascript:');
    }
  });

  it('is one line without missing parts for each of 300 difficult references', () => {
    for (const style of CITATION_STYLES)
      for (const source of HARD_REFERENCES) {
        const text = formatCitation(source, style);
        expect(text).not.toMatch(/\n|undefined|null|\.\.(?!\.)|, ,|\(\)/);
        expect(text).toContain(sanitizeLine(source.title).slice(0, 5));
      }
  });
});

describe('other citation formats', () => {
  it('include a citation template of Wikipedia', () => {
    expect(formatCitation({ ...news, title: 'A [b] | {c}' }, 'cite-web')).toBe(
      '{{cite news |last=Wiggers |first=Kyle |title=A &#91;b&#93; {{!}} &#123;c&#125; |url=https://techcrunch.com/2024/05/28/x/ |work=TechCrunch |date=28 May 2024 |access-date=12 March 2026 |language=en-US}}',
    );
    expect(formatCitation(anonymous, 'cite-web')).toMatch(/^\{\{cite web \|title=About us /);
  });

  it('include plain text', () => {
    expect(formatCitation(news, 'plain')).toBe(
      'Kyle Wiggers: Anthropic hires former OpenAI safety lead. TechCrunch, 28 May 2024. https://techcrunch.com/2024/05/28/x/',
    );
  });

  it.each([
    [
      'https://en.wikipedia.org/wiki/Foo_(bar)?a=1&b=[c]',
      'https://en.wikipedia.org/wiki/Foo_(bar)?a=1&amp;b=[c]',
    ],
    [`https://example.org/'">a`, 'https://example.org/&#39;%22%3Ea'],
  ])('link plain text with the URL as it is shown: %s', (url, expected) => {
    const { html } = formatCitations([anonymous, { ...anonymous, url }], 'plain');
    expect(html.split('\n')[1]).toContain(`<a href="${expected}">${expected}</a>`);
  });

  it('do not link a URL that is not http(s)', () => {
    expect(formatCitations([{ ...anonymous, url: 'javascript:alert(1)' }], 'plain').html).not.toContain('<a');
  });

  it('include numbered footnotes, and several BibTeX entries that a parser reads', () => {
    expect(formatCitations([news, book], 'footnote').plain.match(/^\[\^\d\]/gm)).toEqual(['[^1]', '[^2]']);
    expect(parse(formatCitations([news, book, paper], 'bibtex').plain).entries.length).toBe(3);
  });
});
