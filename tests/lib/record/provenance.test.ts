import { describe, expect, it } from 'vitest';
import { applyEdits } from '@/lib/app/form/apply-edits';
import { createDraft } from '@/lib/app/form/create-draft';
import { buildProvenance, findPointOrigin } from '@/lib/record/provenance';
import { makeSource } from '@/tests/support/make-records';

const AT = '2026-03-14T10:00:00.000Z';
const makePoint = (text: string) => ({ text, quotes: [] });

describe('buildProvenance', () => {
  it('names the wiki that a summary was adopted from, until the reader types', () => {
    const draft = createDraft('https://example.org/a', null, new Date(AT));
    const adopted = applyEdits(draft, null, { edits: { summary: 'S.' }, origin: 'The wiki', at: AT });
    expect(buildProvenance(adopted, null, null).summary?.from).toBe('The wiki');
    const typed = applyEdits(adopted, null, { edits: { summary: 'S!' }, at: AT });
    expect(buildProvenance(typed, null, null).summary).toBeUndefined();
  });

  it('marks only the adopted key points, in the draft, in the record and after a later edit', () => {
    const draft = createDraft('https://example.org/a', null, new Date(AT));
    const own = applyEdits(draft, null, { edits: { keyPoints: [makePoint('Own.')] }, at: AT });
    const adopted = applyEdits(own, null, {
      edits: { keyPoints: [makePoint('Own.'), makePoint('One.'), makePoint('Two.')] },
      origin: 'The wiki',
      at: AT,
    });
    const typed = applyEdits(adopted, null, {
      edits: { keyPoints: [makePoint('Own.'), makePoint('One.'), makePoint('Two, changed.')] },
      at: AT,
    });
    const saved = buildProvenance(typed, null, null);
    expect(['Own.', 'One.', 'Two, changed.'].map((text) => findPointOrigin(saved.keyPoints, text))).toEqual([
      null,
      'The wiki',
      null,
    ]);
    const source = makeSource({ keyPoints: [makePoint('Own.'), makePoint('One.')], provenance: saved });
    const later = applyEdits({ ...draft, ofSaved: true }, source, {
      edits: { keyPoints: [makePoint('One.'), makePoint('New.')] },
      at: AT,
    });
    const provenance = buildProvenance(later, null, source);
    expect(findPointOrigin(provenance.keyPoints, 'One.')).toBe('The wiki');
    expect(findPointOrigin(provenance.keyPoints, 'New.')).toBeNull();
  });
});
