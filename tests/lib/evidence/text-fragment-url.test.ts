import { describe, expect, it } from 'vitest';
import { buildTextFragmentUrl } from '@/lib/evidence/text-fragment-url';

const NO_CONTEXT = { prefix: '', suffix: '' };
const PAGE = 'https://example.org/x';

describe('buildTextFragmentUrl', () => {
  it('contains the percent-encoded words', () => {
    expect(buildTextFragmentUrl(PAGE, { ...NO_CONTEXT, exact: 'safe, well-tested & (mostly) done' })).toBe(
      `${PAGE}#:~:text=safe%2C%20well%2Dtested%20%26%20%28mostly%29%20done`,
    );
  });

  it('contains the first and last words of a long quote and of a quote of several lines', () => {
    const longQuote = 'one two three four five six seven eight nine ten eleven twelve thirteen';
    expect(buildTextFragmentUrl(PAGE, { ...NO_CONTEXT, exact: longQuote })).toBe(
      `${PAGE}#:~:text=one%20two%20three%20four,ten%20eleven%20twelve%20thirteen`,
    );
    expect(buildTextFragmentUrl(PAGE, { ...NO_CONTEXT, exact: 'one two\nthree four' })).toBe(
      `${PAGE}#:~:text=one%20two,three%20four`,
    );
  });

  it('adds whole words of the context to a short quote', () => {
    const quote = {
      exact: 'claim',
      prefix: 'art of a longQuote line and so the 2nd ',
      suffix: ' is\nnext block',
    };
    expect(buildTextFragmentUrl(PAGE, quote)).toBe(`${PAGE}#:~:text=so%20the%202nd-,claim,-is`);
  });

  it('keeps the route of the page and replaces an earlier text directive', () => {
    expect(
      buildTextFragmentUrl('https://example.org/#/a:~:text=old', {
        ...NO_CONTEXT,
        exact: 'one two three four',
      }),
    ).toBe('https://example.org/#/a:~:text=one%20two%20three%20four');
  });
});
