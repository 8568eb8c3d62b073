import { getImageUrl, isPlaceholderImage } from '../lazy-images';

/**
 * Copies the URL of the image in a `noscript` to the placeholder before the `noscript`. A script replaces
 * that placeholder only when readers scroll to it. The image is parsed from text, because the content of a
 * `noscript` is text while scripts run.
 */
export function copyNoscriptImage(noscript: Element, precedingCopy: Element | null): void {
  const html = noscript.textContent ?? '';
  const placeholder = precedingCopy && findSingleImage(precedingCopy);
  if (
    !placeholder ||
    html.length > MAX_NOSCRIPT_CHARS ||
    !/<img\b/i.test(html) ||
    !isPlaceholderImage(placeholder)
  )
    return;
  const images = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('img')];
  const image = images.find((candidate) => !isTrackingPixel(candidate));
  const url = image && getImageUrl(image);
  if (url) placeholder.setAttribute('src', url);
}

// Returns the image that is the only content of an element. A container with text or several images is not
// the placeholder of one image.
function findSingleImage(element: Element): Element | null {
  if (element.matches('img')) return element;
  const [image = null, ...otherImages] = element.querySelectorAll('img');
  return otherImages.length === 0 && (element.textContent ?? '').trim() === '' ? image : null;
}

const isTrackingPixel = (image: Element): boolean =>
  ['width', 'height'].some((name) => Number.parseFloat(image.getAttribute(name) ?? '2') <= 1) ||
  /display\s*:\s*none|(?:width|height)\s*:\s*[01]px/i.test(image.getAttribute('style') ?? '');

const MAX_NOSCRIPT_CHARS = 4000;

/**
 * Creates an `img` for an image element of AMP (https://amp.dev/documentation/components/amp-img). Returns
 * null if the script of AMP has already added an `img`.
 */
export function createAmpImage(original: Element, copyDocument: Document): Element | null {
  if (original.querySelector('img')) return null;
  const image = copyDocument.createElement('img');
  for (const name of ['src', 'srcset', 'alt', 'class']) {
    const value = original.getAttribute(name);
    if (value !== null) image.setAttribute(name, value);
  }
  return image;
}
