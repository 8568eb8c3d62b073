import type { ActiveWiki, Wiki } from '@/lib/wiki/model/wiki';

/** Makes a connected wiki that gets sources without their texts. */
export const makeWiki = (values: Partial<Wiki> = {}): Wiki => ({ ...makeActiveWiki(), ...values });

/** Makes the wiki that sources are sent to. */
export const makeActiveWiki = (values: Partial<ActiveWiki> = {}): ActiveWiki => ({
  id: 'w',
  name: 'Wiki',
  baseUrl: 'http://localhost:1',
  contentPolicy: 'never',
  credibilityMapping: null,
  active: true,
  ...values,
});
