// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { removeOtherStories } from '@/lib/extract/text/remove-other-stories';

const PROSE = `<p>${'The keeper writes the height of the water into a book every morning, and the book is older than the gauge. '.repeat(4)}</p>`;

const removeFrom = (body: string): string => {
  const page = new DOMParser().parseFromString(
    `<!doctype html><html><head><title>Measuring tides</title></head><body>${body}</body></html>`,
    'text/html',
  );
  removeOtherStories(page);
  return page.body.textContent ?? '';
};

describe('removeOtherStories', () => {
  it.each([
    ['a day in its text', '<p>Measured on 3 May 2021 at the pier.</p>'],
    ['a marked day in its text', `${PROSE}<p>Measured on <time>3 May 2021</time>.</p>`],
    ['a short sentence that begins with “By”', '<p>By hand, it took three days.</p>'],
    ['the day of the measurement as a line', '<p>3 May 2021</p>'],
  ])('keeps a section of the work with %s', (_, opening) => {
    const section = `<div class="section"><h1>Results</h1>${opening}${PROSE}</div>`;
    expect(removeFrom(`<div class="section"><h1>Measuring tides</h1>${PROSE}</div>${section}`)).toContain(
      'Results',
    );
  });

  it('keeps the entries of a live blog', () => {
    const entry = `<article><h2>The ferry is cancelled</h2><p>3 May 2021</p>${PROSE}</article>`;
    expect(removeFrom(`<article><h1>Measuring tides</h1>${PROSE}</article>${entry.repeat(2)}`)).toContain(
      'The ferry is cancelled',
    );
  });

  it.each([
    ['a byline', 'div', '<div>By Per Holm | 1 February 2024</div>'],
    ['a marked day', 'div', '<p class="info"><time datetime="2024-02-01">1 February</time></p>'],
    ['a dateline', 'article', '<p>1 February 2024</p>'],
    ['an author below it', 'article', `${PROSE}<p class="author">Per Holm</p>`],
  ])('removes another story with %s', (_, tag, opening) => {
    const main = `<${tag}><h1>Measuring tides</h1><p>By Ana Lind</p>${PROSE}</${tag}>`;
    expect(removeFrom(`${main}<${tag}><h1>The lamp is out</h1>${opening}${PROSE}</${tag}>`)).not.toContain(
      'The lamp is out',
    );
  });
});
