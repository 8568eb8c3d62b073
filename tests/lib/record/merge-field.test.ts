import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EditableField, listFields } from '@/lib/record/field-lists';
import { RECORD_FIELDS } from '@/lib/record/fields';
import { mergeField } from '@/lib/record/merge-field';
import { DUPLICATE_POLICY, EDIT_POLICY, SYNC_POLICY } from '@/lib/record/merge-policies';
import { getItemKey, isEmptyValue, isSameValue } from '@/lib/record/same-value';
import type { KeyPoint } from '@/lib/record/schema/parts';
import { IDENTIFIER_KINDS } from '@/lib/record/vocabulary';

const paragraph = fc.constantFrom('One.', 'Two.', 'Three.', 'Four.', 'Five.');
const text = fc.array(paragraph, { maxLength: 3 }).map((paragraphs) => paragraphs.join('\n\n'));
const item = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const list = fc.uniqueArray(item, { maxLength: 4 });
const quote = fc
  .constantFrom('words', 'other words')
  .map((exact) => ({ exact, prefix: '', suffix: '', start: null, end: null }));
const points: fc.Arbitrary<KeyPoint[]> = fc.uniqueArray(
  fc.record({ text: item, quotes: fc.array(quote, { maxLength: 1 }) }),
  { maxLength: 4, selector: (point) => getItemKey('keyPoints', point) },
);
const identifiers = fc
  .tuple(
    ...IDENTIFIER_KINDS.map((kind) => fc.constantFrom('1', '2', null).map((value) => [kind, value] as const)),
  )
  .map((pairs) => Object.fromEntries(pairs));
const line = fc.constantFrom('', 'x', 'y', 'z');

function makeValue(field: EditableField): fc.Arbitrary<unknown> {
  const { kind } = RECORD_FIELDS[field];
  if (kind === 'text') return text;
  if (kind === 'list' || kind === 'tags') return list;
  if (kind === 'key-points') return points;
  if (kind === 'identifiers') return identifiers;
  return kind === 'number' ? fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }) : line;
}

const fields = listFields({ editable: true });
const scene = fc.constantFrom(...fields).chain((field) =>
  fc.record({
    field: fc.constant(field),
    base: makeValue(field),
    local: makeValue(field),
    remote: makeValue(field),
  }),
);
const policies = [EDIT_POLICY, DUPLICATE_POLICY, SYNC_POLICY];
const policy = fc.constantFrom(...policies);
const runs = { numRuns: 2000 };

describe('mergeField', () => {
  it('returns the value of the side that changed', () => {
    fc.assert(
      fc.property(scene, policy, ({ field, local, remote }, rules) => {
        const isSame = (a: unknown, b: unknown) => isSameValue(field, a, b, rules.comparison);
        const remoteOnly = mergeField(field, { base: local, local, remote }, rules);
        const localOnly = mergeField(field, { base: remote, local, remote }, rules);
        expect(remoteOnly.kind === 'value' && isSame(remoteOnly.value, remote)).toBe(true);
        expect(localOnly.kind === 'value' && isSame(localOnly.value, local)).toBe(true);
      }),
      runs,
    );
  });

  it('returns the other side when one is empty and there is no base', () => {
    fc.assert(
      fc.property(scene, policy, ({ field, local, remote }, rules) => {
        fc.pre(isEmptyValue(local) !== isEmptyValue(remote));
        const outcome = mergeField(field, { local, remote }, rules);
        expect(outcome).toMatchObject({ kind: 'value', value: isEmptyValue(local) ? remote : local });
      }),
      runs,
    );
  });

  it('is idempotent: merging the result with either side again does not change it', () => {
    fc.assert(
      fc.property(scene, policy, ({ field, base, local, remote }, rules) => {
        const outcome = mergeField(field, { base, local, remote }, rules);
        fc.pre(outcome.kind === 'value');
        const again = mergeField(field, { base: remote, local: outcome.value, remote }, rules);
        expect(again).toMatchObject({ kind: 'value', value: outcome.value });
      }),
      runs,
    );
  });

  it('commutes: swapped sides also give a conflict, or the same items and paragraphs', () => {
    fc.assert(
      fc.property(scene, policy, ({ field, base, local, remote }, rules) => {
        // If both sides changed one identifier, the local value is used.
        fc.pre(RECORD_FIELDS[field].kind !== 'identifiers');
        const outcome = mergeField(field, { base, local, remote }, rules);
        const exchanged = mergeField(field, { base, local: remote, remote: local }, rules);
        expect(exchanged.kind).toBe(outcome.kind);
        if (outcome.kind === 'value' && exchanged.kind === 'value')
          expect(listParts(field, exchanged.value)).toEqual(listParts(field, outcome.value));
      }),
      runs,
    );
  });

  it('keeps every addition of both sides, or returns both values as a conflict', () => {
    fc.assert(
      fc.property(scene, policy, fc.boolean(), ({ field, base, local, remote }, rules, hasBase) => {
        const outcome = mergeField(field, hasBase ? { base, local, remote } : { local, remote }, rules);
        if (outcome.kind === 'conflict') {
          expect([outcome.local, outcome.remote]).toEqual([local, remote]);
          return;
        }
        const known = new Set(hasBase ? listParts(field, base) : []);
        const added = [...listParts(field, local), ...listParts(field, remote)].filter(
          (part) => !known.has(part),
        );
        // Removals may be lost when the other side added something, so only additions are checked.
        const merged = listParts(field, outcome.value);
        if (outcome.from === 'combined') for (const part of added) expect(merged).toContain(part);
      }),
      runs,
    );
  });
});

/** Splits a value into the pieces that a merge must keep: paragraphs, items, texts and quotes of key points. */
function listParts(field: EditableField, value: unknown): string[] {
  const { kind } = RECORD_FIELDS[field];
  if (kind === 'text')
    return [...new Set(String(value).split('\n\n'))].filter((part) => part !== '').toSorted();
  if (Array.isArray(value)) return [...new Set(value.flatMap(listWords))].toSorted();
  return kind === 'identifiers' ? [] : [String(value)];
}

const listWords = (part: string | KeyPoint): string[] =>
  typeof part === 'string' ? [part] : [part.text, ...part.quotes.map(({ exact }) => exact)];
