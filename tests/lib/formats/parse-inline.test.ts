import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InlineNode, parseInline } from '@/lib/formats/parse-inline';

const collectText = (nodes: InlineNode[]): string =>
  nodes.map((node) => ('text' in node ? node.text : collectText(node.children))).join('');

describe('parseInline', () => {
  it('recognises emphasis, strong emphasis, code and links', () => {
    expect(parseInline('a *b* **c** `d` [e](https://f.org/g)')).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'emphasis', children: [{ kind: 'text', text: 'b' }] },
      { kind: 'text', text: ' ' },
      { kind: 'strong', children: [{ kind: 'text', text: 'c' }] },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: 'd' },
      { kind: 'text', text: ' ' },
      { kind: 'link', href: 'https://f.org/g', children: [{ kind: 'text', text: 'e' }] },
    ]);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](data:text/html,y)',
    '<script>alert(1)</script>',
    '2 * 3 * 4',
    'snake_case_name',
    '<javascript:alert(1)>',
  ])('leaves %s unchanged', (text) => {
    expect(parseInline(text)).toEqual([{ kind: 'text', text }]);
  });

  it('includes brackets that belong to the URL of a link', () => {
    expect(parseInline('[Mercury](https://en.wikipedia.org/wiki/Mercury_(planet))')).toMatchObject([
      { href: 'https://en.wikipedia.org/wiki/Mercury_(planet)' },
    ]);
  });

  it('recognises no markup inside code', () => {
    expect(parseInline('`*a* [b](https://c.org)`')).toEqual([
      { kind: 'code', text: '*a* [b](https://c.org)' },
    ]);
  });

  it('contains every word and links only to http(s), for any input', () => {
    const marks = fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '[',
      ']',
      '(',
      ')',
      'https://a.b',
      '<',
      '>',
      ' ',
      'word',
      'javascript:',
    );
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 60 }), (parts) => {
        const nodes = parseInline(parts.join(''));
        const links = JSON.stringify(nodes).match(/"href":"[^"]*/g) ?? [];
        expect(links.every((link) => link.startsWith('"href":"https://'))).toBe(true);
        expect(collectText(nodes).split('word').length).toBe(
          parts.filter((part) => part === 'word').length + 1,
        );
      }),
    );
  });

  it('recognises strikethrough, escapes, character references and bare URLs', () => {
    expect(parseInline('~~a~~ \\*b\\* &amp; https://c.org/d')).toEqual([
      { kind: 'deletion', children: [{ kind: 'text', text: 'a' }] },
      { kind: 'text', text: ' *b* & ' },
      { kind: 'link', href: 'https://c.org/d', children: [{ kind: 'text', text: 'https://c.org/d' }] },
    ]);
  });

  it('converts an image to a link, so that nothing is loaded', () => {
    expect(parseInline('![A pier](https://a.org/p.png)')).toEqual([
      { kind: 'link', href: 'https://a.org/p.png', children: [{ kind: 'text', text: 'A pier' }] },
    ]);
  });

  it('never throws, and returns only text, emphasis, code and web links', () => {
    const areNodesSafe = (nodes: InlineNode[]): boolean =>
      nodes.every((node) => {
        if (node.kind === 'text' || node.kind === 'code') return typeof node.text === 'string';
        if (node.kind === 'link' && !/^https?:/i.test(node.href)) return false;
        return areNodesSafe(node.children);
      });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: marks })), (text) => {
        expect(areNodesSafe(parseInline(text))).toBe(true);
      }),
    );
  });
});

const marks = fc.constantFrom(
  ...'*_`[]()<>!&;#:/\\ ~\n',
  'a',
  'http://',
  'javascript:',
  '<b>',
  '&#106;',
  '&colon;',
);
