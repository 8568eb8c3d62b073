import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyGroups } from '@/lib/record/duplicates/group-by-key';

describe('createKeyGroups', () => {
  it('lists the pairs with a common key once, as a comparison of every pair would', () => {
    const entry = fc.record({
      id: fc.string({ minLength: 1, maxLength: 2 }),
      keys: fc.array(fc.constantFrom('a', 'b', 'c')),
    });
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 10 }), (entries) => {
        const groups = createKeyGroups();
        for (const { id, keys } of entries) groups.add(id, keys);
        const expected = entries.flatMap((a) =>
          entries
            .filter((b) => a.id < b.id && a.keys.some((key) => b.keys.includes(key)))
            .map((b) => `${a.id}|${b.id}`),
        );
        expect(
          groups
            .listPairs()
            .map((pair) => pair.join('|'))
            .sort(),
        ).toEqual(expected.sort());
      }),
    );
  });

  it('pairs only neighbours of a key that many sources have', () => {
    const groups = createKeyGroups();
    for (let index = 0; index < 1_000; index += 1) groups.add(String(index), ['Weekly thread']);
    expect(groups.listPairs()).toHaveLength(999);
  });
});
