import type { RefObject } from 'react';
import { t } from '@/lib/browser/i18n/message';

type Props = {
  headingRef: RefObject<HTMLHeadingElement | null>;
  /** The assigned keyboard shortcuts. Empty if a command has none. */
  shortcuts: { capture: string; panel: string; selection: string };
  /** Why the sample source could not be saved, or null. */
  problem: string | null;
  onChangeShortcuts: () => void;
  /** Saves a sample source. The reader can delete it like any other source. */
  onAddSample: () => void;
};

/** A public page with a title, a date and a long text, on which the reader can try the capture. */
const SAMPLE_ARTICLE_URL = 'https://en.wikipedia.org/wiki/Marginalia';

/** The page that opens after the installation. It explains what the extension does, how to begin, and what it never does. */
export function Welcome({ headingRef, shortcuts, problem, onChangeShortcuts, onAddSample }: Props) {
  return (
    <main className="page welcome">
      <h1 ref={headingRef} tabIndex={-1}>
        {t('libraryWelcomeTitle')}
      </h1>
      <p className="lead">{t('libraryWelcomeLead')}</p>
      <ol className="welcome-steps">
        <li>
          <strong>{t('libraryWelcomeCapture')}</strong>
          <p>
            {shortcuts.capture
              ? t('libraryWelcomeCaptureShortcut', shortcuts.capture)
              : t('libraryWelcomeCaptureClick')}
          </p>
          <p className="welcome-button">
            <img src="/icon.svg" alt="" width="20" height="20" /> {t('welcomeButtonPicture')}
          </p>
        </li>
        <li>
          <strong>{t('libraryWelcomeWrite')}</strong>
          <p>{t('libraryWelcomeWriteText')}</p>
        </li>
        <li>
          <strong>{t('libraryWelcomeSave')}</strong>
          <p>{t('libraryWelcomeSaveText')}</p>
        </li>
      </ol>
      <p>{t('libraryWelcomePin')}</p>
      <WelcomeCommands {...{ shortcuts, onChangeShortcuts }} />
      <p className="welcome-try">
        <a className="button" href={SAMPLE_ARTICLE_URL} target="_blank" rel="noreferrer">
          {t('welcomeSampleArticle')}
        </a>
        <button type="button" className="button" onClick={onAddSample}>
          {t('welcomeSampleRecord')}
        </button>
      </p>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <p className="privacy">{t('libraryWelcomePrivacy')}</p>
      <a className="button" data-kind="primary" href="#/sources">
        {t('libraryWelcomeOpenLibrary')}
      </a>
    </main>
  );
}

type CommandProps = Pick<Props, 'shortcuts' | 'onChangeShortcuts'>;

/** The assigned shortcuts, and the items of the context menu. */
function WelcomeCommands({ shortcuts, onChangeShortcuts }: CommandProps) {
  return (
    <>
      <h2>{t('welcomeCommands')}</h2>
      <dl className="welcome-list">
        <dt>{t('menuCapture')}</dt>
        <dd>{shortcuts.capture || t('welcomeNoShortcut')}</dd>
        <dt>{t('commandOpenSidePanel')}</dt>
        <dd>{shortcuts.panel || t('welcomeNoShortcut')}</dd>
        <dt>{t('menuQuote')}</dt>
        <dd>{shortcuts.selection || t('welcomeNoShortcut')}</dd>
        <dt>{t('welcomeContextMenu')}</dt>
        <dd>
          {t('menuCapture')} · {t('menuQuote')} · {t('menuKeepLink')}
        </dd>
      </dl>
      <p className="welcome-change">
        <button type="button" className="button" data-kind="quiet" onClick={onChangeShortcuts}>
          {t('welcomeChangeShortcuts')}
        </button>
      </p>
    </>
  );
}
