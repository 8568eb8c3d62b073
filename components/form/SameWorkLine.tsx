import { t } from '@/lib/locale/message';
import { getFormValues } from '@/lib/review/form-values';
import type { ReviewForm } from '@/lib/review/review-state';
import { DuplicateBanner, DuplicateUndo } from '../SameWorkBanner';
import { summarizeWork } from '../work-side';
import type { FormActions } from './form-props';

/** Under the strip: whether the page is a work that is saved already; later, the way back from "yes". */
export function DuplicateNotice({ form, actions }: { form: ReviewForm; actions: FormActions }) {
  return <div aria-live="polite">{renderContent(form, actions)}</div>;
}

function renderContent(form: ReviewForm, actions: FormActions) {
  const { source, draft, duplicates } = form;
  if (draft.apart && source && !form.pendingSave)
    return (
      <DuplicateUndo
        message={t('sameWorkJoined', source.title)}
        undoLabel={t('sameWorkUndo')}
        onUndo={actions.undoAcceptDuplicate}
      />
    );
  const [duplicate] = duplicates;
  if (source || !duplicate || form.pendingSave) return null;
  return (
    <DuplicateBanner
      current={{ ...summarizeWork(getFormValues(form)), kind: 'page' }}
      duplicate={{ ...summarizeWork(duplicate.source), savedAt: duplicate.source.createdAt }}
      evidence={duplicate.evidence}
      confirmLabel={t('sameWorkYes')}
      onConfirm={() => actions.acceptDuplicate(duplicate.source.stableId)}
      onNotDuplicate={() => actions.markNotDuplicate(duplicate.source)}
    />
  );
}
