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
        <label className="check">
          <input
            type="checkbox"
            checked={shouldMarkPages}
            onChange={(event) => props.onMarksPagesChange(event.target.checked)}
          />
          {t('settingsMarkSavedPages')}
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={marksLinks}
            onChange={(event) => props.onMarksLinksChange(event.target.checked)}
          />
          {t('settingsMarkSavedLinks')}
        </label>
      </fieldset>
      <p className="quiet" id="visited-pages-intro">
        {t('settingsVisitedPagesIntro')}
      </p>
    </section>
  );
}
