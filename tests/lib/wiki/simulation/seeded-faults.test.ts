import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SEEDED_FAULTS } from './seeded-faults';

const ROOT = join(import.meta.dirname, '../../../..');
const places = SEEDED_FAULTS.flatMap(({ name, replacements }) =>
  replacements.map((change) => [name, change] as const),
);

it.each(places)('a seeded fault has its text in the source: %s', (_, { file, from }) => {
  expect(readFileSync(join(ROOT, file), 'utf8')).toContain(from);
});
