import { browser } from 'wxt/browser';
import { err, ok, type Result } from '@/lib/base/result';

/** Our bundles that run in a page. */
export type CaptureScript = '/capture-page.js' | '/capture-text.js';

/** Why nothing could be read: the browser keeps extensions out of the page, or the page is gone. */
export type InjectProblem = { kind: 'not-allowed'; reason: string };

/**
 * Runs one of our bundles in the tab's top frame and gives what it returns, unparsed. Works only after the reader's
 * click on that tab (activeTab); waits until the document is parsed.
 */
export async function injectFile(
  tabId: number,
  file: CaptureScript,
): Promise<Result<unknown, InjectProblem>> {
  // WXT's list of public paths is made by each build; these two names are held by a test of the built folder.
  const files = [file] as unknown as [];
  return run(() => browser.scripting.executeScript({ target: { tabId }, files }));
}

/** Sets what the next text capture in this tab should take: the selection or the whole page. */
export async function setCaptureScope(tabId: number, scope: string): Promise<Result<unknown, InjectProblem>> {
  return run(() =>
    browser.scripting.executeScript({ target: { tabId }, func: rememberScope, args: [scope] }),
  );
}

/** The selected words in the page with some of what stands before and after; null where nothing is selected. */
export async function selectionIn(tabId: number): Promise<Result<unknown, InjectProblem>> {
  return run(() => browser.scripting.executeScript({ target: { tabId }, func: readSelection }));
}

async function run(
  inject: () => Promise<{ result?: unknown; error?: unknown }[]>,
): Promise<Result<unknown, InjectProblem>> {
  try {
    const [first] = await inject();
    return first && !first.error
      ? ok(first.result)
      : err({ kind: 'not-allowed', reason: String(first?.error ?? '') });
  } catch (error) {
    return err({ kind: 'not-allowed', reason: String(error) });
  }
}

// The two functions below run in the page's isolated world: they can use nothing from this file.
function rememberScope(scope: string): void {
  Object.assign(globalThis, { __provenoteScope: scope });
}

function readSelection(): { exact: string; prefix: string; suffix: string } | null {
  const selection = globalThis.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const around = 64;
  const textOf = (startNode: Node, startOffset: number, endNode: Node, endOffset: number): string => {
    const part = range.startContainer.ownerDocument?.createRange();
    if (!part) return '';
    part.setStart(startNode, startOffset);
    part.setEnd(endNode, endOffset);
    return part.toString();
  };
  const root = range.startContainer.getRootNode();
  const last = root.lastChild ?? root;
  return {
    exact: selection.toString(),
    prefix: textOf(root, 0, range.startContainer, range.startOffset).slice(-around),
    suffix: textOf(range.endContainer, range.endOffset, last, last.childNodes.length).slice(0, around),
  };
}
