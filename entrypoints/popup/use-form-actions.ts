import { useMemo, useRef } from 'react';
import { isFileUrl } from '@/lib/address/parse-url';
import { formatFormNotification } from '@/lib/app/describe/format-form-notification';
import { createFormActions, type FormActions } from '@/lib/app/form/actions/form-actions';
import { copyRichText } from '@/lib/browser/copy-rich-text';
import { requestFileAccess } from '@/lib/browser/file-access';
import { requestSiteAccess } from '@/lib/browser/host-permissions';
import { highlightQuotesInTab, injectScripts } from '@/lib/browser/inject-script';
import { send } from '@/lib/browser/messages/send';
import { requestMoveToPanel } from '@/lib/browser/move-to-panel';
import { openExtensionDetails, openLibrary } from '@/lib/browser/open-page';
import { openSidePanel } from '@/lib/browser/open-side-panel';
import type { Quote } from '@/lib/record/schema/parts';
import { listTextsToQuote } from '@/lib/storage/queries/snapshots';
import {
  citationFormat,
  citationKeyPattern,
  dismissedWarnings,
  hostsLeftUnrated,
  notDuplicateOf,
} from '@/lib/storage/settings/settings';
import { captureDeps, database, draftDeps } from './draft-deps';
import type { FormSession } from './form-session';

/** The callbacks that the surrounding component provides to the form. */
type FormEnvironment = {
  canOpenSidePanel: boolean;
  setTextPreviewOpen: (isOpen: boolean, quote?: Quote) => void;
  notify: (message: string) => void;
  reloadReferenceData: () => void;
};

/** Returns the actions of the form, connected to the browser. The object changes only if the page changes. */
export function useFormActions(formSession: FormSession, environment: FormEnvironment): FormActions {
  const environmentRef = useRef(environment);
  environmentRef.current = environment;
  const { canOpenSidePanel } = environment;
  return useMemo(
    () =>
      createFormActions(formSession.session, formSession.tab, {
        captureDeps,
        readSelection: (tabId) => injectScripts(tabId, '/read-selection.js'),
        highlightQuotes: highlightQuotesInTab,
        copyText: (text) => navigator.clipboard.writeText(text),
        listTexts: (stableId) => listTextsToQuote(database, stableId),
        now: draftDeps.now,
        requestSiteAccess: (url) => (isFileUrl(url) ? requestFileAccess() : requestSiteAccess(url)),
        notify: (notification) => environmentRef.current.notify(formatFormNotification(notification)),
        setTextPreviewOpen: (...parameters) => environmentRef.current.setTextPreviewOpen(...parameters),
        getFocusedField: () => document.activeElement?.closest('input, textarea, select') ?? null,
        openLibrary: (route) => void openLibrary(route),
        openExtensionDetails: () => void openExtensionDetails(),
        reloadForm: () => location.reload(),
        openSidePanel: canOpenSidePanel
          ? (tab) => {
              void requestMoveToPanel();
              void openSidePanel(tab.windowId, tab.id).then(() => window.close());
            }
          : null,
        copyCitation: copyRichText,
        getCitationFormat: async () => {
          const { findChosenFormat } = await import('@/lib/storage/settings/find-chosen-format');
          return findChosenFormat(await citationFormat.get());
        },
        getKeyPattern: citationKeyPattern.get,
        addNotDuplicatePair: notDuplicateOf.add,
        addDismissedWarning: dismissedWarnings.add,
        addHostLeftUnrated: hostsLeftUnrated.add,
        saveVenue: (venue) => send('venue/save', venue),
        sendPageLink: (link) => send('sync/page-link', link),
        searchWikiPages: async (query) => {
          const response = await send('wiki/search-pages', { query });
          return response.ok ? response.value : null;
        },
        reloadReferenceData: () => environmentRef.current.reloadReferenceData(),
      }),
    [formSession, canOpenSidePanel],
  );
}
