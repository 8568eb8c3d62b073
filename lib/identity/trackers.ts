/**
 * Parameters that tell where a reader came from and never which page it is. Everything else is kept: `id`, `p`, `ref`
 * or `source` choose the page on some site. Origin of the names, each checked against the vendor's own words or against
 * two lists that browsers ship: Firefox's query stripping (firefox-source-docs, "Query Parameter Stripping"), Brave's
 * query filter (brave-core, `query_filter`), the vendors' pages on campaign links.
 */
const EVERYWHERE = new Set([
  // Google Ads, Analytics and its cross-domain linker (support.google.com/google-ads/answer/9744275, analytics/answer/10071811)
  'gclid',
  'gclsrc',
  'dclid',
  'gbraid',
  'wbraid',
  'gad',
  'gad_source',
  'gad_campaignid',
  '_ga',
  '_gl',
  'srsltid',
  // Meta, Instagram (Firefox, Brave)
  'fbclid',
  'fb_action_ids',
  'fb_action_types',
  'fb_ref',
  'fb_source',
  'igshid',
  'igsh',
  // Microsoft, Yandex, X, TikTok, LinkedIn, Reddit, Pinterest, Snapchat (Firefox, Brave)
  'msclkid',
  'yclid',
  'ysclid',
  '_openstat',
  'twclid',
  'ttclid',
  'li_fat_id',
  'rdt_cid',
  'epik',
  'sccid',
  // Mailchimp, HubSpot, Marketo, Vero, Drip, Omeda, Klaviyo, Dotdigital, Adobe, Listrak, MailerLite (Firefox, Brave)
  'mc_cid',
  'mc_eid',
  '_hsenc',
  '_hsmi',
  '__hssc',
  '__hstc',
  '__hsfp',
  'hsctatracking',
  'mkt_tok',
  'vero_id',
  'vero_conv',
  '__s',
  'oly_anon_id',
  'oly_enc_id',
  '_ke',
  '_kx',
  'dm_i',
  'ml_subscriber',
  'ml_subscriber_hash',
  's_cid',
  's_kwcid',
  'ef_id',
  'sc_cid',
  // Branch, Wicked Reports, Rakuten, Impact (Firefox, Brave)
  '_branch_match_id',
  '_branch_referrer',
  'wickedid',
  'irclickid',
  'rb_clickid',
  // Piano/AT Internet in feeds, RSS readers, Wikipedia's sharing links (wikitech, "Provenance")
  'xtor',
  'wprov',
  '__twitter_impression',
  'guccounter',
  'guce_referrer',
  'guce_referrer_sig',
]);

/** Beginnings of names: Google's campaign links, Matomo's (matomo.org/faq/reports), AT Internet's `at_` fields by name. */
const BEGINNINGS = [
  'utm_',
  'mtm_',
  'pk_',
  'piwik_',
  'matomo_',
  'hsa_',
  'itm_',
  'at_campaign',
  'at_medium',
  'at_link_',
  'at_ptr_',
  'at_bbc_',
  'at_custom',
  'at_format',
  'at_creation',
];

/** What means nothing on one site but may choose the page on another; read off the sites' own sharing and search links. */
const BY_SITE: [hosts: string[], names: string[]][] = [
  [
    ['youtube.com', 'youtu.be'],
    ['si', 'feature', 'pp', 'ab_channel', 'app'],
  ],
  [
    ['twitter.com', 'x.com'],
    ['s', 't', 'ref_src', 'ref_url', 'cn', 'refsrc'],
  ],
  [['medium.com'], ['source']],
  [
    ['substack.com'],
    ['r', 's', 'triedredirect', 'isfreemail', 'showwelcomeonshare', 'publication_id', 'post_id'],
  ],
  [['reddit.com'], ['share_id', 'rdt']],
  [
    ['linkedin.com'],
    ['trk', 'trkinfo', 'trackingid', 'refid', 'lipi', 'midtoken', 'midsig', 'rcm', 'originalsubdomain'],
  ],
  [['nytimes.com'], ['smid', 'smtyp', 'searchresultposition', 'partner', 'emc']],
  [['theguardian.com'], ['cmp']],
  [
    ['wsj.com', 'barrons.com', 'marketwatch.com'],
    ['mod', 'reflink'],
  ],
  [['bloomberg.com'], ['srnd', 'sref', 'leadsource']],
  [['washingtonpost.com'], ['itid']],
  [['reuters.com'], ['taid']],
  [
    ['bbc.com', 'bbc.co.uk'],
    ['ocid', 'ns_mchannel', 'ns_campaign', 'ns_source', 'ns_linkname', 'ns_fee'],
  ],
  [['sciencedirect.com'], ['via', 'dgcid']],
  // What Nature and Springer append after sending the reader round their cookie check.
  [
    ['nature.com', 'springer.com'],
    ['error', 'code'],
  ],
  [['spotify.com'], ['si']],
];

/** Whether a query parameter only tells where the reader came from. `name` as written, `host` in lower case. */
export function isTracker(name: string, host: string): boolean {
  // A link copied out of HTML source has `&amp;` between its parameters.
  const plain = decoded(name)
    .toLowerCase()
    .replace(/^(amp;)+/, '');
  if (EVERYWHERE.has(plain) || BEGINNINGS.some((beginning) => plain.startsWith(beginning))) return true;
  return BY_SITE.some(
    ([hosts, names]) => names.includes(plain) && hosts.some((site) => isWithin(host, site)),
  );
}

const isWithin = (host: string, site: string): boolean => host === site || host.endsWith(`.${site}`);

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
