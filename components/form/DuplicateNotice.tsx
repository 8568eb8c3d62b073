import { summarizeSource } from '@/lib/app/describe/summarize-source';
import type { FormActions } from '@/lib/app/form/actions/form-actions';
import type { DraftForm } from '@/lib/app/form/draft-state';
import { t } from '@/lib/browser/i18n/message';
import { getFormValues } from '@/lib/record/draft/form-values';
import { isJoinedDraft } from '@/lib/record/draft/join-page-to-source';
import { DuplicateBanner, DuplicateUndo } from '../common/DuplicateBanner';

/** Asks whether the page is a duplicate of a saved source. After the reader confirms, it offers Undo. */
export function DuplicateNotice({ form, actions }: { form: DraftForm; actions: FormActions }) {
  return <div aria-live="polite">{renderContent(form, actions)}</div>;
}

function renderContent(form: DraftForm, actions: FormActions) {
  const { source, draft, duplicates } = form;
  if (isJoinedDraft(draft) && source && !form.pendingSave)
    return (
      <DuplicateUndo
        message={t(
          form.extraction.kind === 'pdf' ? 'duplicateAcceptedPdf' : 'duplicateAccepted',
          source.title,
        )}
        undoLabel={t('duplicateUndo')}
        onUndo={actions.undoAcceptDuplicate}
      />
    );
  const [duplicate] = duplicates;
  if (source || !duplicate || form.pendingSave) return null;
  return (
    <DuplicateBanner
      current={{ ...summarizeSource(getFormValues(form)), kind: 'page' }}
      duplicate={{ ...summarizeSource(duplicate.source), savedAt: duplicate.source.createdAt }}
      evidence={duplicate.evidence}
      confirmLabel={t('duplicateConfirm')}
      onConfirm={() => actions.acceptDuplicate(duplicate.source.stableId)}
      onReject={() => actions.markNotDuplicate(duplicate.source)}
    />
  );
}
