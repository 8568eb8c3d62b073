import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import type { TextBlock } from '@/lib/pdf/text/lay-out-pages';
import { writePage } from '@/lib/pdf/text/write-page';

const makeBlock = (kind: TextBlock['kind'], text: string): TextBlock => ({ kind, text, size: 10 });

describe('writePage', () => {
  it.each([
    ['heading', '1. Introduction', '<h2>1. Introduction</h2>\n'],
    ['heading', '2) Methods', '<h1>2) Methods</h1>\n'],
    ['paragraph', '1848. Then the tide rose.', '<p>1848. Then the tide rose.</p>\n'],
    ['paragraph', '- not an item', '<p>- not an item</p>\n'],
    ['paragraph', '# not a heading', '<p># not a heading</p>\n'],
    ['footnote', '1. See *Tides*.', '<p>1. See *Tides*.</p>\n'],
    ['list-item', '1. See the *tides*.', '<ol>\n<li>See the *tides*.</li>\n</ol>\n'],
  ] as const)('writes a %s so that “%s” is shown without a backslash', (kind, text, html) => {
    const { markdown } = writePage(1, [makeBlock(kind, text)], []);
    expect(marked.parse(markdown, { async: false })).toBe(html);
  });
});
