// News publishers with many readers, for pages that do not declare their type. Sections of another type, such
// as opinion, are recognised earlier by their URL (`propose-type.ts`).
const NEWS_HOSTS = new Set(
  `abc.net.au aljazeera.com apnews.com axios.com bbc.co.uk bbc.com bloomberg.com cbc.ca cbsnews.com cnbc.com cnn.com corriere.it
  dn.se dw.com economist.com elmundo.es elpais.com euronews.com faz.net folha.uol.com.br fortune.com foxnews.com france24.com
  ft.com globo.com haaretz.com independent.co.uk latimes.com lefigaro.fr lemonde.fr nbcnews.com nikkei.com nos.nl npr.org
  nrc.nl nytimes.com nzz.ch politico.com propublica.org reuters.com repubblica.it rte.ie scmp.com smh.com.au spiegel.de
  straitstimes.com sueddeutsche.de tagesschau.de taz.de techcrunch.com telegraph.co.uk theatlantic.com theglobeandmail.com
  theguardian.com thehill.com thetimes.co.uk thetimes.com theverge.com time.com usatoday.com volkskrant.nl washingtonpost.com
  welt.de wsj.com wyborcza.pl yle.fi zeit.de`.split(/\s+/),
);

/**
 * Returns whether a URL looks like an article of a well-known news publisher, and not like one of its home or
 * topic pages.
 */
export function isNewsUrl(url: URL): boolean {
  const labels = url.hostname.split('.');
  const isNewsHost = labels.some((_, index) => NEWS_HOSTS.has(labels.slice(index).join('.')));
  const lastSegment = url.pathname.split('/').findLast(Boolean) ?? '';
  return isNewsHost && /-[^-]+-|\d{5}|\.s?html?$/.test(lastSegment);
}
