import { t } from '@/lib/browser/i18n/message';
import './form.css';

/** What the side panel shows beside a page that the reader did not ask to capture. */
export function CaptureInstructions({ shortcut }: { shortcut: string }) {
  return (
    <main className="how-to">
      <h1>{t('panelHowToTitle')}</h1>
      <p>{shortcut === '' ? t('panelHowToButton') : t('panelHowTo', shortcut)}</p>
      <p className="guide">{t('panelHowToAllowed')}</p>
    </main>
  );
}
