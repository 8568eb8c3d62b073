import type { Result } from '@/lib/base/result';
import type { AddedStyle, CitationFormat, CopiedCitation } from '@/lib/formats/citation/citation-formats';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { CaptureDeps, PageTab } from '../capture/capture-deps';
import type { CopiedQuote } from './copy-quote';
import type { AddedQuote, QuoteActionDeps } from './quote-actions';
import type { WikiActionDeps } from './wiki-actions';

/** A short notification of the form, which closes automatically. */
export type FormNotification =
  | 'citation-copied'
  | 'page-not-readable'
  | 'nothing-selected'
  | 'already-quoted'
  | 'quote-not-found'
  | 'not-copied'
  | AddedQuote
  | CopiedQuote
  | 'no-text'
  | 'not-a-domain';

/** The dependencies of `createFormActions`. */
export type FormActionDeps = Omit<QuoteActionDeps, 'notify'> &
  WikiActionDeps & {
    captureDeps: CaptureDeps;
    now: () => Date;
    /** Asks the browser for access to the site of a URL. Must be called in a click handler. */
    requestSiteAccess: (url: string) => Promise<boolean>;
    notify: (notification: FormNotification) => void;
    /** Opens a route of the library, such as `#/sources`. */
    openLibrary: (route: string) => void;
    /** Opens the browser's settings page of the extension. */
    openExtensionDetails: () => void;
    /** Loads the page of the form again. */
    reloadForm: () => void;
    /** Moves the form to the side panel. Null means that it is already there. */
    openSidePanel: ((tab: PageTab) => void) | null;
    copyCitation: (citation: CopiedCitation) => Promise<void>;
    /** Returns the format in which the reader copied a citation last, or the style that was added for it. */
    getCitationFormat: () => Promise<CitationFormat | AddedStyle>;
    /** Returns the reader's pattern of citation keys, or null for the default. */
    getKeyPattern: () => Promise<string | null>;
    addNotDuplicatePair: (urlPair: string) => Promise<void>;
    addDismissedWarning: (url: string) => Promise<void>;
    addHostLeftUnrated: (host: string) => Promise<void>;
    saveVenue: (venue: Venue) => Promise<Result<null, WriteProblem>>;
    /** Reads venues, tags and settings again. */
    reloadReferenceData: () => void;
  };
