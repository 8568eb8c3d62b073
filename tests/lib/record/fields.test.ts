import { describe, expect, it } from 'vitest';
import type { FieldEntry } from '@/lib/record/field-entry';
import { getFieldsByGroup, listFields } from '@/lib/record/field-lists';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { Edits } from '@/lib/record/schema/draft';
import { Source } from '@/lib/record/schema/source';

describe('the field registry', () => {
  it('has one entry per field of the source, in the order of the schema', () => {
    expect(listFields({ stored: true })).toEqual(Object.keys(Source.shape));
  });

  it('has one entry per field of the edits', () => {
    const editFields = Object.keys(Edits.shape).toSorted();
    expect(listFields({ editable: true }).toSorted() as string[]).toEqual(editFields);
  });

  it('puts every editable field that the record page shows into a group', () => {
    const groups = getFieldsByGroup();
    expect(groups.rating).toEqual(['credibilityLevel', 'credibilityReason']);
    expect(Object.values(groups).flat().toSorted()).toEqual(
      listFields({ editable: true })
        .filter((field) => field !== 'venueRating')
        .toSorted(),
    );
  });

  it('rejects entries that are incomplete or have an unknown kind', () => {
    const attributes = {
      mergeClass: 'written',
      stored: true,
      editable: true,
      exported: true,
      labelKey: null,
    } as const;
    // @ts-expect-error a choice needs its choices
    const withoutChoices: FieldEntry = { ...attributes, kind: 'choice' };
    // @ts-expect-error a number needs its limits
    const withoutLimits: FieldEntry = { ...attributes, kind: 'number' };
    // @ts-expect-error no editor and no schema know this kind
    const unknownKind: FieldEntry = { ...attributes, kind: 'colour' };
    // @ts-expect-error a label is the name of a text of `_locales`
    const unknownLabel: FieldEntry = { ...attributes, kind: 'line', labelKey: 'no such text' };
    // @ts-expect-error the extraction has no such candidates
    const unknownCandidates: FieldEntry = { ...attributes, kind: 'line', capture: { candidates: 'kind' } };
    expect([withoutChoices, withoutLimits, unknownKind, unknownLabel, unknownCandidates]).toHaveLength(5);
    // @ts-expect-error a name without an entry is not a field of the source
    expect(SOURCE_FIELDS.mood).toBeUndefined();
  });
});
