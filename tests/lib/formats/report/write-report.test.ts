import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import type { Source } from '@/lib/record/schema/source';
import { HARD_REFERENCES } from '@/tests/support/hard-references';
import { makeSource } from '@/tests/support/make-sources';
import { writeText } from '@/tests/support/write-export';

const parseHtml = (html: string) => new new Window().DOMParser().parseFromString(html, 'text/html');

describe('writeReport', () => {
  it('has an article with title and authors for each of 300 difficult references', async () => {
    const page = parseHtml(await writeText('html', HARD_REFERENCES));
    const titles = [...page.querySelectorAll('article h2')].map(({ textContent }) => textContent);
    expect(titles).toEqual(HARD_REFERENCES.map(({ title }) => title));
    expect(page.documentElement.lang).toBe('en');
    expect(page.querySelectorAll('body > main > article').length).toBe(HARD_REFERENCES.length);
  });

  it('runs no script and loads nothing, whatever a source contains', async () => {
    const attack = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const source: Source = {
      ...makeSource(),
      title: attack,
      url: 'javascript:alert(1)',
      authors: [attack],
      siteName: attack,
      summary: attack,
      tags: [attack],
      archiveUrl: null,
      keyPoints: [
        { text: attack, quotes: [{ exact: attack, prefix: '', suffix: '', start: null, end: null }] },
      ],
      review: attack,
      abstract: attack,
      contextNote: attack,
      stance: 'oppose',
    };
    const html = await writeText('html', [source]);
    const page = parseHtml(html);
    expect(page.querySelectorAll('script, img, link, iframe').length).toBe(0);
    expect(page.querySelectorAll('a').length).toBe(0);
    expect(html).toContain("default-src 'none'");
  });
});
