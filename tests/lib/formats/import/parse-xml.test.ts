import { describe, expect, it } from 'vitest';
import { parseXml } from '@/lib/formats/import/parse-xml';

const readAttributes = (xml: string) => Object.fromEntries(parseXml(xml).children[0]?.attributes ?? []);

describe('parseXml', () => {
  it('reads attributes in single and double quotation marks in one tag', () => {
    expect(readAttributes(`<text prefix='"' suffix="it's" value='a=b'/>`)).toEqual({
      prefix: '"',
      suffix: "it's",
      value: 'a=b',
    });
  });

  it('reads ">" in an attribute', () => {
    expect(readAttributes('<text prefix="&lt;" suffix=">" term="online"/>')).toEqual({
      prefix: '<',
      suffix: '>',
      term: 'online',
    });
  });

  it('ends a tag with an unclosed quotation mark at its bracket', () => {
    const root = parseXml('<a b="c><d>text</d></a>');
    expect(root.children.map(({ name }) => name)).toEqual(['a']);
    expect(root.children[0]?.children[0]).toMatchObject({ name: 'd', text: 'text' });
  });
});
