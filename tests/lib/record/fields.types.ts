import type { EditableField, StoredField } from '@/lib/record/field-lists';
import type { EditValue, StoredValue } from '@/lib/record/field-values';
import type { Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';

// This file has no test to run: it compiles only while the schemas and the registry have the same fields.

type IsSame<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type IsAssignable<A, B> = A extends B ? true : false;
type AssertTrue<T extends true> = T;

type StoredValues = { [F in StoredField]: StoredValue<F> };
type EditValues = { [F in EditableField]: EditValue<F> };
type CompleteEdits = { [F in keyof Edits]-?: Exclude<Edits[F], undefined> };

export type Proofs = [
  AssertTrue<IsSame<keyof Source, StoredField>>,
  AssertTrue<IsSame<keyof Edits, EditableField>>,
  AssertTrue<IsAssignable<Source, StoredValues>>,
  AssertTrue<IsAssignable<StoredValues, Source>>,
  AssertTrue<IsAssignable<CompleteEdits, EditValues>>,
  AssertTrue<IsAssignable<EditValues, CompleteEdits>>,
];

export type Counterproofs = [
  // @ts-expect-error a field of the source without an entry
  AssertTrue<IsSame<keyof Source | 'mood', StoredField>>,
  // @ts-expect-error an entry without a field of the source
  AssertTrue<IsSame<keyof Source, StoredField | 'mood'>>,
  // @ts-expect-error a field of the edits without an entry
  AssertTrue<IsSame<keyof Edits | 'mood', EditableField>>,
  // @ts-expect-error the type of the value does not match the field's kind
  AssertTrue<IsAssignable<Omit<Source, 'summary'> & { summary: number }, StoredValues>>,
];
