import fc from 'fast-check';

const word = fc.stringMatching(/^[a-zA-Z0-9_.~%é-]{1,8}$/);
const parameter = fc
  .tuple(word, fc.option(word, { nil: null }))
  .map(([name, value]) => (value === null ? name : `${name}=${value}`));
const trackingParameter = fc.constantFrom(
  'utm_source=x',
  'UTM_Medium=y',
  'fbclid=1',
  'mc_eid=abc',
  'gclid',
  'amp;utm_term=z',
);
const query = fc
  .array(fc.oneof(parameter, trackingParameter), { maxLength: 4 })
  .map((parameters) => (parameters.length > 0 ? `?${parameters.join('&')}` : ''));
const fragment = fc.constantFrom(
  '',
  '#',
  '#top',
  '#/',
  '#/route/1',
  '#!page',
  '#/route?utm_source=x',
  '#:~:text=words',
);
const host = fc.constantFrom(
  'example.org',
  'www.example.org',
  'EXAMPLE.org',
  'm.example.org:8080',
  'münchen.example',
  'doi.org',
  'arxiv.org',
);
const path = fc.array(word, { maxLength: 4 }).map((words) => (words.length > 0 ? `/${words.join('/')}` : ''));

/** Generates realistic URLs: with and without a path, tracking parameters, routes, unusual escapes, upper case and ports. */
export const urlArbitrary = fc
  .tuple(
    fc.constantFrom('https://', 'http://', 'HTTPS://'),
    host,
    path,
    fc.constantFrom('', '/'),
    query,
    fragment,
  )
  .map((parts) => parts.join(''));

/** Generates realistic URLs and other texts, for code that expects a URL. */
export const urlLikeTextArbitrary = fc.oneof(
  urlArbitrary,
  fc.string({ unit: 'binary' }),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
);
