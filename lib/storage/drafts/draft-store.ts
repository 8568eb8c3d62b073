import { getBrowserSessionId } from './browser-session-id';
import {
  deleteDraft,
  deleteDraftItem,
  deleteQuotes,
  persistArticle,
  persistDraft,
  persistExtraction,
  persistViewState,
  readDraft,
  readDraftItem,
  readQuotes,
} from './draft-storage';
import { consumeRecaptureRequest } from './recapture-request';
import { watchDraft } from './watch-draft';

/** The `DraftStorage` of a draft session (`lib/app/form/draft-deps.ts`), on the storage of the browser. */
export const draftStore = {
  persistDraft,
  persistExtraction,
  persistArticle,
  persistViewState,
  readDraft,
  readDraftItem,
  readQuotes,
  deleteQuotes,
  deleteDraft,
  deleteDraftItem,
  watchDraft,
  consumeRecaptureRequest,
  getBrowserSessionId,
};
