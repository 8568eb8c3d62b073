import type { FieldReferenceData } from '@/components/fields/FieldEditor';
import type { FormSync } from '@/lib/app/describe/form-sync';
import type { WikiQuestion } from '@/lib/app/describe/wiki-question';
import type { FormActions } from '@/lib/app/form/actions/form-actions';
import type { DraftForm } from '@/lib/app/form/draft-state';
import type { TextRange } from '@/lib/evidence/searchable-text';
import type { FormValues } from '@/lib/record/draft/form-values';
import type { FieldProvenance } from '@/lib/record/schema/parts';
import type { Rating } from '@/lib/record/schema/rating';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { KnownPageReading } from '@/lib/wiki/model/known-page';

/** The data that the form displays besides the draft. The popup or side panel reads it from the database and the settings. */
export type FormReferenceData = FieldReferenceData & {
  /** Whether a newer version of the extension has upgraded the database. */
  isDatabaseNewer: boolean;
  rating: Rating;
  /** The name of the venue that the page's URL belongs to, or null if the venue is unknown. */
  venueName: string | null;
  /** Whether the reader chose to leave this host unrated. */
  isLeftUnrated: boolean;
  /** The origin of each value and its other candidates, by field. */
  provenance: Record<string, FieldProvenance>;
  /** The content of the text preview. Null while the preview is closed, and if there is no text. */
  preview: TextPreviewContent | 'loading' | null;
  /** The sync status of the saved page. Null means that the page is not saved or that no wiki is active. */
  sync: FormSync | null;
  /** The newest captured text of the source, if the form has claims and did not capture the page again. */
  savedText?: Pick<Snapshot, 'text' | 'pageStarts' | 'pageLabels'> | null;
  /** Whether the saved source of the page is in the bin. */
  isInBin?: boolean;
  /** What the active wiki has of a page that is not saved. Null if no wiki is asked. */
  knownPage?: KnownPageView | null;
};

/** A temporary text in the strip. `id` differs from the id of the previous notification, which may have the same text. */
export type StripNotification = { text: string; id: number };

/** The question whether the active wiki knows a page, with its answer. `reading` is null until there is one. */
export type KnownPageView = WikiQuestion & {
  reading: KnownPageReading | null;
  /** Whether the reader sets verdicts on the wiki, and the wiki accepts them. */
  canSetVerdicts: boolean;
};

/** A captured text and its details, from the page or from a saved snapshot. `text` is normalised, as snapshots store it. */
export type TextPreviewContent = Pick<
  Snapshot,
  | 'text'
  | 'pageStarts'
  | 'pageLabels'
  | 'words'
  | 'lengthBytes'
  | 'httpStatus'
  | 'capturedAt'
  | 'withComments'
> & {
  /** Where the text has the quote at which it opens. Absent if it does not have it, or opens at its beginning. */
  quoteRange?: TextRange | undefined;
  /** Whether the captured texts could not be read, so that nobody knows whether another one has the quote. */
  isQuoteUnknown?: boolean;
};

/** The props that all field components of the form have in common. */
export type FieldProps = {
  form: DraftForm;
  values: FormValues;
  referenceData: FormReferenceData;
  actions: FormActions;
  /** The reason why the last save was rejected, by field. */
  problems: Readonly<Record<string, string>>;
};
