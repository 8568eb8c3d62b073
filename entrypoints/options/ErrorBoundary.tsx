import { Component, type ReactNode } from 'react';
import { t } from '@/lib/browser/i18n/message';

type Props = { children: ReactNode };

/** Shows an error that rendering throws. Without it, the page would be empty. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(thrown: unknown) {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return (
      <main className="page">
        <h1>{t('libraryErrorTitle')}</h1>
        <p role="alert">{t('libraryErrorText', this.state.error.message)}</p>
        <button type="button" className="button" onClick={() => location.reload()}>
          {t('libraryReload')}
        </button>
      </main>
    );
  }
}
