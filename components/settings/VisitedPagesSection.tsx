import { Checkbox } from '@/components/ui/Checkbox';
import { t } from '@/lib/browser/i18n/message';

type Props = {
  shouldMarkPages: boolean;
  shouldMarkLinks: boolean;
  onMarkPagesChange: (isOn: boolean) => void;
  onMarkLinksChange: (isOn: boolean) => void;
};

/** The settings about the pages that the reader visits. Both need access to all sites. */
export function VisitedPagesSection({ shouldMarkPages, shouldMarkLinks, ...props }: Props) {
  return (
    <section className="settings-group">
      <fieldset aria-describedby="visited-pages-intro">
        <legend>{t('settingsVisitedPages')}</legend>
        <Checkbox isChecked={shouldMarkPages} onChange={props.onMarkPagesChange}>
          {t('settingsMarkSavedPages')}
        </Checkbox>
        <Checkbox isChecked={shouldMarkLinks} onChange={props.onMarkLinksChange}>
          {t('settingsMarkSavedLinks')}
        </Checkbox>
      </fieldset>
      <p className="quiet" id="visited-pages-intro">
        {t('settingsVisitedPagesIntro')}
      </p>
    </section>
  );
}
