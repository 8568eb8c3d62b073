import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import '@/components/ui/tokens.css';
import '@/components/form/form.css';
import '@/components/library/library.css';
import '@/components/record/record.css';
import '@/components/insights/insights.css';
import '@/components/venues/venues.css';
import '@/components/settings/settings.css';
import '@/components/wiki/wiki.css';
import { t } from '@/lib/browser/i18n/message';
import { openDatabase } from '@/lib/storage/open-database';
import { App } from './App';
import { ErrorBoundary } from './ErrorBoundary';
import { pollOutbox } from './wiki/poll-outbox';

const root = document.getElementById('root');
if (!root) throw new Error('options.html has no element with the id root');
document.documentElement.lang = browser.i18n.getUILanguage();
document.title = t('appName');
const database = openDatabase();
createRoot(root).render(
  <ErrorBoundary>
    <App database={database} />
  </ErrorBoundary>,
);
pollOutbox(database);
