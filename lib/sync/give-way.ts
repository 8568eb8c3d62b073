/** Something that others wait for before they go on, as long as it is under way. */
export type GiveWay = {
  /** It begins; the result is called when it has ended. */
  begin: () => () => void;
  /** Resolves when nothing is under way any more, or after the longest wait; null: nothing is. */
  clear: () => Promise<void> | null;
};

// What is shown after a reply is drawn in this time; no message of the reader's takes as long as the other.
const AFTER_MS = 50;
const LONGEST_MS = 2000;

/**
 * Lets what the reader waits for go before what runs behind his back. Nothing is held up for longer than two seconds.
 * `after`: runs something later, in ms.
 */
export function giveWay(after: (ms: number, run: () => void) => void): GiveWay {
  let underWay = 0;
  let waiting: (() => void)[] = [];
  const release = () => {
    const all = waiting;
    waiting = [];
    for (const go of all) go();
  };
  return {
    begin: () => {
      underWay += 1;
      return () =>
        after(AFTER_MS, () => {
          underWay -= 1;
          if (underWay === 0) release();
        });
    },
    clear: () => {
      if (underWay === 0) return null;
      return new Promise((go) => {
        waiting.push(go);
        after(LONGEST_MS, go);
      });
    },
  };
}
