import { describe, expect, it } from 'vitest';
import { parseBenchOptions } from '@/scripts/bench-extract/parse-bench-options';

describe('parseBenchOptions', () => {
  it('reads every option', () => {
    const args = [
      '--set',
      'pages',
      '--out',
      'a.jsonl',
      '--json',
      'b.json',
      '--only',
      '1,2',
      '--no-alone',
      '--text-runs',
      '2',
    ];
    expect(parseBenchOptions(args)).toEqual({
      pageFolder: 'pages',
      resultFile: 'a.jsonl',
      jsonFile: 'b.json',
      pageIds: ['1', '2'],
      textRuns: 2,
      shouldRunLibraries: false,
    });
  });

  it('returns null for absent files and runs the libraries by default', () => {
    expect(parseBenchOptions(['--set', 'pages'])).toMatchObject({
      resultFile: null,
      jsonFile: null,
      pageIds: null,
      textRuns: 3,
      shouldRunLibraries: true,
    });
  });
});
