import { describe, expect, it } from 'vitest';
import { parseImportFile, recognizeReferences } from '@/lib/app/library/parse-import-file';

const NOW = new Date('2026-03-14T10:00:00.000Z');

describe('recognizeReferences', () => {
  it.each([
    'From @maria (thanks!): https://example.org/tides\n@maria (thanks!)',
    '@maria (thanks, all)\nhttps://example.org/tides',
    '@maria {thanks!}\nhttps://example.org/tides',
    '@media (min-width: 40em) { a { color: red } }\nhttps://example.org/tides',
    '@maria {thanks, all}\nhttps://example.org/tides',
    '@maria {thanks to all, again}\nhttps://example.org/tides',
    '@article (see below, please)\nhttps://example.org/tides',
  ])('takes no remark for BibTeX: %s', async (text) => {
    expect(await recognizeReferences(text)).toBeNull();
  });

  it.each([
    ['BibTeX', '@misc{tides, title = {Tides}, url = {https://example.org/tides}}'],
    ['BibTeX', '@misc(tides, title = "Tides", doi = "10.1000/tides")'],
    ['BibTeX', '@misc {tides ,\n title = {Tides}, url = {https://example.org/tides}}'],
    ['BibTeX', '@misc{, title = {Tides}, url = {https://example.org/tides}}'],
    ['BibTeX', '@article{Smith 2020,\n title = {Tides}, doi = {10.1000/tides}}'],
    ['BibTeX', '@Article{10.1002/(SICI)1097-4571(1998)49:8<693::AID-ASI4>3.0.CO;2-O,\n doi = {10.1000/a}}'],
    ['BibTeX', '@book{tides, title = {Tides}, isbn = {9780306406157}}'],
    ['RIS', 'TY  - JOUR\nTI  - Tides\nDO  - 10.1000/tides\nER  - '],
  ])('names %s with an address or an identifier', async (name, text) => {
    expect(await recognizeReferences(text)).toBe(name);
  });

  it.each([
    '@book{tides, title = {Tides}, author = {Berg, Anna}}\nhttps://example.org/tides',
    'TY  - JOUR\nTI  - Tides\nER  - \nhttps://example.org/tides',
    '---\ntitle: Tides\n---\nhttps://example.org/tides',
  ])('names no format in which no item has an address or an identifier: %s', async (text) => {
    expect(await recognizeReferences(text)).toBeNull();
  });
});

describe('parseImportFile', () => {
  it('imports the entries around a remark, and does not report the remark', async () => {
    const text =
      '@maria (thanks!)\n@misc{a, title = {Tides}, url = {https://example.org/tides}}\n@ove (you, too)';
    const result = await parseImportFile(text, NOW);
    expect(result.ok && [result.value.sources.references.length, result.value.reportedItems]).toEqual([
      1,
      [],
    ]);
  });

  it('reads keys with spaces and parentheses', async () => {
    const text =
      '@article{\n Smith 2020 , title = {Tides}, doi = {10.1000/a}}\n@article{10.1002/(SICI)1097(1998)49:8<693::A>,\n title = {No address}}';
    const result = await parseImportFile(text, NOW);
    expect(result.ok && result.value.sources.references.length).toBe(1);
    expect(result.ok && result.value.reportedItems.map(({ label }) => label)).toEqual([
      '10.1002/(SICI)1097(1998)49:8<693::A>: No address',
    ]);
  });

  it('names a damaged entry in parentheses', async () => {
    const text = '@article(a, title = {Tides\n@article(b, title = {Waves}, doi = {10.1000/b})';
    const result = await parseImportFile(text, NOW);
    expect(result.ok && result.value.sources.references.length).toBe(1);
    expect(result.ok && result.value.reportedItems.map(({ label }) => label)).toEqual(['a']);
  });
});
