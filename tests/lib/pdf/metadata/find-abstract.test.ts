import { describe, expect, it } from 'vitest';
import { findAbstract } from '@/lib/pdf/metadata/find-abstract';
import type { Block } from '@/lib/pdf/text/build-blocks';

const makeBlock = (text: string, size = 8, kind: Block['kind'] = 'paragraph'): Block => ({
  kind,
  text,
  size,
  lines: [],
});

describe('findAbstract', () => {
  it('continues in the next column, with a word that is divided between them', () => {
    const blocks = [
      makeBlock('Abstract', 12, 'heading'),
      makeBlock('We restored the tide records of a harbour and found new evi-'),
      makeBlock('dence of a rise.'),
      makeBlock('1 Introduction', 12, 'heading'),
      makeBlock('The harbour office measured the tide every hour.', 10),
    ];
    expect(findAbstract(blocks)).toBe(
      'We restored the tide records of a harbour and found new evidence of a rise.',
    );
  });

  it('keeps the hyphen of a word that is written with it elsewhere', () => {
    const blocks = [
      makeBlock('Abstract', 12, 'heading'),
      makeBlock('We know that long-term records are rare, and we describe the long-'),
      makeBlock('term effects of a storm.'),
    ];
    expect(findAbstract(blocks)).toMatch(/describe the long-term effects/);
  });

  it.each([
    ['a text in another size', makeBlock('Presented at a meeting on tides', 10)],
    ['keywords', makeBlock('Keywords: tides, harbours')],
  ])('ends before %s', (_, next) => {
    const text = 'We restored the tide records of a small harbour in the north, and';
    expect(findAbstract([makeBlock('Abstract', 12, 'heading'), makeBlock(text), next])).toBe(text);
  });
});
