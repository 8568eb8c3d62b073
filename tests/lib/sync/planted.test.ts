import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PLANTED } from './play/planted';

const ROOT = join(import.meta.dirname, '../../..');
const places = PLANTED.flatMap(({ name, changes }) => changes.map((change) => [name, change] as const));

it.each(places)('there is a place to plant: %s', (_, { file, from }) => {
  expect(readFileSync(join(ROOT, file), 'utf8')).toContain(from);
});
