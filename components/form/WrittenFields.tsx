import type { FieldProps } from '@/components/common/form-props';
import { t, tCount } from '@/lib/browser/i18n/message';
import { CONTEXT_NOTE_MAX_LENGTH, countSentences } from '@/lib/record/text-counts';

/** The reader's summary; the form opens with the caret in it. */
export function SummaryField({ values, actions }: FieldProps) {
  const sentences = countSentences(values.summary);
  return (
    <div className="written">
      <div className="written-head">
        <label htmlFor="field-summary">{t('labelSummary')}</label>
        <span className="guide" id="field-summary-guide">
          {sentences === 0 ? t('guideSummary') : tCount('guideSentences', sentences)}
        </span>
      </div>
      <textarea
        id="field-summary"
        className="field"
        dir="auto"
        rows={2}
        value={values.summary}
        aria-describedby="field-summary-guide"
        onChange={(event) => actions.edit({ summary: event.target.value })}
      />
    </div>
  );
}

/** One sentence on why the source matters. */
export function ContextNoteField({ values, actions }: FieldProps) {
  const excess = values.contextNote.length - CONTEXT_NOTE_MAX_LENGTH;
  return (
    <div className="written">
      <div className="written-head">
        <label htmlFor="field-contextNote">{t('labelContextNote')}</label>
        <span className="guide" id="field-contextNote-guide" data-over={excess > 0}>
          {excess > 0 ? t('guideContextNoteOver', excess) : t('guideContextNote')} ·{' '}
          {values.contextNote.length}/{CONTEXT_NOTE_MAX_LENGTH}
        </span>
      </div>
      <textarea
        id="field-contextNote"
        className="field"
        dir="auto"
        rows={1}
        value={values.contextNote}
        aria-describedby="field-contextNote-guide"
        onChange={(event) => actions.edit({ contextNote: event.target.value })}
      />
    </div>
  );
}
