import { describe, expect, it } from 'vitest';
import { isInHostGroup, parseHostGroup } from '@/scripts/bench-extract/host-group';

describe('host groups', () => {
  const GROUPS = [0, 1, 2, 3].map((index) => ({ index, count: 4 }));

  it('puts every host into exactly one group, with or without www', () => {
    for (const host of ['post.example', 'canal.example', 'gate.example']) {
      const indexes = GROUPS.flatMap((group) =>
        isInHostGroup(`https://${host}/a`, group) ? [group.index] : [],
      );
      expect(indexes).toHaveLength(1);
      for (const group of GROUPS)
        expect(isInHostGroup(`https://www.${host}/b`, group)).toBe(isInHostGroup(`https://${host}/a`, group));
    }
  });

  it('rejects a group that does not exist', () => {
    expect(parseHostGroup('3/4')).toEqual({ index: 3, count: 4 });
    expect(() => parseHostGroup('4/4')).toThrow('no group');
    expect(() => parseHostGroup('half')).toThrow('no group');
  });
});
