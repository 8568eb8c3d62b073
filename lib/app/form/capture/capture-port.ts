import type { Result } from '@/lib/base/result';

/** A browser tab. `url` and `title` are null without the permission to read them. */
export type PageTab = { id: number; windowId: number; url: string | null; title: string | null };

/** The reason why a page could not be read, for example because the browser does not allow extensions on it. */
type ReadProblem = { kind: string };

/** The result of a script in a page. It is untrusted and not parsed yet. */
export type RawCapture = Result<unknown, ReadProblem>;

/** A capture in progress. `page` has the metadata of the page. `text` starts reading the text. No promise rejects. */
export type Capture = {
  tab: Promise<PageTab | null>;
  page: Promise<RawCapture>;
  text: () => Promise<RawCapture>;
};

/** The dependencies that read pages in tabs. */
export type CapturePort = {
  beginCapture: (tabId: number) => Capture;
  findTabById: (tabId: number) => Promise<PageTab | null>;
  /** Sets the scope of the next text capture in the tab: the article, the selection or the whole page. */
  setCaptureScope: (tabId: number, scope: string) => Promise<unknown>;
  /** Resolves after `durationMs` milliseconds. */
  wait: (durationMs: number) => Promise<void>;
};
