import type { Page } from 'playwright-core';

type Point = { x: number; y: number };

/**
 * Selects text as a reader does: drags the mouse from the start of `firstWords` to the end of `lastWords`. Both must be visible, each
 * in one text node of the page, of an open shadow root or of a same-origin frame.
 */
export async function dragOverText(page: Page, firstWords: string, lastWords: string): Promise<void> {
  const from = await findPoint(page, firstWords, 'start');
  const to = await findPoint(page, lastWords, 'end');
  await page.bringToFront();
  // A drag that begins in a selection would move it.
  await page.mouse.click(4, 4);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
}

/** Returns the point of the window at the edge of some words. */
async function findPoint(page: Page, words: string, edge: 'start' | 'end'): Promise<Point> {
  const point = await page.evaluate(
    ([searchedWords, wantedEdge]) => {
      const search = (
        root: Document | ShadowRoot,
        offset: { x: number; y: number },
      ): typeof offset | null => {
        const walker = document.createTreeWalker(
          root instanceof ShadowRoot ? root : root.documentElement,
          NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
        );
        for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
          const index = node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '').indexOf(searchedWords) : -1;
          if (index >= 0) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + searchedWords.length);
            const rects = [...range.getClientRects()];
            const rect = wantedEdge === 'start' ? rects[0] : rects.at(-1);
            if (!rect) continue;
            const x = wantedEdge === 'start' ? rect.left + 0.5 : rect.right - 0.5;
            const y = (rect.top + rect.bottom) / 2;
            // The words may be covered, or outside the visible part of an area that scrolls.
            if (!root.elementFromPoint(x, y)?.contains(node)) continue;
            return { x: x + offset.x, y: y + offset.y };
          }
          const found = searchInside(node, offset);
          if (found) return found;
        }
        return null;
      };
      const searchInside = (node: Node, offset: { x: number; y: number }): typeof offset | null => {
        const { shadowRoot, contentDocument } = node as HTMLIFrameElement;
        if (shadowRoot) return search(shadowRoot, offset);
        if (!contentDocument) return null;
        const { left, top } = (node as HTMLIFrameElement).getBoundingClientRect();
        return search(contentDocument, { x: offset.x + left, y: offset.y + top });
      };
      return search(document, { x: 0, y: 0 });
    },
    [words, edge] as const,
  );
  if (!point) throw new Error(`“${words}” is not visible.`);
  return point;
}
