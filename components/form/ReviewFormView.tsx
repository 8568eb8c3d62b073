import type { KeyboardEvent } from 'react';
import { FormCitedBy } from '@/components/wiki/FormCitedBy';
import { asRead } from '@/components/wiki/page-links';
import { shownDay, shownTime } from '@/lib/locale/date';
import { t } from '@/lib/locale/message';
import { formValues } from '@/lib/review/form-values';
import type { ReviewState } from '@/lib/review/review-state';
import { CredibilityLine } from './CredibilityLine';
import { FormStrip } from './FormStrip';
import type { FormActions, FormAids } from './form-props';
import { Headline } from './Headline';
import { ImportanceField } from './ImportanceField';
import { KeyPointList } from './KeyPointList';
import { MoreFields } from './MoreFields';
import { SameWorkLine } from './SameWorkLine';
import { TagField } from './TagField';
import { TextPreview } from './TextPreview';
import { TypeRow } from './TypeRow';
import { ContextNoteField, SummaryField } from './WrittenFields';
import './form.css';

type Props = {
  state: ReviewState;
  aids: FormAids;
  actions: FormActions;
  textShown: boolean;
  /** A passing message ("Citation copied"); null: the strip's own words. */
  notice: string | null;
};

/** The whole form: strip, fields, footer. Every keystroke and press leaves through `actions`. */
export function ReviewFormView({ state, aids, actions, textShown, notice }: Props) {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    actions.save(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the shortcut works from every field of the form
    <div className="form" onKeyDown={onKey}>
      <FormStrip {...{ state, actions, textShown, notice }} sync={aids.sync} />
      {state.phase !== 'reading' && (
        <>
          <AlertLine state={state} />
          <SameWorkLine form={state.form} actions={actions} />
          <Fields state={state} aids={aids} actions={actions} />
          {textShown && (
            <TextPreview
              content={aids.preview}
              text={state.form.text}
              onClose={() => actions.showText(false)}
            />
          )}
          <Footer state={state} actions={actions} />
        </>
      )}
    </div>
  );
}

type Shown = Exclude<ReviewState, { phase: 'reading' }>;

// The strip is a polite status; a save that failed must be heard at once.
function AlertLine({ state }: { state: Shown }) {
  const { problem, keepFailed } = state.form;
  if (!problem && !keepFailed) return null;
  return (
    <p className="visually-hidden" role="alert">
      {t(problem ? 'stripNotSavedAlert' : 'stripNotKept')}
    </p>
  );
}

function Fields({ state, aids, actions }: { state: Shown; aids: FormAids; actions: FormActions }) {
  const props = { form: state.form, values: formValues(state.form), aids, actions };
  return (
    <main className="form-middle" id="form-middle">
      <Headline {...props} />
      <CredibilityLine {...props} />
      <SummaryField {...props} />
      <KeyPointList {...props} />
      <ContextNoteField {...props} />
      <ImportanceField {...props} />
      <TypeRow {...props} />
      <TagField {...props} />
      <MoreFields {...props} />
      <FormCitedBy citedBy={aids.sync?.citedBy ?? asRead(state.form.source?.citedBy ?? [])} />
    </main>
  );
}

function Footer({ state, actions }: { state: Shown; actions: FormActions }) {
  const { draft, keptAt, source } = state.form;
  const at = keptAt ?? (Object.keys(draft.edits).length > 0 ? draft.updatedAt : null);
  const untouched = source ? t('formSavedOn', shownDay(source.updatedAt)) : t('formNothingTyped');
  return (
    <footer className="form-footer">
      <span className="guide">{at === null ? untouched : t('formDraftKept', shownTime(at))}</span>
      <button
        type="button"
        className="button"
        data-kind="primary"
        disabled={state.phase === 'saving'}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onClick={() => actions.save(true)}
      >
        {t('buttonSave')}
        <span className="keys" aria-hidden="true">
          Ctrl+Enter
        </span>
      </button>
    </footer>
  );
}
