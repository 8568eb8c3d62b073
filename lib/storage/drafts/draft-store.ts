import { getBrowserSessionId } from './browser-session-id';
import {
  persistDraft,
  persistPage,
  persistText,
  persistViewState,
  readDraft,
  readQuotes,
  readTypedDraft,
  removeDraft,
  removeQuotes,
  removeTypedDraft,
} from './draft-storage';
import { consumeRecaptureRequest } from './recapture-request';
import { watchDraft } from './watch-draft';

/** The drafts in `storage.local`, as a draft session needs them. */
export const draftStore = {
  persistDraft,
  persistPage,
  persistText,
  persistViewState,
  readDraft,
  readTypedDraft,
  readQuotes,
  removeQuotes,
  removeDraft,
  removeTypedDraft,
  watchDraft,
  consumeRecaptureRequest,
  getBrowserSessionId,
};
