import { t } from '@/lib/locale/message';
import { formValues } from '@/lib/review/form-values';
import type { ReviewForm } from '@/lib/review/review-state';
import { SameWorkBanner, SameWorkUndo } from '../SameWorkBanner';
import { workSide } from '../work-side';
import type { FormActions } from './form-props';

/** Under the strip: whether the page is a work that is saved already; later, the way back from "yes". */
export function SameWorkLine({ form, actions }: { form: ReviewForm; actions: FormActions }) {
  return <div aria-live="polite">{contentOf(form, actions)}</div>;
}

function contentOf(form: ReviewForm, actions: FormActions) {
  const { source, draft, sameWork } = form;
  if (draft.apart && source && !form.sending)
    return (
      <SameWorkUndo
        words={t('sameWorkJoined', source.title)}
        undo={t('sameWorkUndo')}
        onUndo={actions.undoSameWork}
      />
    );
  const [offer] = sameWork;
  if (source || !offer || form.sending) return null;
  return (
    <SameWorkBanner
      mine={{ ...workSide(formValues(form)), what: 'page' }}
      theirs={{ ...workSide(offer.source), savedAt: offer.source.createdAt }}
      evidence={offer.evidence}
      yes={t('sameWorkYes')}
      onYes={() => actions.takeSameWork(offer.source.stableId)}
      onApart={() => actions.keepApart(offer.source)}
    />
  );
}
