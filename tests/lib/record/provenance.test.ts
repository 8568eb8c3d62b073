import { describe, expect, it } from 'vitest';
import { applyEdits } from '@/lib/app/form/apply-edits';
import { createDraft } from '@/lib/app/form/create-draft';
import { getCapturedValues } from '@/lib/record/draft/captured-values';
import { buildProvenance, findPointOrigin, UNCONFIRMED_ORIGIN } from '@/lib/record/provenance';
import { makeExtraction } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

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

  it('names the wiki that an identifier was adopted from, until the reader or the page replaces it', () => {
    const draft = createDraft('https://example.org/a', null, new Date(AT));
    const { identifiers: captured } = makeSource({});
    const previousIdentifiers = { ...captured, arxiv: '2401.00001' };
    const identifiers = { ...previousIdentifiers, doi: '10.1/x' };
    const origin = 'The wiki';
    const adopted = applyEdits(draft, null, { edits: { identifiers }, origin, at: AT, previousIdentifiers });
    const saved = buildProvenance(adopted, null, null);
    expect(saved.doi?.from).toBe('The wiki');
    expect(saved.arxiv).toBeUndefined();
    const withPmid = { edits: { identifiers: { ...identifiers, pmid: '7' } }, at: AT };
    expect(buildProvenance(applyEdits(adopted, null, withPmid), null, null).doi?.from).toBe('The wiki');
    const typed = { edits: { identifiers: { ...identifiers, doi: '10.1/y' } }, at: AT };
    expect(buildProvenance(applyEdits(adopted, null, typed), null, null).doi).toBeUndefined();
    const source = makeSource({ identifiers, provenance: saved });
    const later = { ...draft, ofSaved: true };
    expect(buildProvenance(applyEdits(later, source, withPmid), null, source).doi?.from).toBe('The wiki');
    expect(buildProvenance(applyEdits(later, source, typed), null, source).doi).toBeUndefined();
  });

  it('marks only the adopted key points, in the draft, in the source and after a later edit', () => {
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

  it('offers unconfirmed candidates without calling one of them the origin of a value', () => {
    const draft = createDraft('https://example.org/a', null, new Date(AT));
    const suggestion = { value: ['Ana Lind'], from: 'author' };
    const extraction = makeExtraction({
      authors: [],
      unconfirmed: { authors: [suggestion], publishedDate: [{ value: '2019-02-11', from: 'date' }] },
    });
    expect(buildProvenance(draft, extraction, null).authors).toEqual({
      from: UNCONFIRMED_ORIGIN,
      candidates: [suggestion],
    });
    expect(getCapturedValues(extraction).authors).toEqual([]);
    const named = makeExtraction({
      authors: [{ value: ['Per Holm'], from: 'page text' }],
      unconfirmed: { authors: [suggestion], publishedDate: [] },
    });
    expect(buildProvenance(draft, named, null).authors?.from).toBe('page text');
    expect(buildProvenance(draft, named, null).authors?.candidates).toHaveLength(2);
    const saved = makeSource({
      authors: ['Per Holm'],
      provenance: { authors: { from: 'page text', candidates: [] } },
    });
    expect(buildProvenance(draft, extraction, saved).authors?.from).toBe('page text');
  });
});
