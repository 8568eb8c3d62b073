import { describe, expect, it } from 'vitest';
import { formatChosenCitations } from '@/lib/formats/citation/format-chosen-citations';
import { formatStyledCitations } from '@/lib/formats/csl-style/format-styled-citations';
import { makeSource } from '@/tests/support/make-sources';
import { makeStyle } from '@/tests/support/make-style';

const makePaper = (changes: Parameters<typeof makeSource>[0] = {}) =>
  makeSource({ title: 'Tides & <b>waves</b>', authors: ['Anna Berg'], type: 'paper', ...changes });

describe('formatStyledCitations', () => {
  it('returns plain text and HTML with the formatting of the style and a link', () => {
    const layout =
      '<names variable="author"><name><name-part name="family" font-variant="small-caps"/></name></names><text variable="title" prefix=". " font-style="italic" font-weight="bold" suffix="."/><text variable="DOI" prefix=" https://doi.org/" vertical-align="sup"/>';
    const source = makePaper();
    const result = formatStyledCitations(
      [{ ...source, identifiers: { ...source.identifiers, doi: '10.1000/tides' } }],
      makeStyle({ layout }),
    );
    expect(result).toEqual({
      ok: true,
      value: {
        plain: 'Anna Berg. Tides & <b>waves</b>. https://doi.org/10.1000/tides',
        html: '<p>Anna <span style="font-variant:small-caps">Berg</span>. <b><i>Tides &amp; &lt;b&gt;waves&lt;/b&gt;</i></b>. https://doi.org/<sup>10.1000/tides</sup></p>',
      },
    });
  });

  it('links the URL that the style writes', () => {
    const source = makePaper({ url: 'https://tides.example/a?b=1&c=2' });
    const result = formatStyledCitations([source], makeStyle({ layout: '<text variable="URL"/>' }));
    expect(result.ok && result.value.html).toBe(
      '<p><a href="https://tides.example/a?b=1&amp;c=2">https://tides.example/a?b=1&amp;c=2</a></p>',
    );
  });

  it('separates the entries of several sources by lines', () => {
    const sources = [makePaper({ title: 'A' }), makePaper({ title: 'B' })];
    const result = formatStyledCitations(sources, makeStyle());
    expect(result.ok && result.value.plain).toBe('A\nB');
  });
});

describe('formatChosenCitations', () => {
  it('formats in a format of the extension or in an added style', async () => {
    const sources = [makePaper({ title: 'A' })];
    const style = { id: 'tides', title: 'Tides', xml: makeStyle() };
    expect((await formatChosenCitations(sources, 'markdown', null)).plain).toMatch(/^\[A\]\(/);
    expect((await formatChosenCitations(sources, style, null)).plain).toBe('A');
  });

  it('rejects for a style that this version cannot use', async () => {
    const style = { id: 'tides', title: 'Tides', xml: '<style/>' };
    await expect(formatChosenCitations([makePaper()], style, null)).rejects.toThrow('not-a-style');
  });
});
