import { describe, expect, it } from 'vitest';
import { findAbstract, findAbstractPage } from '@/lib/pdf/metadata/find-abstract';
import type { Block } from '@/lib/pdf/text/build-blocks';

const makeBlock = (text: string, size = 8, kind: Block['kind'] = 'paragraph'): Block => ({
  kind,
  text,
  size,
  lines: [],
});

describe('findAbstract', () => {
  it.each([
    [
      '摘要：潮汐预报对沿海港口的安全运行具有重要意义。',
      '本文提出一种基于深度学习的预报方法，并在九个港口进行了验证。',
      '关键词：潮汐',
    ],
    [
      'ملخص: قيس المد في تسعة موانئ صغيرة خلال مئة سنة كاملة',
      'وتبين النتائج أن الماء يرتفع ببطء في كل ميناء.',
      'الكلمات المفتاحية: المد',
    ],
    [
      'תקציר: הגאות נמדדה בתשעה נמלים קטנים במשך מאה שנים',
      'והתוצאות מראות כי המים עולים לאט בכל נמל.',
      'מילות מפתח: גאות',
    ],
  ])('ends before the keywords in other scripts (%s)', (start, next, keywords) => {
    const abstract = findAbstract([makeBlock(`${start} ${next}`), makeBlock(keywords), makeBlock(next)]);
    expect(abstract).toBe(`${start} ${next}`.replace(/^\S+[:：]\s?|^摘要：/, ''));
  });

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
    '1 million hours of tides, and found that the sea has risen.',
    'contents of 300 samples of sediment, and found that the sea has risen.',
    'introduction of the gauge in the harbour, and found that the sea has risen.',
    'MSc students who measured the tides, and found that the sea has risen.',
  ])('continues in the next column with “%s”', (next) => {
    const text = 'We restored the records of a small harbour, described the';
    const blocks = [makeBlock('Abstract', 12, 'heading'), makeBlock(text), makeBlock(next)];
    expect(findAbstract(blocks)).toBe(`${text} ${next}`);
  });

  it.each([
    ['a numbered heading', '1 Motivation'],
    [
      'a numbered heading with its text',
      '1. Introduction The harbour office measured the tide every hour for years.',
    ],
    ['a heading in the font of the text', 'Introduction'],
    [
      'a heading with a period and its text',
      'Introduction. The harbour office measured the tide every hour for years.',
    ],
    ['a table of contents', 'Contents'],
    ['a classification', 'MSC 2020: 62P12, 86A05; further classes that make this line longer than a heading'],
  ])('ends before %s', (_, next) => {
    const text = 'We restored the tide records of a small harbour in the north, and';
    expect(findAbstract([makeBlock('Abstract', 12, 'heading'), makeBlock(text), makeBlock(next)])).toBe(text);
  });

  it.each([
    ['a text in another size', makeBlock('Presented at a meeting on tides', 10)],
    ['keywords', makeBlock('Keywords: tides, harbours')],
  ])('ends before %s', (_, next) => {
    const text = 'We restored the tide records of a small harbour in the north, and';
    expect(findAbstract([makeBlock('Abstract', 12, 'heading'), makeBlock(text), next])).toBe(text);
  });
});

it('does not take a title that begins as an abstract does for one', () => {
  const blocks = [
    makeBlock('Executive summary of the fifth assessment report on the tides of the north', 18, 'heading'),
    makeBlock('Executive summary of the fifth assessment report, which has no abstract'),
  ];
  expect(findAbstract(blocks)).toBeNull();
});

it('reads the paragraph before the introduction if its lines were taken for items', () => {
  const text = `We restored the tide records. ${'They are rare and old. '.repeat(9)}`.trim();
  const blocks = [makeBlock(text, 8, 'unmarked-item'), makeBlock('1 Introduction', 12, 'heading')];
  expect(findAbstract(blocks)).toBe(text);
});

describe('findAbstractPage', () => {
  const text = 'We restored the tide records of a small harbour. '.repeat(5).trim();

  it('reads all paragraphs up to the next heading or the keywords', () => {
    const end = [makeBlock('Keywords: tides'), makeBlock('The harbour office measured the tide.')];
    expect(
      findAbstractPage([makeBlock('Abstract', 12, 'heading'), makeBlock(text), makeBlock(text), ...end]),
    ).toBe(`${text}\n\n${text}`);
    const heading = makeBlock('Tides of the north', 12, 'heading');
    expect(
      findAbstractPage([
        makeBlock('Summary', 12, 'heading'),
        heading,
        makeBlock(text),
        heading,
        makeBlock(text),
      ]),
    ).toBe(text);
  });

  it('reads the parts of an abstract with headings, and a paragraph that begins with “Introduction”', () => {
    const introduction = `Introduction: ${text}`;
    expect(
      findAbstractPage([
        makeBlock('Abstract', 12, 'heading'),
        makeBlock('Background', 10, 'heading'),
        makeBlock(introduction),
        makeBlock('Methods', 10, 'heading'),
        makeBlock(text),
        makeBlock('Tides of the north', 12, 'heading'),
        makeBlock(text),
      ]),
    ).toBe(`${introduction}\n\n${text}`);
  });

  it.each(['1 Introduction', '2 Methods'])('is null if the heading %s follows', (heading) => {
    const blocks = [makeBlock('Executive Summary', 12, 'heading'), makeBlock(heading, 12, 'heading')];
    expect(findAbstractPage([...blocks, makeBlock(text)])).toBeNull();
  });
});
