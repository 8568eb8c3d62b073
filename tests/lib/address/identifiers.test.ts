import { describe, expect, it } from 'vitest';
import {
  parseArxivId,
  parseDoi,
  parseIsbn,
  parseOpenReviewId,
  parsePmcid,
  parsePmid,
  parseSsrnId,
} from '@/lib/address/identifiers';

describe('a DOI', () => {
  it.each([
    ['10.1000/Xyz', '10.1000/xyz'],
    ['doi:10.1038/s41586-021-03819-2', '10.1038/s41586-021-03819-2'],
    ['DOI: 10.1038/NATURE14539.', '10.1038/nature14539'],
    ['https://doi.org/10.1016/S0140-6736(20)30183-5', '10.1016/s0140-6736(20)30183-5'],
    ['(see 10.1016/S0140-6736(20)30183-5)', '10.1016/s0140-6736(20)30183-5'],
    ['http://dx.doi.org/10.1145%2F3442188.3445922', '10.1145/3442188.3445922'],
    ['https://dl.acm.org/doi/pdf/10.1145/3442188.3445922', '10.1145/3442188.3445922'],
    ['https://onlinelibrary.wiley.com/doi/full/10.1002/anie.201900001', '10.1002/anie.201900001'],
    ['https://link.springer.com/content/pdf/10.1007/s11023-020-09539-2.pdf', '10.1007/s11023-020-09539-2'],
    [
      'https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0123456&type=printable',
      '10.1371/journal.pone.0123456',
    ],
    ['https://www.frontiersin.org/articles/10.3389/fpsyg.2020.00001/full', '10.3389/fpsyg.2020.00001'],
    ['https://www.biorxiv.org/content/10.1101/2020.01.30.927871v2.full.pdf', '10.1101/2020.01.30.927871'],
    ['https://www.biorxiv.org/content/10.1101/339747v1', '10.1101/339747'],
    ['https://www.medrxiv.org/content/10.64898/2025.12.01.25341234v1.full', '10.64898/2025.12.01.25341234'],
    ['https://doi.org/10.48550/arXiv.2301.12345', '10.48550/arxiv.2301.12345'],
    [
      '10.1002/(SICI)1096-8644(199601)99:1<1::AID-AJPA1>3.0.CO;2-1',
      '10.1002/(sici)1096-8644(199601)99:1<1::aid-ajpa1>3.0.co;2-1',
    ],
    ['info:doi/10.1093/mind/LIX.236.433', '10.1093/mind/lix.236.433'],
    ['https://doi.org/10.1000/xyz?utm_source=a#top', '10.1000/xyz'],
    ['10.1000\u200b/xyz', '10.1000/xyz'],
    ['DOI：10.1000/xyz。', '10.1000/xyz'],
  ])('is found in %s: %s', (text, doi) => {
    expect(parseDoi(text)).toBe(doi);
  });

  it.each([
    '',
    'doi:',
    '10.100/xyz',
    '110.1000/xyz',
    '10.1000/',
    '12.10.2024/13',
    'https://example.org/?q=10.1000/xyz',
    '10.1000/.',
  ])('is not found in %j', (text) => {
    expect(parseDoi(text)).toBeNull();
  });
});

describe('an arXiv id', () => {
  it.each([
    ['2301.12345', '2301.12345', null],
    ['2301.12345v2', '2301.12345', 2],
    ['0704.0001', '0704.0001', null],
    ['arXiv:2301.12345v10 [cs.CL]', '2301.12345', 10],
    ['hep-th/9901001', 'hep-th/9901001', null],
    ['arXiv:math.GT/0309136v1', 'math/0309136', 1],
    ['arXiv preprint arXiv:1706.03762', '1706.03762', null],
    ['https://arxiv.org/abs/1706.03762', '1706.03762', null],
    ['https://arxiv.org/pdf/1706.03762v5.pdf', '1706.03762', 5],
    ['http://export.arxiv.org/abs/hep-th/9901001v3', 'hep-th/9901001', 3],
    ['https://arxiv.org/html/2405.00001v1#S2', '2405.00001', 1],
    ['https://www.arxiv.org/abs/cond-mat/0102536', 'cond-mat/0102536', null],
    ['https://ar5iv.labs.arxiv.org/html/1706.03762', '1706.03762', null],
    ['https://doi.org/10.48550/arXiv.2301.12345', '2301.12345', null],
    ['10.48550/arXiv.2301.12345', '2301.12345', null],
    ['https://huggingface.co/papers/2301.12345', '2301.12345', null],
    ['https://www.alphaxiv.org/abs/2301.12345v1', '2301.12345', 1],
  ])('is found in %s: %s, version %s', (text, id, version) => {
    expect(parseArxivId(text)).toEqual({ id, version });
  });

  it.each([
    '',
    '2313.12345',
    '2301.1234',
    '0704.00011',
    'price 2301.12345 in all',
    'https://notarxiv.org/abs/1706.03762',
    'https://example.org/?u=arxiv.org/abs/1706.03762',
    '12301.12345',
    'https://arxiv.org/list/cs.CL/recent',
  ])('is not found in %j', (text) => {
    expect(parseArxivId(text)).toBeNull();
  });
});

describe('PubMed ids', () => {
  it.each([
    ['31978945', '31978945'],
    ['PMID: 31978945', '31978945'],
    ['pmid:00123', '123'],
    ['https://pubmed.ncbi.nlm.nih.gov/31978945/', '31978945'],
    ['https://www.ncbi.nlm.nih.gov/pubmed/31978945?dopt=Abstract', '31978945'],
    ['https://europepmc.org/article/MED/31978945', '31978945'],
  ])('%s is PMID %s', (text, id) => {
    expect(parsePmid(text)).toBe(id);
  });

  it.each([
    '',
    '123456789',
    'https://example.org/31978945',
    'PMC7092803',
    'https://pubmed.ncbi.nlm.nih.gov/?term=31978945',
  ])('%j has no PMID', (text) => {
    expect(parsePmid(text)).toBeNull();
  });

  it.each([
    ['PMC7092803', 'PMC7092803'],
    ['pmcid: 7092803', 'PMC7092803'],
    ['PMCID: PMC7092803', 'PMC7092803'],
    ['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7092803/', 'PMC7092803'],
    ['https://pmc.ncbi.nlm.nih.gov/articles/PMC7092803/#S1', 'PMC7092803'],
    ['https://europepmc.org/article/PMC/PMC7092803', 'PMC7092803'],
  ])('%s is PMCID %s', (text, id) => {
    expect(parsePmcid(text)).toBe(id);
  });

  it.each(['', '7092803', 'https://example.org/PMC7092803', 'APMC12'])('%j has no PMCID', (text) => {
    expect(parsePmcid(text)).toBeNull();
  });
});

describe('an ISBN', () => {
  it.each([
    ['9780262035613', '9780262035613'],
    ['978-0-262-03561-3', '9780262035613'],
    ['0-262-03384-4', '9780262033848'],
    ['ISBN-13: 978 0 19 967811 2', '9780199678112'],
    ['ISBN 0-8044-2957-X', '9780804429573'],
    ['urn:isbn:0262033844', '9780262033848'],
    ['ISBN (print): 9780262035613, 800 pages', '9780262035613'],
    ['https://openlibrary.org/isbn/9780262035613', '9780262035613'],
    ['https://www.amazon.co.uk/Some-Book/dp/0262033844/ref=sr_1', '9780262033848'],
    ['https://books.google.com/books?vid=ISBN0262033844', '9780262033848'],
  ])('is found in %s: %s', (text, isbn) => {
    expect(parseIsbn(text)).toBe(isbn);
  });

  it.each([
    '',
    '9780262035614',
    '0-262-03384-5',
    '1234567890123',
    'call 978 0 262 03561 3 now',
    'https://www.amazon.com/dp/B08N5WRWNW',
  ])('is not found in %j', (text) => {
    expect(parseIsbn(text)).toBeNull();
  });
});

describe('an SSRN id', () => {
  it.each([
    ['3482150', '3482150'],
    ['SSRN 3482150', '3482150'],
    ['https://papers.ssrn.com/sol3/papers.cfm?abstract_id=3482150', '3482150'],
    ['https://ssrn.com/abstract=3482150', '3482150'],
    ['https://dx.doi.org/10.2139/ssrn.3482150', '3482150'],
    ['10.2139/ssrn.3482150', '3482150'],
    ['SSRN-id3482150.pdf', '3482150'],
  ])('is found in %s: %s', (text, id) => {
    expect(parseSsrnId(text)).toBe(id);
  });

  it.each(['', 'https://example.org/?abstract_id=3482150', 'abc'])('is not found in %j', (text) => {
    expect(parseSsrnId(text)).toBeNull();
  });
});

describe('an OpenReview id', () => {
  it.each([
    ['H1-nGgWC-', 'H1-nGgWC-'],
    ['openreview:rJ4km2R5t7', 'rJ4km2R5t7'],
    ['https://openreview.net/forum?id=rJ4km2R5t7', 'rJ4km2R5t7'],
    ['https://openreview.net/pdf?id=rJ4km2R5t7', 'rJ4km2R5t7'],
    ['https://openreview.net/forum?noteId=abc12345X&id=YicbFdNTTy', 'YicbFdNTTy'],
  ])('is found in %s: %s', (text, id) => {
    expect(parseOpenReviewId(text)).toBe(id);
  });

  it.each([
    '',
    'something',
    'https://example.org/forum?id=rJ4km2R5t7',
    'https://openreview.net/group?id=ICLR.cc/2024/Conference',
  ])('is not found in %j', (text) => {
    expect(parseOpenReviewId(text)).toBeNull();
  });
});
