import { describe, expect, it } from 'vitest';
import { buildTextFragmentUrl } from '@/lib/evidence/text-fragment-url';

const around = { prefix: '', suffix: '' };
const PAGE = 'https://example.org/x';

describe('buildTextFragmentUrl', () => {
  it('contains the words', () => {
    expect(buildTextFragmentUrl(PAGE, { ...around, exact: 'safe, well-tested & (mostly) done' })).toBe(
      `${PAGE}#:~:text=safe%2C%20well%2Dtested%20%26%20%28mostly%29%20done`,
    );
  });

  it('contains the first and last words of a long quote, and of one across blocks', () => {
    const long = 'one two three four five six seven eight nine ten eleven twelve thirteen';
    expect(buildTextFragmentUrl(PAGE, { ...around, exact: long })).toBe(
      `${PAGE}#:~:text=one%20two%20three%20four,ten%20eleven%20twelve%20thirteen`,
    );
    expect(buildTextFragmentUrl(PAGE, { ...around, exact: 'one two\nthree four' })).toBe(
      `${PAGE}#:~:text=one%20two,three%20four`,
    );
  });

  it('adds whole context words to a short quote that is not unique', () => {
    const quote = { exact: 'claim', prefix: 'art of a long line and so the 2nd ', suffix: ' is\nnext block' };
    expect(buildTextFragmentUrl(PAGE, quote)).toBe(`${PAGE}#:~:text=so%20the%202nd-,claim,-is`);
  });

  it('keeps the route of the page and replaces an earlier text directive', () => {
    expect(
      buildTextFragmentUrl('https://example.org/#/a:~:text=old', { ...around, exact: 'one two three four' }),
    ).toBe('https://example.org/#/a:~:text=one%20two%20three%20four');
  });
});
