// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { copyNoscriptImage } from '@/lib/extract/text/copy/placeholder-images';

const PLACEHOLDER = '<img src="/placeholder.png">';
const IMAGE = '<img src="/gauge.jpg" width="600">';

/** Returns the URL of the first image after the `noscript` with this text was read. */
const copyInto = (precedingHtml: string, noscriptHtml: string): string | null => {
  const { body } = new DOMParser().parseFromString(precedingHtml, 'text/html');
  const noscript = document.createElement('noscript');
  noscript.textContent = noscriptHtml;
  copyNoscriptImage(noscript, body.firstElementChild);
  return body.querySelector('img')?.getAttribute('src') ?? null;
};

describe('copyNoscriptImage', () => {
  it.each([
    ['a placeholder', PLACEHOLDER],
    ['a container of one placeholder', `<div class="lazy"><span>${PLACEHOLDER}</span></div>`],
  ])('copies the URL to %s', (_, html) => {
    expect(copyInto(html, IMAGE)).toBe('/gauge.jpg');
  });

  it.each([
    ['a part with text', `<div>${PLACEHOLDER}<p>The gauge stands at the pier.</p></div>`],
    ['a gallery', `<div>${PLACEHOLDER}${PLACEHOLDER}</div>`],
  ])('changes no image of %s', (_, html) => {
    expect(copyInto(html, IMAGE)).toBe('/placeholder.png');
  });

  it.each([
    '<img width="1" height="1" src="https://count.example/p?id=1">',
    '<img style="display:none" src="https://count.example/p?id=1">',
    '<img style="width: 1px; height: 1px" src="https://count.example/p?id=1">',
  ])('does not copy the tracking pixel %s', (pixel) => {
    expect(copyInto(PLACEHOLDER, pixel)).toBe('/placeholder.png');
    expect(copyInto(PLACEHOLDER, `${pixel}${IMAGE}`)).toBe('/gauge.jpg');
  });
});
