import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EditableField, listFields } from '@/lib/record/field-lists';
import { SOURCE_FIELDS } from '@/lib/record/fields';
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

function makeValueArbitrary(field: EditableField): fc.Arbitrary<unknown> {
  const { kind } = SOURCE_FIELDS[field];
  if (kind === 'text') return text;
  if (kind === 'list' || kind === 'tags') return list;
  if (kind === 'key-points') return points;
  if (kind === 'identifiers') return identifiers;
  return kind === 'number' ? fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }) : line;
}

const fields = listFields({ editable: true });
const mergeInput = fc.constantFrom(...fields).chain((field) =>
  fc.record({
    field: fc.constant(field),
    base: makeValueArbitrary(field),
    local: makeValueArbitrary(field),
    remote: makeValueArbitrary(field),
  }),
);
const policies = [EDIT_POLICY, DUPLICATE_POLICY, SYNC_POLICY];
const policy = fc.constantFrom(...policies);
const assertOptions = { numRuns: 2000 };

describe('mergeField', () => {
  it('returns the value of the side that changed', () => {
    fc.assert(
      fc.property(mergeInput, policy, ({ field, local, remote }, mergePolicy) => {
        const isSame = (a: unknown, b: unknown) => isSameValue(field, a, b, mergePolicy.comparison);
        const remoteOnly = mergeField(field, { base: local, local, remote }, mergePolicy);
        const localOnly = mergeField(field, { base: remote, local, remote }, mergePolicy);
        expect(remoteOnly.kind === 'value' && isSame(remoteOnly.value, remote)).toBe(true);
        expect(localOnly.kind === 'value' && isSame(localOnly.value, local)).toBe(true);
      }),
      assertOptions,
    );
  });

  it('without a base, returns the value of the side that is not empty', () => {
    fc.assert(
      fc.property(mergeInput, policy, ({ field, local, remote }, mergePolicy) => {
        fc.pre(isEmptyValue(local) !== isEmptyValue(remote));
        const outcome = mergeField(field, { local, remote }, mergePolicy);
        expect(outcome).toMatchObject({ kind: 'value', value: isEmptyValue(local) ? remote : local });
      }),
      assertOptions,
    );
  });

  it('is idempotent: a second merge with the remote value does not change the result', () => {
    fc.assert(
      fc.property(mergeInput, policy, ({ field, base, local, remote }, mergePolicy) => {
        const outcome = mergeField(field, { base, local, remote }, mergePolicy);
        fc.pre(outcome.kind === 'value');
        const secondOutcome = mergeField(field, { base: remote, local: outcome.value, remote }, mergePolicy);
        expect(secondOutcome).toMatchObject({ kind: 'value', value: outcome.value });
      }),
      assertOptions,
    );
  });

  it('commutes: swapped sides give the same parts, or a conflict in both cases', () => {
    fc.assert(
      fc.property(mergeInput, policy, ({ field, base, local, remote }, mergePolicy) => {
        // If both sides changed the same identifier, the local value is used.
        fc.pre(SOURCE_FIELDS[field].kind !== 'identifiers');
        const outcome = mergeField(field, { base, local, remote }, mergePolicy);
        const swappedOutcome = mergeField(field, { base, local: remote, remote: local }, mergePolicy);
        expect(swappedOutcome.kind).toBe(outcome.kind);
        if (outcome.kind === 'value' && swappedOutcome.kind === 'value')
          expect(listParts(field, swappedOutcome.value)).toEqual(listParts(field, outcome.value));
      }),
      assertOptions,
    );
  });

  it('contains every addition of both sides, or returns both values as a conflict', () => {
    fc.assert(
      fc.property(
        mergeInput,
        policy,
        fc.boolean(),
        ({ field, base, local, remote }, mergePolicy, hasBase) => {
          const outcome = mergeField(
            field,
            hasBase ? { base, local, remote } : { local, remote },
            mergePolicy,
          );
          if (outcome.kind === 'conflict') {
            expect([outcome.local, outcome.remote]).toEqual([local, remote]);
            return;
          }
          const baseParts = new Set(hasBase ? listParts(field, base) : []);
          const addedParts = [...listParts(field, local), ...listParts(field, remote)].filter(
            (part) => !baseParts.has(part),
          );
          // Removals may be lost when the other side added something, so only additions are checked.
          const mergedParts = listParts(field, outcome.value);
          if (outcome.from === 'combined') for (const part of addedParts) expect(mergedParts).toContain(part);
        },
      ),
      assertOptions,
    );
  });
});

/** Splits a value into the parts that a merge must contain: paragraphs, items, texts and quotes of key points. */
function listParts(field: EditableField, value: unknown): string[] {
  const { kind } = SOURCE_FIELDS[field];
  if (kind === 'text')
    return [...new Set(String(value).split('\n\n'))].filter((part) => part !== '').toSorted();
  if (Array.isArray(value)) return [...new Set(value.flatMap(listTexts))].toSorted();
  return kind === 'identifiers' ? [] : [String(value)];
}

const listTexts = (part: string | KeyPoint): string[] =>
  typeof part === 'string' ? [part] : [part.text, ...part.quotes.map(({ exact }) => exact)];
