import type { Quote } from './schema/parts';

/** Creates a quote from its words alone. Its context is empty, and its position is null. */
export const createQuote = (exact: string): Quote => ({
  exact,
  prefix: '',
  suffix: '',
  start: null,
  end: null,
});
