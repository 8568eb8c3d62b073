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

// The keys that the code builds at run time: their prefix, and every ending.
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

const hasMessage = (name: string): boolean => Object.hasOwn(englishMessages, name);
const hasPluralForms = (name: string): string[] => [`${name}_one`, `${name}_other`];
// A key that exists as such has no plural forms.
const counted = [...quoted].filter((name) => !hasMessage(name) && hasPluralForms(name).some(hasMessage));
const used = new Set([...quoted, ...inManifest, ...composed, ...counted.flatMap(hasPluralForms)]);

describe('locale messages', () => {
  it('are all used', () => {
    expect(Object.keys(englishMessages).filter((name) => !used.has(name))).toEqual([]);
  });

  // The compiler checks the keys in the code.
  it('exist for the manifest, both plural forms and every computed key', () => {
    const asked = [...inManifest, ...counted.flatMap(hasPluralForms), ...composed];
    expect(inManifest).not.toEqual([]);
    expect(asked.filter((name) => !hasMessage(name))).toEqual([]);
  });

  it('are computed from no other key prefixes than this test knows', () => {
    expect(Object.keys(COMPOSED).filter((start) => !code.includes(`\`${start}\${`))).toEqual([]);
  });
});
