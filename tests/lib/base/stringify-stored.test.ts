import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringifyStored } from '@/lib/base/stringify-stored';

describe('stringifyStored', () => {
  it('writes every JSON value as JSON does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(stringifyStored(value)).toBe(JSON.stringify(value));
      }),
    );
  });

  it('writes what JSON cannot express, and repeats an object that does not contain itself', () => {
    const tags = ['tide'];
    expect(JSON.parse(stringifyStored({ tags, source: { tags }, size: 7n }))).toEqual({
      tags,
      source: { tags },
      size: '7',
    });
    const cycle: Record<string, unknown> = { title: 'Tide', size: 7n };
    cycle.self = cycle;
    expect(JSON.parse(stringifyStored(cycle))).toEqual({ title: 'Tide', size: '7', self: null });
    expect(stringifyStored(undefined)).toBe('null');
  });
});
