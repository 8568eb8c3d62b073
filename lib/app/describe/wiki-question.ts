/** A question to the active wiki about the page of the form, which the reader can cancel and ask again. */
export type WikiQuestion = {
  wikiName: string;
  /** `failed`: the wiki gave no usable response. `answered`: the wiki responded, whether or not it knows the page. */
  status: 'asking' | 'cancelled' | 'failed' | 'answered';
  cancel: () => void;
  askAgain: () => void;
};
