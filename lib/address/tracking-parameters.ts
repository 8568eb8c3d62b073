import { decodeSafely } from '@/lib/base/decode-safely';
import { isWithinDomain } from './host';

/**
 * Query parameters that do not identify a page on any site. `id`, `p`, `ref` and `source` are not in this
 * list, because they identify the page on some sites.
 */
const GLOBAL_TRACKING_PARAMETERS = new Set([
  // Firefox (firefox-source-docs, "Query Parameter Stripping") or Brave (brave-core, query_filter/utils.cc)
  // removes these.
  ...splitWords(
    'fbclid gclid dclid msclkid gbraid wbraid twclid yclid ysclid ymclid irclickid rb_clickid unicorn_click_id wickedid',
  ),
  ...splitWords(
    'mc_eid mkt_tok oly_anon_id oly_enc_id vero_id vero_conv __s _hsenc __hssc __hstc __hsfp hsctatracking _kx _gl',
  ),
  ...splitWords(
    'ml_subscriber ml_subscriber_hash ck_subscriber_id ss_email_id vgo_ee et_rid bbeml _bhlid bsft_clkid bsft_uid',
  ),
  ...splitWords(
    'oft_c oft_ck oft_d oft_id oft_ids oft_k oft_lk oft_sk sc_customer sc_eh sc_uid s_cid srsltid _openstat',
  ),
  ...splitWords(
    '_branch_match_id _branch_referrer fb_action_ids guce_referrer guce_referrer_sig at_recipient_id at_recipient_list',
  ),
  // Click ids that advertising services document in their help pages: Google Ads and Analytics, Meta, TikTok,
  // LinkedIn, Reddit, Pinterest, Snapchat, Adobe, Search Ads 360.
  ...splitWords(
    'gclsrc gad gad_source gad_campaignid _ga fb_action_types fb_ref fb_source igshid igsh ttclid li_fat_id rdt_cid',
  ),
  ...splitWords('epik sccid s_kwcid ef_id'),
  // Campaign parameters of newsletter services: Mailchimp, HubSpot, Klaviyo, Dotdigital.
  ...splitWords('mc_cid _hsmi _ke dm_i'),
  // The older names of Matomo (matomo.org/faq/reports). Its newer names have the prefix `mtm_`.
  ...splitWords('pk_campaign pk_kwd pk_keyword pk_source pk_medium pk_content pk_cid pk_group pk_placement'),
  ...splitWords('piwik_campaign piwik_kwd piwik_keyword matomo_campaign matomo_kwd matomo_keyword'),
  // Piano adds these to feeds, Wikipedia to share links (wikitech, "Provenance"), X to AMP pages, and Yahoo
  // on its consent page.
  ...splitWords('xtor wprov __twitter_impression guccounter'),
]);

function splitWords(list: string): string[] {
  return list.split(' ');
}

/**
 * Prefixes of tracking parameters: for campaigns (Google, Matomo), for advertisements (HubSpot), for links
 * within a site (`itm_`), and of AT Internet.
 */
const TRACKING_PREFIXES = [
  'utm_',
  'mtm_',
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

/**
 * Parameters that track readers on these sites, which add them to sharing and search links. On other sites,
 * they can have another meaning.
 */
const SITE_TRACKING_PARAMETERS: [hosts: string[], names: string[]][] = [
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
  // Nature and Springer append these when they redirect through their cookie check.
  [
    ['nature.com', 'springer.com'],
    ['error', 'code'],
  ],
  [['spotify.com'], ['si']],
];

/** Returns whether a query parameter of the page URL only tracks readers. `name` may be percent-encoded. */
export function isTrackingParameter(name: string, { hostname, pathname }: URL): boolean {
  // A link that was copied from HTML source has `&amp;` between its parameters.
  const parameter = decodeSafely(name)
    .toLowerCase()
    .replace(/^(amp;)+/, '');
  if (
    GLOBAL_TRACKING_PARAMETERS.has(parameter) ||
    TRACKING_PREFIXES.some((prefix) => parameter.startsWith(prefix))
  )
    return true;
  return SITE_TRACKING_PARAMETERS.some(
    ([hosts, names]) =>
      names.includes(parameter) &&
      hosts.some((site) => isWithinDomain(hostname, site)) &&
      !SUBSTACK_APP_LINK_PARAMETER.test(pathname + parameter),
  );
}

// Links into the Substack app have the same path for all posts. There, these parameters identify the post.
const SUBSTACK_APP_LINK_PARAMETER = /^\/app-link\/[^?]*(?:publication|post)_id$/;
