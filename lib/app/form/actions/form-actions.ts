import { formatChosenCitations } from '@/lib/formats/citation/format-chosen-citations';
import { getPageWorkMetadata } from '@/lib/record/draft/page-work-metadata';
import { getPairKey } from '@/lib/record/duplicates/not-duplicate';
import type { Edits } from '@/lib/record/schema/draft';
import type { Article } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { getNextUpdatedAt } from '../apply-edits';
import type { PageTab } from '../capture/capture-deps';
import { readPdfIntoForm } from '../capture/read-pdf';
import { captureTextInScope, recapturePage } from '../capture/recapture';
import type { DraftSession } from '../draft-session';
import type { FormActionDeps } from './form-action-deps';
import { createQuoteActions, type QuoteActions } from './quote-actions';
import { createVenueActions, type VenueActions } from './venue-actions';
import { createWikiActions, type WikiActions } from './wiki-actions';

/** The actions of the form. */
export type FormActions = VenueActions &
  QuoteActions &
  WikiActions & {
    edit: (edits: Edits, origin?: string) => void;
    save: (options: { shouldSaveText: boolean }) => void;
    startOver: () => void;
    undoStartOver: () => void;
    captureAgain: () => void;
    captureTextInScope: (scope: Article['scope']) => void;
    /** Reads the PDF of the tab again, with a password if it needs one. */
    readPdf: (password: string | null) => void;
    /** Asks the browser for access to the site of the PDF, and reads it. */
    allowPdfSite: () => void;
    copyCitation: () => void;
    openRecord: () => void;
    /** Opens the record page with the differences between its last two texts. */
    showChanges: () => void;
    openLibrary: () => void;
    /** Opens the browser's settings page of the extension, on which the reader allows access to files of this computer. */
    openExtensionDetails: () => void;
    /** Loads the page of the form again. */
    reloadForm: () => void;
    /** Hides the warning about this page, also when the form opens again. */
    dismissWarning: () => void;
    /** Moves the form to the side panel. Null means that it is already there or has no page. */
    openSidePanel: (() => void) | null;
    setTextPreviewOpen: (isOpen: boolean) => void;
    /** Joins the page to the source. The draft becomes an edit of that source. */
    acceptDuplicate: (stableId: string) => void;
    undoAcceptDuplicate: () => void;
    markNotDuplicate: (source: Source) => void;
  };

/** Creates the actions of a form. */
export function createFormActions(
  session: DraftSession,
  tab: PageTab | null,
  deps: FormActionDeps,
): FormActions {
  return {
    edit: session.edit,
    save: session.save,
    startOver: session.startOver,
    undoStartOver: session.undoStartOver,
    setTextPreviewOpen: (isOpen) => deps.setTextPreviewOpen(isOpen),
    dismissWarning: () => {
      const isAboutFewerPages = session.getForm()?.hasReadFewerPages;
      session.dispatch({ type: 'warning-dismissed' });
      // A stored dismissal would also hide the warnings about the page at the next visit.
      if (!isAboutFewerPages) void deps.addDismissedWarning(session.getForm()?.extraction.url ?? '');
    },
    openLibrary: () => deps.openLibrary('#/sources'),
    openExtensionDetails: deps.openExtensionDetails,
    reloadForm: deps.reloadForm,
    openSidePanel: tab && deps.openSidePanel ? () => deps.openSidePanel?.(tab) : null,
    ...createCaptureActions(session, tab, deps),
    ...createSourceActions(session, deps),
    ...createDuplicateActions(session, deps),
    ...createVenueActions(session, deps),
    ...createQuoteActions(session, tab, deps),
    ...createWikiActions(session, deps),
  };
}

function createCaptureActions(
  session: DraftSession,
  tab: PageTab | null,
  { captureDeps, now, notify, requestSiteAccess }: FormActionDeps,
): Pick<FormActions, 'captureAgain' | 'captureTextInScope' | 'readPdf' | 'allowPdfSite'> {
  const readPdf = (password: string | null): void => {
    if (tab) void readPdfIntoForm(session, { captureDeps, now }, tab, password);
  };
  return {
    readPdf,
    allowPdfSite: () => {
      if (!tab?.url) return;
      // The browser shows the permission prompt only if the request is made in the click handler.
      void requestSiteAccess(tab.url).then((isAllowed) => isAllowed && readPdf(null));
    },
    captureAgain: () => {
      if (!tab) return notify('page-not-readable');
      void recapturePage(session, captureDeps, tab, now()).then(
        (isRead) => isRead || notify('page-not-readable'),
      );
    },
    captureTextInScope: (scope) => {
      if (!tab) return notify('page-not-readable');
      void captureTextInScope(session, captureDeps, tab, scope, now).then((outcome) => {
        if (outcome === 'page-gone') notify('page-not-readable');
        if (outcome === 'no-text') notify(scope === 'selection' ? 'nothing-selected' : 'no-text');
      });
    },
  };
}

function createSourceActions(
  session: DraftSession,
  { getCitationFormat, getKeyPattern, copyCitation, openLibrary, notify }: FormActionDeps,
): Pick<FormActions, 'copyCitation' | 'openRecord' | 'showChanges'> {
  const getSource = () => session.getForm()?.source ?? null;
  return {
    copyCitation: () => {
      const source = getSource();
      if (!source) return;
      void Promise.all([getCitationFormat(), getKeyPattern()])
        .then(([format, keyPattern]) => formatChosenCitations([source], format, keyPattern))
        .then(copyCitation)
        .then(
          () => notify('citation-copied'),
          () => notify('not-copied'),
        );
    },
    openRecord: () => {
      const source = getSource();
      if (source) openLibrary(`#/sources/${source.stableId}`);
    },
    showChanges: () => {
      const source = getSource();
      if (source) openLibrary(`#/sources/${source.stableId}?edit=changes`);
    },
  };
}

function createDuplicateActions(
  session: DraftSession,
  { now, addNotDuplicatePair }: FormActionDeps,
): Pick<FormActions, 'acceptDuplicate' | 'undoAcceptDuplicate' | 'markNotDuplicate'> {
  const getNextTimestamp = (): string => {
    const draft = session.getForm()?.draft;
    return draft ? getNextUpdatedAt(draft, now()) : now().toISOString();
  };
  return {
    acceptDuplicate: (stableId) =>
      session.dispatch({ type: 'duplicate-accepted', stableId, at: getNextTimestamp() }),
    undoAcceptDuplicate: () => session.dispatch({ type: 'duplicate-undone', at: getNextTimestamp() }),
    markNotDuplicate: (source) => {
      const form = session.getForm();
      if (!form) return;
      const urlPair = getPairKey(getPageWorkMetadata(form).url, source.url);
      session.dispatch({ type: 'not-duplicate', stableId: source.stableId });
      void addNotDuplicatePair(urlPair);
    },
  };
}
