// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { keepOnlyBlocks } from '@/lib/extract/text/keep-only-blocks';

const keepBlocks = (html: string, ...ids: number[]) => {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  keepOnlyBlocks(body, new Set(ids));
  return body.innerHTML;
};

describe('keepOnlyBlocks', () => {
  it('removes all blocks except those with a given id, and elements without kept blocks', () => {
    expect(
      keepBlocks(
        '<nav><ul><li data-pn="0">Home</li></ul><hr></nav><main> <p data-pn="1">Tide</p> </main>',
        1,
      ),
    ).toBe('<main><p data-pn="1">Tide</p></main>');
  });

  it('keeps everything inside a kept block', () => {
    expect(keepBlocks('<p data-pn="0">A <b>gauge</b> <i></i></p>', 0)).toBe(
      '<p data-pn="0">A <b>gauge</b> <i></i></p>',
    );
  });

  it('keeps the cells of a table in their positions', () => {
    expect(
      keepBlocks(
        '<table><tbody><tr><td data-pn="0">1887</td><td data-pn="1">4.2</td></tr></tbody></table>',
        1,
      ),
    ).toBe('<table><tbody><tr><td data-pn="0"></td><td data-pn="1">4.2</td></tr></tbody></table>');
  });

  it('keeps a horizontal rule between kept blocks', () => {
    expect(keepBlocks('<div><p data-pn="0">A</p><hr><p data-pn="1">B</p></div>', 0, 1)).toContain('<hr>');
  });
});
