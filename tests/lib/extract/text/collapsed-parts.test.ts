// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { isCollapsed } from '@/lib/extract/text/collapsed-parts';

const isPartCollapsed = (html: string): boolean => {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const part = body.querySelector('#part');
  return part !== null && isCollapsed(part, new Set([...part.childNodes]));
};

const PART = '<div id="part">Nine feet.</div>';

describe('isCollapsed', () => {
  it.each([
    `<ul class="tabs"><li><a href="#part">Height</a></li></ul>${PART}`,
    `<ul class="nav-tabs"><li><a href="#part">Height</a></li></ul>${PART}`,
    `<div class="tab-list"><a href="#part">Height</a></div>${PART}`,
    `<p><a class="tablinks" href="#part">Height</a></p>${PART}`,
    `<p><a class="product_tabs__link" href="#part">Height</a></p>${PART}`,
    `<p><a class="productTabs" href="#part">Height</a></p>${PART}`,
    `<p><a class="toggle" href="#part">Height</a></p>${PART}`,
    `<p><a class="accordion-link" href="#part">Height</a></p>${PART}`,
    `${PART}<a class="read-more">Read more</a>`,
    `<form data-pn-wrapper><button>Height</button>${PART}</form>`,
  ])('returns true in %s', (html) => {
    expect(isPartCollapsed(html)).toBe(true);
  });

  it.each([
    `<ul class="table-of-contents"><li><a href="#part">Height</a></li></ul>${PART}`,
    `<div class="stable"><a href="#part">Height</a></div>${PART}`,
    `<p><a class="share-toggle" href="#part">Share</a></p>${PART}`,
    `${PART}<button class="theme-toggle">Dark</button>`,
    `${PART}<a class="share-toggle">Share</a>`,
    `${PART}<a class="toggle">Menu</a>`,
    `<form><button>Height</button>${PART}</form>`,
  ])('returns false in %s', (html) => {
    expect(isPartCollapsed(html)).toBe(false);
  });
});
