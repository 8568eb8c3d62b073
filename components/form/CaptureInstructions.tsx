import { t } from '@/lib/browser/i18n/message';
import './form.css';

/** What the side panel shows until the reader asks to capture the page. */
export function CaptureInstructions({ shortcut }: { shortcut: string }) {
  return (
    <main className="how-to">
      <h1>{t('panelHowToTitle')}</h1>
      <p>{shortcut === '' ? t('panelHowToButton') : t('panelHowTo', shortcut)}</p>
      <p className="guide">{t('panelHowToAllowed')}</p>
    </main>
  );
}
