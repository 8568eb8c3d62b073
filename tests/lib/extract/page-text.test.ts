// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { findTextRange, listDomRanges, readPageText } from '@/lib/extract/page-text';

const parse = (body: string): Document =>
  new DOMParser().parseFromString(
    `<html><head><title>T</title></head><body>${body}</body></html>`,
    'text/html',
  );

describe('readPageText', () => {
  it('has one line for each block, without scripts, styles and templates', () => {
    const page = parse(
      '<h1>The sluice</h1><script>var x = 1</script><p>One <em>word</em><br>and more</p><style>p{}</style><template>no</template><ul><li>a</li><li>b</li></ul>',
    );
    expect(readPageText(page).text).toBe('The sluice\nOne word\nand more\na\nb\n');
  });

  it('replaces line feeds of the source by spaces, except in preformatted text', () => {
    expect(readPageText(parse('<p>one\ntwo</p><pre>a\nb</pre>')).text).toBe('one two\na\nb\n');
  });

  it('reads the content of open shadow roots', () => {
    const page = parse('<p>before</p><div id="host">hidden by the root</div><p>after</p>');
    const host = page.querySelector('#host');
    const root = host?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<p>inside</p>';
    expect(readPageText(page).text).toBe('before\ninside\nafter\n');
  });

  it('reads only an element if one is given', () => {
    const page = parse('<p>outside</p><section><p>inside</p></section>');
    expect(readPageText(page.querySelector('section') ?? page).text).toBe('inside\n');
  });
});

// Ranges of happy-dom work only in the document of the window.
function showInWindow(body: string): Document {
  document.body.innerHTML = body;
  return document;
}

describe('listDomRanges and findTextRange', () => {
  it('convert offsets to ranges of text nodes and back', () => {
    const page = showInWindow('<p>One <em>long</em> word</p><script>1</script><p>and more</p>');
    const pageText = readPageText(page);
    const [start, end] = [pageText.text.indexOf('long'), pageText.text.indexOf('more')];
    const ranges = listDomRanges(pageText, start, end);
    expect(ranges.map(String)).toEqual(['long', ' word', 'and ']);
    const range = page.createRange();
    const [first, last] = [ranges[0], ranges.at(-1)];
    if (!first || !last) throw new Error('There are no ranges.');
    range.setStart(first.startContainer, first.startOffset);
    range.setEnd(last.endContainer, last.endOffset);
    expect(findTextRange(pageText, range)).toEqual([start, end]);
  });

  it('find nothing in a range without visible text', () => {
    const page = showInWindow('<p>One</p><script>1</script>');
    const range = page.createRange();
    range.selectNodeContents(page.querySelector('script') ?? page.body);
    expect(findTextRange(readPageText(page), range)).toBeNull();
  });
});
