import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SEEDED_FAULTS } from './seeded-faults';

const ROOT = join(import.meta.dirname, '../../../..');
const replacementsByName = SEEDED_FAULTS.flatMap(({ name, replacements }) =>
  replacements.map((replacement) => [name, replacement] as const),
);

describe('SEEDED_FAULTS', () => {
  it.each(replacementsByName)('replaces a text that exists in the source: %s', (_, { file, from }) => {
    expect(readFileSync(join(ROOT, file), 'utf8')).toContain(from);
  });
});
