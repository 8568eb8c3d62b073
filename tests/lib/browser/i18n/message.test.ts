import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CREDIBILITY_LEVELS } from '@/lib/browser/i18n/credibility-levels';
import {
  ACCESS_KINDS,
  IDENTIFIER_KINDS,
  SOURCE_STATUSES,
  SOURCE_TYPES,
  STANCES,
} from '@/lib/record/vocabulary';
import { englishMessages } from '@/tests/support/setup';

const ROOT = join(import.meta.dirname, '../../../..');

// The names that are put together while it runs, as they begin, with the words that follow.
const COMPOSED: Record<string, readonly (string | number)[]> = {
  access_: ACCESS_KINDS,
  credibilityMeaning: CREDIBILITY_LEVELS,
  credibilityName: CREDIBILITY_LEVELS,
  identifier_: IDENTIFIER_KINDS,
  stance_: STANCES,
  status_: SOURCE_STATUSES,
  syncTextWithheld_: ACCESS_KINDS,
  type_: SOURCE_TYPES,
  unreadable_: ['restricted', 'pdf', 'empty'],
};

const code = ['lib', 'components', 'entrypoints']
  .flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((path) => join(room, path)),
  )
  .filter((path) => /\.tsx?$/.test(path))
  .concat('wxt.config.ts')
  .map((path) => readFileSync(join(ROOT, path), 'utf8'))
  .join('\n');
const quoted = new Set([...code.matchAll(/(?<=['"])\w+(?=['"])/g)].map(([name]) => name));
const inManifest = [...code.matchAll(/__MSG_(\w+)__/g)].map(([, name = '']) => name);
const composed = Object.entries(COMPOSED).flatMap(([start, ends]) => ends.map((end) => `${start}${end}`));

const has = (name: string): boolean => Object.hasOwn(englishMessages, name);
const forms = (name: string): string[] => [`${name}_one`, `${name}_other`];
// A text that stands under its own name is no count, whatever stands beside it.
const counted = [...quoted].filter((name) => !has(name) && forms(name).some(has));
const used = new Set([...quoted, ...inManifest, ...composed, ...counted.flatMap(forms)]);

describe('locale messages', () => {
  it('are all used', () => {
    expect(Object.keys(englishMessages).filter((name) => !used.has(name))).toEqual([]);
  });

  // Names in the code are held by the compiler.
  it('exist for the manifest, both plural forms and every computed key', () => {
    const asked = [...inManifest, ...counted.flatMap(forms), ...composed];
    expect(inManifest).not.toEqual([]);
    expect(asked.filter((name) => !has(name))).toEqual([]);
  });

  it('are computed from no other key prefixes than this test knows', () => {
    expect(Object.keys(COMPOSED).filter((start) => !code.includes(`\`${start}\${`))).toEqual([]);
  });
});
