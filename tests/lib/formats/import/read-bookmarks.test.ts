import { expect, it } from 'vitest';
import { readBookmarks } from '@/lib/formats/import/read-bookmarks';

it('readBookmarks reads all links even if a letter such as “İ” becomes longer in lower case', () => {
  const html = `<DT><A HREF="https://example.org/a">İstanbul İzmir &lt;</A>
<DD>Two cities
<DT><A HREF="https://example.org/b" TAGS="İ,sea">Harbour</A>`;
  expect(readBookmarks(html)).toMatchObject([
    { url: 'https://example.org/a', title: 'İstanbul İzmir <', summary: 'Two cities' },
    { url: 'https://example.org/b', title: 'Harbour', tags: ['İ', 'sea'] },
  ]);
});
