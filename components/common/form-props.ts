import type { FormSync } from '@/lib/app/describe/form-sync';
import type { FormActions } from '@/lib/app/form/actions/form-actions';
import type { DraftForm } from '@/lib/app/form/draft-state';
import type { FormValues } from '@/lib/record/draft/form-values';
import type { FieldProvenance } from '@/lib/record/schema/parts';
import type { Rating } from '@/lib/record/schema/rating';

/** A source that is scored already, to compare with. */
export type ScoredNeighbour = { title: string; importance: number };

/** What the form shows beside the draft itself: read from the store and the settings by the page that holds it. */
export type FormReferenceData = {
  rating: Rating;
  /** The name of the venue the address belongs to; null where it belongs to none. */
  venueName: string | null;
  venueNames: string[];
  /** The reader left this host unrated. */
  isLeftUnrated: boolean;
  bandNames: string[];
  tags: string[];
  neighbours: { below: ScoredNeighbour | null; above: ScoredNeighbour | null };
  /** Where each field came from, and what else was found for it. */
  provenance: Record<string, FieldProvenance>;
  /** The preview of the captured text; null while it is not asked for. */
  preview: TextPreviewContent | null;
  /** How the saved page stands with the active wiki; null: it is not saved, or no wiki is active. */
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

/** What every part of the form is given. */
export type FieldProps = {
  form: DraftForm;
  values: FormValues;
  referenceData: FormReferenceData;
  actions: FormActions;
};

/** What a field needs that is also edited in place, outside the form. */
export type InlineFieldProps<V extends keyof FormValues, A extends keyof FormReferenceData = never> = {
  values: Pick<FormValues, V>;
  referenceData: Pick<FormReferenceData, A>;
  actions: Pick<FormActions, 'edit'>;
};
