import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCitation } from '@/lib/formats/format-citation';
import type { Source } from '@/lib/record/schema/source';
import { makeSource } from '@/tests/support/make-records';

const article = makeSource({
  title: 'Anthropic hires former OpenAI safety lead',
  url: 'https://techcrunch.com/2024/05/28/x/',
  authors: ['Kyle Wiggers'],
  publishedDate: '2024-05-28',
  siteName: 'TechCrunch',
  language: 'en-US',
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
