import { describe, expect, it } from 'vitest';
import { buildTextFragmentUrl, findVerifiedUrl } from '@/lib/evidence/text-fragment-url';

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
      prefix: 'art of a long line and so the 2nd ',
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

  describe('with the captured text', () => {
    const text =
      'The water rose overnight.\nA miller from the valley wrote down every sack that he carried up.\nThe water rose overnight.\nThe end.';
    const build = (exact: string, from = 0) => {
      const start = text.indexOf(exact, from);
      const end = start + exact.length;
      const quote = {
        exact,
        start,
        end,
        prefix: text.slice(Math.max(0, start - 32), start),
        suffix: text.slice(end, end + 32),
      };
      return buildTextFragmentUrl(PAGE, quote, text).replace(`${PAGE}#:~:text=`, '');
    };

    it('contains the shortest directive that matches only the quote', () => {
      expect(build('A miller from the valley wrote down every sack')).toBe(
        'A%20miller%20from,down%20every%20sack',
      );
      expect(build('miller')).toBe('miller');
      expect(build('valley wrote down every sack that he carried up.\nThe water')).toBe(
        'valley%20wrote%20down,The%20water',
      );
    });

    it('contains a prefix or suffix from the same line if the words occur elsewhere', () => {
      expect(build('he carried')).toBe('he%20carried');
      expect(build('The', text.length - 8)).toBe('The,-end.');
    });
  });
});

describe('findVerifiedUrl', () => {
  const text = 'Menu\nThe tide rose in the night, and the mill stood still.\nThe tide fell in the night.';
  const find = (words: string, isTextOfWholePage: boolean) => {
    const start = text.indexOf(words);
    return findVerifiedUrl(PAGE, text, { start, end: start + words.length }, { isTextOfWholePage });
  };

  it('returns the shortest URL that matches the range and nothing else', () => {
    expect(find('tide rose in the night, and the mill', true)).toBe(`${PAGE}#:~:text=tide,mill`);
    expect(find('in the night', true)).toBe(`${PAGE}#:~:text=rose-,in,night`);
  });

  it('uses more words if the text is only a part of the page, where fewer may occur again', () => {
    expect(find('tide rose in the night, and the mill', false)).toBe(
      `${PAGE}#:~:text=tide%20rose%20in,and%20the%20mill`,
    );
  });

  it('returns null if no URL matches the range alone', () => {
    const repeated = 'The tide rose.\nThe tide rose.';
    expect(findVerifiedUrl(PAGE, repeated, { start: 0, end: 14 }, { isTextOfWholePage: true })).toBeNull();
  });
});
