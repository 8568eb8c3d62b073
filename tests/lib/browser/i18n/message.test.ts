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
import { SYNC_WORDS } from '@/lib/search/query/field-words';
import { englishMessages } from '@/tests/support/setup';

const ROOT = join(import.meta.dirname, '../../../..');

// The prefixes of the keys that the code computes at run time, with all suffixes.
const COMPUTED_KEYS: Record<string, readonly (string | number)[]> = {
  access_: ACCESS_KINDS,
  credibilityMeaning: CREDIBILITY_LEVELS,
  credibilityName: CREDIBILITY_LEVELS,
  identifier_: IDENTIFIER_KINDS,
  stance_: STANCES,
  status_: SOURCE_STATUSES,
  syncTextWithheld_: ACCESS_KINDS,
  syncWord_: SYNC_WORDS,
  type_: SOURCE_TYPES,
};

const code = ['lib', 'components', 'entrypoints']
  .flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((path) => join(room, path)),
  )
  .filter((path) => /\.tsx?$/.test(path))
  .concat('wxt.config.ts')
  .map((path) => readFileSync(join(ROOT, path), 'utf8'))
  .join('\n');
const quotedNames = new Set([...code.matchAll(/(?<=['"])\w+(?=['"])/g)].map(([name]) => name));
const manifestKeys = [...code.matchAll(/__MSG_(\w+)__/g)].map(([, name = '']) => name);
const computedKeys = Object.entries(COMPUTED_KEYS).flatMap(([prefix, suffixes]) =>
  suffixes.map((suffix) => `${prefix}${suffix}`),
);

const hasMessage = (name: string): boolean => Object.hasOwn(englishMessages, name);
const listPluralForms = (name: string): string[] => [`${name}_one`, `${name}_other`];
// A name that is itself a key has no plural forms.
const countedKeys = [...quotedNames].filter(
  (name) => !hasMessage(name) && listPluralForms(name).some(hasMessage),
);
const usedKeys = new Set([
  ...quotedNames,
  ...manifestKeys,
  ...computedKeys,
  ...countedKeys.flatMap(listPluralForms),
]);

describe('messages.json', () => {
  it('messages are all used', () => {
    expect(Object.keys(englishMessages).filter((name) => !usedKeys.has(name))).toEqual([]);
  });

  // The compiler checks the keys in the code.
  it('messages exist for the manifest, both plural forms and every computed key', () => {
    const requiredKeys = [...manifestKeys, ...countedKeys.flatMap(listPluralForms), ...computedKeys];
    expect(manifestKeys).not.toEqual([]);
    expect(requiredKeys.filter((name) => !hasMessage(name))).toEqual([]);
  });

  it('messages are computed only with the prefixes in `COMPUTED_KEYS`', () => {
    expect(Object.keys(COMPUTED_KEYS).filter((prefix) => !code.includes(`\`${prefix}\${`))).toEqual([]);
  });
});
