import { describe, expect, it } from 'vitest';
import { listItemKeys, pickItemKeys } from '@/lib/formats/item-keys';
import { buildSource } from '@/lib/record/draft/build-source';
import { getFormValues } from '@/lib/record/draft/form-values';
import { mergeEdits } from '@/lib/record/draft/merge-edits';
import { mergeSources } from '@/lib/record/duplicates/merge-sources';
import type { FieldEntry, FieldRegistry } from '@/lib/record/field-entry';
import { getFieldsByGroup, listFields, listSyncedFields } from '@/lib/record/field-lists';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { mergeField } from '@/lib/record/merge-field';
import { SYNC_POLICY } from '@/lib/record/merge-policies';
import { getCandidates } from '@/lib/record/provenance';
import type { Edits } from '@/lib/record/schema/draft';
import { buildEditShape, buildStoredShape } from '@/lib/record/schema/field-schemas';
import type { Source } from '@/lib/record/schema/source';
import { z } from '@/lib/record/schema/zod';
import { listFieldWords } from '@/lib/search/query/field-words';
import { parseQuery } from '@/lib/search/query/parse-query';
import { listSearchFields } from '@/lib/search/search-fields';
import { getSyncedValues } from '@/lib/wiki/merge/synced-values';
import { buildExportSchema } from '@/scripts/export-schema/build-export-schema';
import { makeDraft, makeExtraction, NOW } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

/** A field that exists only in the registry of this test; no other code mentions it. */
const MOOD: FieldEntry = {
  kind: 'text',
  mergeClass: 'written',
  stored: true,
  editable: true,
  exported: true,
  maxLength: 20,
  labelKey: 'labelReview',
  capture: { candidates: 'description', value: 'best', refresh: true },
  hasProvenance: true,
  synced: { mood: { value: 'text', direction: 'both' } },
};
const registry: FieldRegistry = { ...SOURCE_FIELDS, mood: MOOD };

// The types contain only the fields of `SOURCE_FIELDS`.
const makeEditsWithMood = (mood: string): Edits => Object.assign<Edits, object>({}, { mood });
const makeSourceWithMood = (mood: string | null): Source => Object.assign(makeSource(), { mood });
const makeDraftWithMood = (mood: string) => ({ ...makeDraft(), edits: makeEditsWithMood(mood) });

describe('a field that is added to the registry', () => {
  it('is captured from the page, saved and edited in the form', () => {
    const extraction = makeExtraction({ description: [{ value: 'calm', from: 'meta' }] });
    const source = makeSourceWithMood('saved');
    const draft = makeDraftWithMood('typed');
    expect(getCandidates(extraction, registry).mood).toEqual([{ value: 'calm', from: 'meta' }]);
    expect(getFormValues({ extraction, source: null, draft: makeDraft() }, registry)).toMatchObject({
      mood: 'calm',
    });
    expect(getFormValues({ extraction, source, draft: makeDraft() }, registry)).toMatchObject({
      mood: 'saved',
    });
    expect(getFormValues({ extraction, source, draft }, registry)).toMatchObject({ mood: 'typed' });
  });

  it('is a group of the record page, with the editor of its kind', () => {
    expect(getFieldsByGroup(registry).mood).toEqual(['mood']);
    expect(listFields({ editable: true, kind: 'text' }, registry)).toContain('mood');
  });

  it('is accepted in the edits of a draft and stored in the source', () => {
    const editsSchema = z.partial(z.strictObject(buildEditShape(registry)));
    expect(editsSchema.safeParse({ mood: 'typed' }).success).toBe(true);
    const sourceSchema = z.strictObject(buildStoredShape(registry));
    expect(sourceSchema.safeParse(makeSourceWithMood('saved')).success).toBe(true);
    expect(sourceSchema.safeParse(makeSourceWithMood('longer than twenty letters')).success).toBe(false);
  });

  it('is saved trimmed, with its origin, and is rejected over its maximum length', () => {
    const inputs = { extraction: makeExtraction(), existing: null, findVenueId: () => null, now: NOW };
    const buildResult = buildSource({ ...inputs, draft: makeDraftWithMood(' typed ') }, registry);
    expect(buildResult).toMatchObject({
      ok: true,
      value: { mood: 'typed', provenance: { mood: { from: 'reader' } } },
    });
    const tooLongResult = buildSource(
      { ...inputs, draft: makeDraftWithMood('longer than twenty letters') },
      registry,
    );
    expect(tooLongResult).toEqual({ ok: false, problem: [{ kind: 'too-long', field: 'mood', limit: 20 }] });
  });

  it('is merged with a changed source, with a duplicate and with a wiki', () => {
    const mergedEdits = mergeEdits(
      makeEditsWithMood('Draft.'),
      makeEditsWithMood(''),
      makeSourceWithMood('Source.'),
      registry,
    );
    expect(mergedEdits).toEqual({ mood: 'Source.\n\nDraft.' });
    expect(mergeSources(makeSourceWithMood('One.'), makeSourceWithMood('Two.'), registry)).toMatchObject({
      mood: 'One.\n\nTwo.',
    });
    expect(mergeField('mood', { base: 'a', local: 'a', remote: 'b' }, SYNC_POLICY, registry)).toMatchObject({
      value: 'b',
    });
  });

  it('is exported, and described by the JSON Schema', () => {
    expect(listItemKeys('sources', registry)).toContain('mood');
    expect(pickItemKeys('sources', makeSourceWithMood('saved'), registry)).toMatchObject({ mood: 'saved' });
    const schema = JSON.stringify(buildExportSchema(registry));
    expect(schema).toContain('"mood":{"anyOf":[{"type":"string","maxLength":20},{"type":"null"}]}');
    expect(JSON.stringify(buildExportSchema())).not.toContain('mood');
  });

  it('is exchanged with wikis', () => {
    const rules = { mapping: null, isShippedVenue: () => true };
    expect(listSyncedFields({ value: 'text' }, registry)).toContain('mood');
    expect(getSyncedValues(makeSourceWithMood('saved'), rules, registry)).toMatchObject({ mood: 'saved' });
  });

  it('is found by the search, also by its field word', () => {
    const searchable: FieldRegistry = {
      ...registry,
      mood: { ...MOOD, searchable: true, searchWord: 'mood' },
    };
    const field = listSearchFields(searchable).find(({ name }) => name === 'mood');
    expect(field?.read(makeSourceWithMood('Calm'))).toEqual(['Calm']);
    expect(parseQuery('mood:calm', listFieldWords(searchable)).node).toEqual({
      kind: 'words',
      tokens: ['calm'],
      isExact: false,
      field: 'mood',
    });
  });
});
