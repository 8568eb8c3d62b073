import type { FieldReferenceData } from '@/components/fields/FieldEditor';
import type { FormSync } from '@/lib/app/describe/form-sync';
import type { FormActions } from '@/lib/app/form/actions/form-actions';
import type { DraftForm } from '@/lib/app/form/draft-state';
import type { FormValues } from '@/lib/record/draft/form-values';
import type { FieldProvenance } from '@/lib/record/schema/parts';
import type { Rating } from '@/lib/record/schema/rating';

/** What the form shows besides the draft. The popup or side panel reads it from the database and the settings. */
export type FormReferenceData = FieldReferenceData & {
  rating: Rating;
  /** The name of the venue that the page's address belongs to; null: no known venue. */
  venueName: string | null;
  /** Whether the reader chose to leave this host unrated. */
  isLeftUnrated: boolean;
  /** The origin of each field's value, and its other candidates. */
  provenance: Record<string, FieldProvenance>;
  /** The preview of the captured text; null while it is closed. */
  preview: TextPreviewContent | null;
  /** The sync status of the saved page; null: it is not saved, or no wiki is active. */
  sync: FormSync | null;
};

/** The captured text as the preview shows it. */
export type TextPreviewContent = {
  text: string;
  words: number;
  lengthBytes: number;
  httpStatus: number | null;
  capturedAt: string;
};

/** The props of every part of the form. */
export type FieldProps = {
  form: DraftForm;
  values: FormValues;
  referenceData: FormReferenceData;
  actions: FormActions;
};
