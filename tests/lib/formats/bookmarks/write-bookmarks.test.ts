import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { sanitizeLine } from '@/lib/formats/sanitize-link';
import { HARD_REFERENCES } from '@/tests/support/hard-references';
import { writeText } from '@/tests/support/write-export';

describe('writeBookmarks', () => {
  it('has a link for each of 300 difficult references', async () => {
    const page = new new Window().DOMParser().parseFromString(
      await writeText('bookmarks', HARD_REFERENCES),
      'text/html',
    );
    const links = [...page.querySelectorAll('a')];
    expect(links.map(({ textContent }) => textContent)).toEqual(
      HARD_REFERENCES.map(({ title }) => sanitizeLine(title)),
    );
    expect(links.map((link) => link.getAttribute('href'))).toEqual(
      HARD_REFERENCES.map(({ url }) => new URL(url).href),
    );
    expect(links[1]?.getAttribute('add_date')).toBe('1773306000');
    expect(links[1]?.getAttribute('tags')).toBe('ai-safety');
  });
});
