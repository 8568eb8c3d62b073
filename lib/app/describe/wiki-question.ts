/** A question to the active wiki about the page of the form, which the reader can cancel and ask again. */
export type WikiQuestion = {
  wikiName: string;
  /** `failed` means that the wiki gave no usable response. `answered` does not mean that the wiki knows the page. */
  status: 'asking' | 'cancelled' | 'failed' | 'answered';
  cancel: () => void;
  askAgain: () => void;
};
