import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseImportFile } from '@/lib/app/library/parse-import-file';
import { parseXml } from '@/lib/formats/import/parse-xml';
import { readZoteroRdf } from '@/lib/formats/import/read-zotero-rdf';
import { loadAll } from '@/tests/support/load-all';

const NOW = new Date('2026-03-14T10:00:00.000Z');

// The shape is that of Zotero 7; names and texts are invented.
const LIBRARY = `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:vcard="http://nwalsh.com/rdf/vCard#"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">
    <bib:Article rdf:about="https://www.harbour.example/articles/tides?a=1&amp;b=2">
        <z:itemType>journalArticle</z:itemType>
        <dcterms:isPartOf rdf:resource="urn:issn:0028-0836"/>
        <bib:authors>
            <rdf:Seq>
                <rdf:li>
                    <foaf:Person>
                        <foaf:surname>van den Berg</foaf:surname>
                        <foaf:givenName>Anna</foaf:givenName>
                    </foaf:Person>
                </rdf:li>
                <rdf:li>
                    <foaf:Person>
                         <foaf:surname>The Tide &amp; Gauge Group</foaf:surname>
                    </foaf:Person>
                </rdf:li>
            </rdf:Seq>
        </bib:authors>
        <dcterms:isReferencedBy rdf:resource="#item_13"/>
        <link:link rdf:resource="#item_12"/>
        <dc:subject>Sea Level</dc:subject>
        <dc:subject>
            <z:AutomaticTag><rdf:value>gauges</rdf:value></z:AutomaticTag>
        </dc:subject>
        <dc:title>Tides &lt;i&gt;in&lt;/i&gt; harbours &amp; rivers</dc:title>
        <dcterms:abstract>Ninety years
of gauges.</dcterms:abstract>
        <dc:date>2015-05-28</dc:date>
        <z:language>en</z:language>
        <dc:identifier>
            <dcterms:URI>
                <rdf:value>https://www.harbour.example/articles/tides?a=1&amp;b=2</rdf:value>
            </dcterms:URI>
        </dc:identifier>
        <dcterms:dateSubmitted>2024-01-02 10:00:00</dcterms:dateSubmitted>
        <bib:pages>436-444</bib:pages>
        <dc:description>PMID: 26017442
PMCID: PMC4567890</dc:description>
    </bib:Article>
    <bib:Journal rdf:about="urn:issn:0028-0836">
        <prism:volume>521</prism:volume>
        <dc:title>Harbour Letters</dc:title>
        <dc:identifier>DOI 10.1038/nature14539</dc:identifier>
        <dc:identifier>ISSN 0028-0836</dc:identifier>
    </bib:Journal>
    <bib:Memo rdf:about="#item_13">
       <rdf:value>&lt;div data-schema-version="9"&gt;&lt;p&gt;Read &lt;b&gt;again&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Twice.&lt;/p&gt;&lt;/div&gt;</rdf:value>
    </bib:Memo>
    <z:Attachment rdf:about="#item_12">
        <z:itemType>attachment</z:itemType>
        <dc:title>Snapshot</dc:title>
    </z:Attachment>
    <bib:Book rdf:about="urn:isbn:978-0-13-468599-1">
        <z:itemType>book</z:itemType>
        <dc:publisher>
            <foaf:Organization>
                <vcard:adr><vcard:Address><vcard:locality>Bergen</vcard:locality></vcard:Address></vcard:adr>
                <foaf:name>Fjord Press</foaf:name>
            </foaf:Organization>
        </dc:publisher>
        <bib:editors>
            <rdf:Seq><rdf:li><foaf:Person>
                <foaf:surname>Lind</foaf:surname><foaf:givenName>Ove</foaf:givenName>
            </foaf:Person></rdf:li></rdf:Seq>
        </bib:editors>
        <dc:identifier>ISBN 978-0-13-468599-1</dc:identifier>
        <dc:title>A book without an address</dc:title>
        <dc:date>2019</dc:date>
    </bib:Book>
    <bib:Document rdf:about="https://blog.example/post">
        <z:itemType>blogPost</z:itemType>
        <dcterms:isPartOf>
           <z:Blog><dc:title>Tide Blog</dc:title></z:Blog>
        </dcterms:isPartOf>
        <dc:title>A post</dc:title>
        <dc:date>May 2020</dc:date>
    </bib:Document>
    <z:Collection rdf:about="#collection_1">
        <dc:title>Water</dc:title>
        <dcterms:hasPart rdf:resource="#item_13"/>
    </z:Collection>
</rdf:RDF>`;

describe('readZoteroRdf', () => {
  it('reads items with authors, container, identifiers, notes and tags', async () => {
    const result = await parseImportFile(LIBRARY, NOW);
    if (!result.ok) throw new Error(result.problem.kind);
    const { reportedItems } = result.value;
    expect(await loadAll(result.value.sources)).toMatchObject([
      {
        url: 'https://www.harbour.example/articles/tides?a=1&b=2',
        title: 'Tides <i>in</i> harbours & rivers',
        authors: ['Anna van den Berg', 'The Tide & Gauge Group'],
        publishedDate: '2015-05-28',
        siteName: 'Harbour Letters',
        type: 'paper',
        language: 'en',
        identifiers: { doi: '10.1038/nature14539', pmid: '26017442', pmcid: 'PMC4567890' },
        abstract: 'Ninety years\nof gauges.',
        summary: 'Read again. Twice.',
        tags: ['sea-level', 'gauges'],
        provenance: { title: { from: 'Zotero RDF' } },
      },
      {
        url: 'https://openlibrary.org/isbn/9780134685991',
        authors: ['Ove Lind'],
        siteName: 'Fjord Press',
        identifiers: { isbn: '9780134685991' },
      },
      { url: 'https://blog.example/post', type: 'blog', siteName: 'Tide Blog', publishedDate: '2020-05' },
    ]);
    expect(reportedItems).toEqual([]);
  });

  it('does not multiply a long note that many items and links refer to', () => {
    const link = '<dcterms:isReferencedBy rdf:resource="#note"/>';
    const item = `<bib:Article><z:itemType>book</z:itemType>${link.repeat(50)}</bib:Article>`;
    const note = `<bib:Memo rdf:about="#note"><rdf:value>${'long '.repeat(10_000)}end</rdf:value></bib:Memo>`;
    const file = `<rdf:RDF>${item.repeat(50)}${note}</rdf:RDF>`;
    const summaries = readZoteroRdf(file).map(({ summary = '' }) => summary);
    expect(summaries).toHaveLength(50);
    expect(summaries[0]).toMatch(/^(?:long ){10000}end$/);
    expect(summaries.join('').length).toBeLessThanOrEqual(file.length);
  });

  it('reads all complete items of a file that is truncated anywhere', () => {
    const end = LIBRARY.indexOf('<bib:Document');
    expect(readZoteroRdf(LIBRARY.slice(0, end))).toHaveLength(2);
    fc.assert(
      fc.property(fc.nat(LIBRARY.length), (length) => {
        expect(readZoteroRdf(LIBRARY.slice(0, length)).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe('parseXml', () => {
  it('defines no entities and loads nothing', () => {
    const text =
      '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]><r>&b;&f;&amp;<![CDATA[<x>]]></r>';
    const [element] = parseXml(text).children;
    expect(element?.text).toBe('&b;&f;&<x>');
  });
});
