// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readArticle } from '@/tests/support/read-at-once';

/** Reads the page that a browser builds around a text file. */
function readFile(name: string, text: string, contentType = 'text/plain', added = '') {
  const page = new DOMParser().parseFromString('<body><pre></pre></body>', 'text/html');
  const pre = page.querySelector('pre');
  if (pre) pre.textContent = text;
  page.body.insertAdjacentHTML('beforeend', added);
  Object.defineProperty(page, 'contentType', { value: contentType });
  return readArticle(page, { scope: 'article', url: `https://files.example/${name}` });
}

describe('the text of a file that the browser shows', () => {
  it('writes plain text as paragraphs with its lines, and not as code', () => {
    const { text, markdown } = readFile(
      'log.txt',
      'The harbour log.\n\nOn Monday the wind turned, and\nnobody wrote it down.\n',
    );

    expect(text).toBe('The harbour log.\nOn Monday the wind turned, and\nnobody wrote it down.');
    expect(markdown).not.toContain('```');
  });

  it.each([
    ['gauge.json', '{"gauge": [1, 2]}', 'application/json', '```json\n{"gauge": [1, 2]}\n```'],
    [
      'gauge.py',
      'def read(x):\n    return x + 1',
      'text/plain',
      '```py\ndef read(x):\n    return x + 1\n```',
    ],
    [
      'gauge',
      'let a = 1;\nlet b = 2;\n\nprint(a);',
      'text/plain',
      '```\nlet a = 1;\nlet b = 2;\n\nprint(a);\n```',
    ],
  ])('writes %s once, as code', (name, source, contentType, expected) => {
    const { text, markdown } = readFile(
      name,
      source,
      contentType,
      '<div class="json-formatter-container"></div>',
    );

    expect(text).toBe(source);
    expect(markdown).toBe(expected);
  });

  it('keeps Markdown as it is', () => {
    const source = '# Log\n\nThe *wind* turned.\n\n- one\n- two';
    const { text, markdown } = readFile('log.md', source);

    expect(markdown).toBe(source);
    expect(text).toBe(source);
  });

  it('writes the source of an XML file once, without the words of the viewer', () => {
    const page = new DOMParser().parseFromString(
      '<body><div id="webkit-xml-viewer-source-xml"><log><entry>Wind turned</entry></log></div>' +
        '<div class="header">This XML file has no style information.</div><div class="pretty-print">&lt;log&gt;</div></body>',
      'text/html',
    );
    Object.defineProperty(page, 'contentType', { value: 'application/xml' });
    const { text, markdown } = readArticle(page, { scope: 'article', url: 'https://files.example/log.xml' });

    expect(text.match(/Wind turned/g)).toHaveLength(1);
    expect(text).toContain('</entry>');
    expect(text).not.toContain('style information');
    expect(markdown).toMatch(/^```xml\n/);
  });

  it('does not take a web page with one listing for a file', () => {
    const page = new DOMParser().parseFromString('<pre>let a = 1;</pre><p>A listing.</p>', 'text/html');

    expect(readArticle(page, { scope: 'article', url: 'https://files.example/a' }).text).toContain(
      'A listing.',
    );
  });
});
