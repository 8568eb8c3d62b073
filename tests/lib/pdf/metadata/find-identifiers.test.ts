import { describe, expect, it } from 'vitest';
import { readDocumentInfo } from '@/lib/pdf/metadata/document-info';
import { findCopyrightIsbns, findIdentifiers } from '@/lib/pdf/metadata/find-identifiers';

const NO_INFO = readDocumentInfo({ info: {}, metadata: null });

type Kind = keyof ReturnType<typeof findIdentifiers>;

const findInText = (kind: Kind, text: string) =>
  findIdentifiers('', NO_INFO, [{ text, from: 'second page' }])[kind].map(({ value, from }) => [value, from]);

describe('findIdentifiers', () => {
  it.each<[Kind, string, string]>([
    ['doi', 'https://doi.org/10.1000/Tides.12 is the address', '10.1000/tides.12'],
    ['doi', 'DOI 10.1000/tides(12)34.', '10.1000/tides(12)34'],
    ['arxiv', 'arXiv:2106.01234v2 [cs.CL] 2 Jun 2021', '2106.01234'],
    ['arxiv', 'https://arxiv.org/abs/hep-th/9901001', 'hep-th/9901001'],
    ['pmid', 'Tides 2021. PMID: 31234567; PMCID: PMC6789012.', '31234567'],
    ['pmid', 'PubMed ID 31234567', '31234567'],
    ['pmid', 'https://pubmed.ncbi.nlm.nih.gov/31234567/', '31234567'],
    ['pmid', 'www.ncbi.nlm.nih.gov/pubmed/31234567', '31234567'],
    ['pmid', 'pubmed.ncbi.nlm.nih.gov/31234567', '31234567'],
    ['pmcid', 'Tides 2021. PMID: 31234567; PMCID: PMC6789012.', 'PMC6789012'],
    ['pmcid', 'PMCID: 6789012', 'PMC6789012'],
    ['pmcid', 'PMC 6789012', 'PMC6789012'],
    ['isbn', 'ISBN Hardcover: 978-0-306-40615-7', '9780306406157'],
    ['isbn', 'ISBN-Nr. 978-0-306-40615-7', '9780306406157'],
    ['isbn', 'ISBN No. 978-0-306-40615-7', '9780306406157'],
    ['isbn', 'ISBNs: 978-0-306-40615-7', '9780306406157'],
    ['isbn', 'ISBN 978- 0-306-40615-7', '9780306406157'],
    ['ssrn', 'SSRN Scholarly Paper ID 3456789', '3456789'],
    ['ssrn', 'SSRN Scholarly Paper No. 3456789', '3456789'],
    ['isbn', 'ISBN 978-0-306-40615-7 (eBook)', '9780306406157'],
    ['isbn', 'ISBN-13: 978–0–306–40615–7', '9780306406157'],
    ['isbn', 'ISBN-10 (hardback): 0-306-40615-2', '9780306406157'],
    ['isbn', 'eISBN 978\u20100\u2010306\u201040615\u20107', '9780306406157'],
    ['isbn', 'ISBN 9780306406157 12 chapters', '9780306406157'],
    ['ssrn', 'Electronic copy available at: https://ssrn.com/abstract=3456789', '3456789'],
    ['ssrn', 'https://papers.ssrn.com/sol3/papers.cfm?abstract_id=3456789', '3456789'],
    ['ssrn', 'SSRN Working Paper No. 3456789', '3456789'],
    ['openreview', 'https://openreview.net/forum?id=H1-nGgWC-', 'H1-nGgWC-'],
  ])('finds the %s of the text “%s”', (kind, text, value) =>
    expect(findInText(kind, text)).toEqual([[value, 'second page']]),
  );

  it.each<[Kind, string]>([
    ['isbn', 'ISBN 978-0-306-40615-8'],
    ['isbn', 'ISSN 0378-5955'],
    ['pmid', 'the number 31234567'],
    ['ssrn', 'an SSRN paper of 2019'],
    ['arxiv', 'arXiv:2113.01234'],
  ])('finds no %s in the text “%s”', (kind, text) => expect(findInText(kind, text)).toEqual([]));

  it.each<[Kind, string, string]>([
    ['doi', 'https://journal.example/doi/pdf/10.1000/tides.12', '10.1000/tides.12'],
    ['arxiv', 'https://arxiv.org/pdf/2106.01234v2', '2106.01234'],
    ['pmcid', 'https://pmc.ncbi.nlm.nih.gov/articles/PMC6789012/pdf/main.pdf', 'PMC6789012'],
    [
      'ssrn',
      'https://papers.ssrn.com/sol3/Delivery.cfm/SSRN_ID3456789_code12.pdf?abstractid=3456789',
      '3456789',
    ],
    ['isbn', 'https://press.example/isbn/9780306406157.pdf', '9780306406157'],
    ['openreview', 'https://openreview.net/pdf?id=H1-nGgWC-', 'H1-nGgWC-'],
  ])('finds the %s of the address %s', (kind, url, value) =>
    expect(findIdentifiers(url, NO_INFO, [])[kind]).toEqual([{ value, from: 'URL' }]),
  );

  it.each<[Kind, string, string, string]>([
    ['doi', 'prism:doi', '10.1000/tides.12', '10.1000/tides.12'],
    ['doi', 'dc:identifier', 'doi:10.1000/tides.12', '10.1000/tides.12'],
    ['pmid', 'pdfx:pmid', '31234567', '31234567'],
    ['isbn', 'prism:isbn', '978-0-306-40615-7', '9780306406157'],
    ['isbn', 'dc:identifier', 'urn:isbn:9780306406157', '9780306406157'],
    ['ssrn', 'prism:url', 'https://ssrn.com/abstract=3456789', '3456789'],
    ['arxiv', 'dc:identifier', 'https://arxiv.org/abs/2106.01234', '2106.01234'],
  ])('finds the %s of the XMP value %s', (kind, name, text, value) => {
    const info = readDocumentInfo({ info: {}, metadata: [[name, text]] });
    expect(findIdentifiers('', info, [])[kind]).toEqual([{ value, from: `XMP ${name}` }]);
  });

  it('finds an ISBN beside a notice of copyright, but not elsewhere', () => {
    const notice = ['© 2021 Harbour Press.', '', 'Printed in Norway', 'ISBN 978-0-306-40615-7'];
    const isbn = [{ value: '9780306406157', from: 'copyright page' }];
    expect(findCopyrightIsbns([['Read also ISBN 978-0-306-40616-4.'], notice])).toEqual(isbn);
    expect(findCopyrightIsbns([[...notice].reverse()])).toEqual(isbn);
    const text = Array.from({ length: 20 }, (_, index) => `A line of the text, number ${index}.`);
    expect(findCopyrightIsbns([['ISBN 978-0-306-40615-7', ...text, '© 2021 The authors']])).toEqual([]);
    expect(
      findCopyrightIsbns([['References', '[1] Published by Harbour Press. ISBN 978-0-306-40615-7']]),
    ).toEqual([]);
  });

  it('puts the address before the declared values, and these before the text', () => {
    const info = readDocumentInfo({ info: {}, metadata: [['prism:doi', '10.1000/declared']] });
    const texts = [{ text: 'doi:10.1000/printed', from: 'first page' }];
    const { doi } = findIdentifiers('https://journal.example/pdf/10.1000/address', info, texts);
    expect(doi.map(({ value }) => value)).toEqual(['10.1000/address', '10.1000/declared', '10.1000/printed']);
  });
});
