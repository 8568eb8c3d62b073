/**
 * Attributes in which scripts for lazy loading store the URL of an image while `src` holds a placeholder
 * (lazysizes, WP Rocket, Lozad, jQuery Lazy, Zhihu, Sina and others).
 */
export const LAZY_SOURCE_ATTRIBUTES = [
  'data-src',
  'data-lazy-src',
  'data-original',
  'data-original-src',
  'data-actualsrc',
  'data-lazy',
  'data-lazyload',
  'data-lazy-load-src',
  'data-echo',
  'data-hi-res-src',
  'data-full-src',
  'data-ks-lazyload',
  'data-real-src',
  'data-img-src',
  'data-image-src',
  'data-image',
  'data-url',
  'data-flickity-lazyload',
];

/**
 * Attributes in which scripts for lazy loading store a source set: the URLs of one image in several sizes.
 */
export const LAZY_SOURCE_SET_ATTRIBUTES = ['data-srcset', 'data-lazy-srcset', 'data-original-set'];

const PLACEHOLDER_NAME =
  /(?:^|[_.-])(?:placeholder|blank|loading|loader|spinner|spacer|pixel|transparent|lazy|grey|gray|empty|dummy|1x1|clear)/i;

const isPlaceholderUrl = (url: string): boolean =>
  PLACEHOLDER_NAME.test(url.split(/[?#]/)[0]?.split('/').at(-1) ?? '');

/**
 * Returns the URL of an image as written on the page, or null if there is none. The URL in an attribute for
 * lazy loading comes before `src`, which is a placeholder until a script replaces it.
 */
export function getImageUrl(image: Element): string | null {
  const lazyUrl = findLazyUrl(image);
  if (lazyUrl) return lazyUrl;
  const src = getSource(image, 'src');
  const srcset = getFirstSourceUrl(image.getAttribute('srcset'));
  if (src && !isPlaceholderUrl(src)) return src;
  return srcset ?? src;
}

/** Returns whether an image has no URL, or only the URL of a placeholder. */
export const isPlaceholderImage = (image: Element): boolean =>
  isPlaceholderUrl(getImageUrl(image) ?? 'placeholder');

function findLazyUrl(image: Element): string | null {
  for (const name of LAZY_SOURCE_ATTRIBUTES) {
    const url = getSource(image, name);
    if (url && isImageUrl(url)) return url;
  }
  for (const name of LAZY_SOURCE_SET_ATTRIBUTES) {
    const url = getFirstSourceUrl(image.getAttribute(name));
    if (url && isImageUrl(url)) return url;
  }
  return null;
}

function getSource(image: Element, name: string): string | null {
  const url = image.getAttribute(name)?.trim();
  return url && !url.startsWith('data:') ? url : null;
}

// The value of an attribute such as `data-lazy` can also be a setting ("true").
const isImageUrl = (url: string): boolean => /[/.]/.test(url) && !/[\s{}<>]/.test(url);

/**
 * Returns the URL that the browser has chosen for an image of the live page, for example from a `source` of
 * its `picture`. Returns null if `src` or an attribute for lazy loading already has the URL of the image, or
 * if the browser has chosen none.
 */
export function findChosenUrl(original: Element): string | null {
  const chosenUrl = (original as Partial<HTMLImageElement>).currentSrc;
  if (typeof chosenUrl !== 'string' || !/^https?:/.test(chosenUrl) || isPlaceholderUrl(chosenUrl))
    return null;
  const src = getSource(original, 'src');
  return (src === null || isPlaceholderUrl(src)) && findLazyUrl(original) === null ? chosenUrl : null;
}

/** Returns the first URL of a source set (https://html.spec.whatwg.org/#srcset-attributes), or null. */
export function getFirstSourceUrl(sourceSet: string | null): string | null {
  const [firstUrl] = sourceSet?.trim().split(/\s+/) ?? [];
  return firstUrl && !firstUrl.startsWith('data:') ? firstUrl.replace(/,$/, '') : null;
}
