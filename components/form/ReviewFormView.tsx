import { type KeyboardEvent, lazy, Suspense, useState } from 'react';
import { ValueOrigin } from '@/components/common/ValueOrigin';
import { FieldEditor } from '@/components/fields/FieldEditor';
import { FieldUndoScope } from '@/components/fields/use-field-undo';
import { describeFieldProblems } from '@/lib/app/describe/format-problem';
import type { FormActions } from '@/lib/app/form/actions/form-actions';
import type { DraftForm, DraftState, OpenState } from '@/lib/app/form/draft-state';
import { isUrlUnknown } from '@/lib/app/form/form-page';
import { canRunShortcut } from '@/lib/app/library/find-key-action';
import { formatDay, formatTime } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import type { FindPastedQuote } from '@/lib/evidence/build-pasted-quote';
import { summarizeQuoteResults } from '@/lib/page-check/quote-results';
import { hasEdits } from '@/lib/record/draft/edits';
import { getFormValues } from '@/lib/record/draft/form-values';
import type { Draft } from '@/lib/record/schema/draft';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { Quote } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import { buildCitingPageList } from '@/lib/wiki/model/citing-page-list';
import { CredibilityField } from './CredibilityField';
import { DuplicateNotice } from './DuplicateNotice';
import { FormCitedBy } from './FormCitedBy';
import type { FieldProps, FormReferenceData, StripNotification } from './form-props';
import { HeadlineFields } from './HeadlineFields';
import { MoreFields, UrlField } from './MoreFields';
import { PageQuotes } from './PageQuotes';
import { PdfPassword } from './PdfPassword';
import { PointOrigins } from './PointOrigins';
import { StatusStrip } from './StatusStrip';
import { TextPreview } from './TextPreview';
import { TypeFields } from './TypeFields';
import { type LastFocusedPoint, useLastFocusedPoint } from './use-last-focused-point';
import { WrittenField } from './WrittenField';
import './form.css';

// Most readers have no wiki, so this component is loaded only if a wiki is active.
const FormWiki = lazy(async () => ({ default: (await import('./FormWiki')).FormWiki }));

type Props = {
  state: DraftState;
  referenceData: FormReferenceData;
  actions: FormActions;
  isTextPreviewOpen: boolean;
  /** The quote that the text preview shows, or null. */
  quoteInPreview?: Quote | null;
  /** Whether the page has selected text, which can become a quote. */
  hasSelection?: boolean;
  /** A temporary text in the strip, such as "Citation copied". Null means that the strip shows the state of the draft. */
  notification: StripNotification | null;
};

/** The whole form: the status strip, the fields and the footer. Everything that the reader does calls one of `actions`. */
export function ReviewFormView(props: Props) {
  const { state, referenceData, actions, isTextPreviewOpen, notification } = props;
  const { quoteInPreview = null, hasSelection = false } = props;
  const lastPoint = useLastFocusedPoint(state.phase === 'reading' ? '' : state.form.draft.key);
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (canRunShortcut(event.nativeEvent)) actions.save({ shouldSaveText: true });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the shortcut works from every field of the form
    <div
      className="form"
      onKeyDown={handleKeyDown}
      onFocus={lastPoint.handleFocus}
      onInput={lastPoint.handleFocus}
    >
      <StatusStrip
        {...{ state, isTextPreviewOpen, notification }}
        actions={{ ...actions, addSelection: () => actions.addSelection(lastPoint.getIndex()) }}
        sync={referenceData.sync}
        isInBin={referenceData.isInBin === true}
      />
      {state.phase !== 'reading' && (
        <>
          <SaveAlert state={state} />
          {referenceData.isDatabaseNewer && <p className="form-notice">{t('databaseNewer')}</p>}
          {isPasswordNeeded(state.form) && <PdfPassword onSubmit={actions.readPdf} />}
          <DuplicateNotice form={state.form} actions={actions} />
          <div className="form-body">
            <FormFields {...{ state, referenceData, actions, hasSelection }} lastPoint={lastPoint} />
            {isTextPreviewOpen && (
              <TextPreview
                content={referenceData.preview}
                textStatus={state.form.textStatus}
                quote={quoteInPreview}
                onAddQuote={(quote) => actions.addQuote(quote, lastPoint.getIndex())}
                onClose={() => actions.setTextPreviewOpen(false)}
              />
            )}
          </div>
          <FormFooter state={state} actions={actions} />
        </>
      )}
    </div>
  );
}

const isPasswordNeeded = ({ unreadableReason }: DraftForm): boolean =>
  unreadableReason === 'pdf-encrypted' || unreadableReason === 'pdf-wrong-password';

function getAlertKey(isNotSaved: boolean, hasPersistFailed: boolean) {
  if (!isNotSaved) return 'stripPersistFailed';
  return hasPersistFailed ? 'stripNotSavedDraftNotSafe' : 'stripNotSavedAlert';
}

// Screen readers must announce a failed save at once. The strip would not do that, because it is a polite live region.
function SaveAlert({ state }: { state: OpenState }) {
  const { problem, hasPersistFailed } = state.form;
  if (!problem && !hasPersistFailed) return null;
  return (
    <p className="visually-hidden" role="alert">
      {t(getAlertKey(problem !== null, hasPersistFailed))}
    </p>
  );
}

type FieldsProps = Pick<Props, 'referenceData' | 'actions'> & {
  state: OpenState;
  hasSelection: boolean;
  lastPoint: LastFocusedPoint;
};

function FormFields({ state, referenceData, actions, hasSelection, lastPoint }: FieldsProps) {
  const undoScope = useUndoScope(state.form.draft);
  const values = getFormValues(state.form);
  const problems = describeFieldProblems(state.form.problem);
  const props = { form: state.form, values, referenceData, actions, problems };
  // The viewer of a PDF cannot show highlights.
  const canHighlightQuotes = state.form.extraction.kind !== 'pdf' && state.phase !== 'unreadable';
  const editorReferenceData = {
    ...referenceData,
    showQuote: canHighlightQuotes ? actions.showQuote : undefined,
    copyQuote: actions.copyQuote,
    handlePointRemoval: lastPoint.handlePointRemoval,
    findPastedQuote:
      referenceData.findPastedQuote &&
      announceFoundQuote(referenceData.findPastedQuote, actions.announceQuote),
  };
  const editorProps = { values, referenceData: editorReferenceData, onEdit: actions.edit };
  return (
    <FieldUndoScope value={undoScope}>
      <main className="form-middle" id="form-middle">
        {isUrlUnknown(state.form) && <UrlField {...props} />}
        <HeadlineFields {...props} />
        <CredibilityField {...props} />
        <WrittenField {...props} field="summary" rows={2} />
        <FieldEditor field="keyPoints" {...editorProps} />
        {hasSelection && (
          <button
            type="button"
            className="button add-selection"
            onClick={() => actions.addSelection(lastPoint.getIndex())}
          >
            {t('buttonAddSelection')}
          </button>
        )}
        <PointOrigins points={values.keyPoints} provenance={referenceData.provenance.keyPoints} />
        {canHighlightQuotes && (
          <PageQuotes
            keyPoints={values.keyPoints}
            form={state.form}
            highlightQuotes={actions.highlightQuotes}
            locateQuotes={actions.locateQuotes}
            copyQuote={actions.copyQuote}
            showQuoteInText={actions.showQuoteInText}
          />
        )}
        <WrittenField {...props} field="contextNote" rows={1} />
        <FieldEditor field="importance" {...editorProps} problem={problems.importance ?? null} />
        <ValueOrigin provenance={referenceData.provenance.importance} />
        <TypeFields {...props} />
        <FieldEditor field="tags" {...editorProps} />
        <MoreFields {...props} />
        <WikiSection {...props} />
        <FormCitedBy
          citedBy={referenceData.sync?.citedBy ?? buildCitingPageList(state.form.source?.citedBy ?? [])}
        />
      </main>
    </FieldUndoScope>
  );
}

/**
 * Returns a value that changes when the reader saves the draft or starts over. The changes of fields before that can no longer be
 * undone. If the source is changed elsewhere, a draft with edits gets a new `createdAt` too, but its changes can still be undone.
 */
function useUndoScope(draft: Draft): string {
  const [scope, setScope] = useState(draft.createdAt);
  if (scope !== draft.createdAt && !hasEdits(draft)) setScope(draft.createdAt);
  return scope;
}

/** Returns a function that also announces the quote that it finds, because the undo line of the field is not always read aloud. */
const announceFoundQuote =
  (findPastedQuote: FindPastedQuote, announce: (pointIndex: number) => void): FindPastedQuote =>
  (pastedText, pointIndex) => {
    const quote = findPastedQuote(pastedText, pointIndex);
    if (quote) announce(pointIndex);
    return quote;
  };

/** What the wiki has about the page. Without an active wiki, nothing is rendered, and the component is not loaded. */
function WikiSection({ form, values, referenceData, actions }: FieldProps) {
  const { sync, knownPage = null } = referenceData;
  if (!sync && !knownPage) return null;
  return (
    <Suspense>
      <FormWiki {...{ form, values, referenceData, actions, sync, knownPage }} />
    </Suspense>
  );
}

const hasUnchangedPage = (source: Source, check: PageCheck | undefined): boolean =>
  check?.outcome === 'unchanged' && summarizeQuoteResults(source, check).counts.missing === 0;

function FormFooter({ state, actions }: { state: OpenState; actions: FormActions }) {
  const { draft, source } = state.form;
  const persistedAt =
    state.form.persistedAt ?? (Object.keys(draft.edits).length > 0 ? draft.updatedAt : null);
  const isUnchanged = source && hasUnchangedPage(source, state.form.pageCheck);
  const statusWithoutEdits = source
    ? t(isUnchanged ? 'formSavedUnchanged' : 'formSavedOn', formatDay(source.updatedAt))
    : t('formNothingTyped');
  return (
    <footer className="form-footer">
      <span className="form-hint">
        {persistedAt === null ? statusWithoutEdits : t('formDraftSaved', formatTime(persistedAt))}
      </span>
      <button
        type="button"
        className="button"
        data-kind="primary"
        disabled={state.phase === 'saving'}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onClick={() => actions.save({ shouldSaveText: true })}
      >
        {t('buttonSave')}
        <span className="keys" aria-hidden="true">
          Ctrl+Enter
        </span>
      </button>
    </footer>
  );
}
