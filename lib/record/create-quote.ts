import type { Quote } from './schema/parts';

/** Creates a quote of which only the words are known, without their context and their place in a text. */
export const createQuote = (exact: string): Quote => ({
  exact,
  prefix: '',
  suffix: '',
  start: null,
  end: null,
});
