import { Checkbox } from '@/components/ui/Checkbox';
import { t } from '@/lib/browser/i18n/message';

type Props = {
  shouldMarkPages: boolean;
  marksLinks: boolean;
  onMarksPagesChange: (isOn: boolean) => void;
  onMarksLinksChange: (isOn: boolean) => void;
};

/** The settings about the pages that the reader visits. Both need access to all sites. */
export function VisitedPagesSection({ shouldMarkPages, marksLinks, ...props }: Props) {
  return (
    <section className="settings-group">
      <fieldset aria-describedby="visited-pages-intro">
        <legend>{t('settingsVisitedPages')}</legend>
        <Checkbox isChecked={shouldMarkPages} onChange={props.onMarksPagesChange}>
          {t('settingsMarkSavedPages')}
        </Checkbox>
        <Checkbox isChecked={marksLinks} onChange={props.onMarksLinksChange}>
          {t('settingsMarkSavedLinks')}
        </Checkbox>
      </fieldset>
      <p className="quiet" id="visited-pages-intro">
        {t('settingsVisitedPagesIntro')}
      </p>
    </section>
  );
}
