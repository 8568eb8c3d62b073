import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseImportFile } from '@/lib/app/library/parse-import-file';
import { COLUMN_NAMES } from '@/lib/formats/import/column-names';
import { normalizeColumnName } from '@/lib/formats/import/normalize-column-name';
import { isTable, readTable } from '@/lib/formats/import/read-table';
import { addColumnMapping, findSavedFields, TABLE_FIELDS } from '@/lib/formats/import/table-fields';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { loadAll } from '@/tests/support/load-all';
import { makeSource } from '@/tests/support/make-sources';
import { writeText } from '@/tests/support/write-export';

const NOW = new Date('2026-03-14T10:00:00.000Z');

describe('readTable', () => {
  it('guesses the fields of columns by their names in the tables of other programs', () => {
    const getFields = (header: string) => readTable(`${header}\n`, []).columns.fields;
    expect(getFields('title,url,time_added,tags,status')).toEqual([
      'title',
      'url',
      'createdAt',
      'tags',
      'status',
    ]);
    expect(getFields('Key;Author;Title;DOI;Abstract Note')).toEqual([
      null,
      'authors',
      'title',
      'doi',
      'abstract',
    ]);
    expect(getFields('id,title,note,folder,link')).toEqual([null, 'title', 'summary', 'tags', 'url']);
    expect(getFields('id,title,tags,folder,link')).toEqual([null, 'title', 'tags', null, 'url']);
  });

  it.each([
    'Titel;Autor;Jahr;Adresse;Schlagwörter;Notizen',
    'TITEL;Autor(en);Erscheinungsdatum;Webadresse;Stichworte;Anmerkung',
    'titre;auteur;date;lien;mots-clés;notes',
    'Título;Autores;Fecha;Enlace;Etiquetas;Notas',
    'Titolo;Autore;Data di pubblicazione;Indirizzo;Parole chiave;Note',
    'Título;Autor;Ano;Endereço;Palavras-chave;Notas',
    'Titel;Auteur;Publicatiedatum;Webadres;Trefwoorden;Aantekeningen',
    'Tytuł;Autorzy;Data publikacji;Adres URL;Słowa kluczowe;Uwagi',
    'Название;Авторы;Дата публикации;Ссылка;Ключевые слова;Заметки',
    '标题;作者;出版日期;网址;标签;备注',
    'タイトル;著者;発行日;アドレス;タグ;メモ',
    'Titel;Författare;Publiceringsdatum;Länk;Nyckelord;Anteckningar',
    'Tittel;Forfatter;Dato;Lenke;Emneord;Notater',
    'Title;Author(s);Publication date;URL;Keywords;Notes',
  ])('guesses the fields of columns in other languages: %s', (header) => {
    expect(readTable(`${header}\n`, []).columns.fields).toEqual([
      'title',
      'authors',
      'publishedDate',
      'url',
      'tags',
      'summary',
    ]);
  });

  it('reads the most exact date of the columns of a row', async () => {
    const readDate = async (cells: string) => {
      const text = `url,publication year,date,language\nhttps://a.example/,${cells}\n`;
      const result = await parseImportFile(text, NOW);
      return result.ok && (await loadAll(result.value.sources))[0]?.publishedDate;
    };
    expect(await readDate('2024,28.05.2024,')).toBe('2024-05-28');
    expect(await readDate('2024,Mai 2024,de')).toBe('2024-05');
    expect(await readDate(',2024-05-28T10:00:00Z,')).toBe('2024-05-28');
    expect(await readDate('2024,2024-02-31,')).toBe('2024');
    expect(await readDate(',03/04/2024,en-GB')).toBe('2024-04-03');
    expect(await readDate(',some day,')).toBeNull();
  });

  it('gives every column a unique name', () => {
    const names = [
      ...TABLE_FIELDS,
      ...Object.values(COLUMN_NAMES).flatMap((lines) => lines.flatMap((line) => line.split('|'))),
    ].map(normalizeColumnName);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(Object.keys(COLUMN_NAMES).filter((field) => !TABLE_FIELDS.includes(field))).toEqual([]);
  });

  it('joins rows of one URL only if they have a quote, or if Hypothesis wrote the table', () => {
    const readTitles = (text: string) => readTable(text, []).items.map(({ title }) => title);
    const rows = 'https://a.example/,One,\nhttps://a.example/,Two,\n';
    expect(readTitles(`url,title,note\n${rows}`)).toEqual(['One', 'Two']);
    expect(readTitles(`url,title,selection\n${rows}`)).toEqual(['One', 'Two']);
    const quotes = `${rows}https://a.example/,Three,It rains.\nhttps://a.example/,Four,It snows.\n`;
    const { items } = readTable(`url,title,selection\n${quotes}`, []);
    expect(items.map(({ title, keyPoints }) => [title, keyPoints?.map(({ text }) => text)])).toEqual([
      ['One', ['It rains.', 'It snows.']],
      ['Two', []],
    ]);
    const annotations = 'https://a.example/,Annotation,,First\nhttps://a.example/,Page Note,,Second\n';
    const hypothesis = readTable(`URL,Annotation/Reply Type,Quote,Comment\n${annotations}`, []).items;
    expect(hypothesis.map(({ keyPoints }) => keyPoints?.map(({ text }) => text))).toEqual([
      ['First', 'Second'],
    ]);
  });

  it('keeps the notes of joined rows: beside a quote as the text of its key point, otherwise as the summary', () => {
    const table = [
      'URL,Book Title,Highlight,Note,Document note',
      'https://a.example/,Tides,It rains.,By whom?,On the sea.',
      'https://a.example/,Tides,It snows.,"Where?\nWhen?",On the sea.',
      'https://a.example/,Tides,It hails.,,On the land.',
      'https://b.example/,Mud,,Read twice.,',
    ];
    const { items, partlyImportedRows } = readTable(table.join('\n'), []);
    expect(items.map(({ summary }) => summary)).toEqual(['On the sea.\n\nOn the land.', 'Read twice.']);
    expect(items[0]?.keyPoints?.map(({ text, quotes }) => [text, quotes[0]?.exact])).toEqual([
      ['By whom?', 'It rains.'],
      ['Where?\nWhen?', 'It snows.'],
      ['It hails.', 'It hails.'],
    ]);
    expect(partlyImportedRows).toEqual([]);
  });

  it('fills the empty values of a row from the rows that are joined to it, and names the values that differ', async () => {
    const table = [
      'url,title,author,doi,pmid,review,highlighted at,selection',
      'https://a.example/,Tides,,10.1000/a,,Good.,2024-01-01,It rains.',
      'https://a.example/,Tides,Anna Berg,,26017442,,2024-01-02,It snows.',
      'https://a.example/,The tides,Anna Berg,10.1000/b,,Long.,2024-01-03,It hails.',
    ];
    const { items, partlyImportedRows } = readTable(table.join('\n'), []);
    expect(items).toMatchObject([
      {
        title: 'Tides',
        authors: ['Anna Berg'],
        identifiers: { doi: '10.1000/a', pmid: '26017442' },
        review: 'Good.\n\nLong.',
        createdAt: '2024-01-01',
      },
    ]);
    expect(partlyImportedRows).toEqual([
      { location: 'line 4', title: 'The tides', fields: ['title', 'identifiers'] },
    ]);
    const result = await parseImportFile(table.join('\n'), NOW);
    expect(result.ok && result.value.reportedItems).toEqual([
      {
        list: null,
        index: null,
        label: 'line 4: The tides',
        reason: 'joined',
        fields: ['title', 'identifiers'],
      },
    ]);
  });

  it('names the columns of a table without addresses, and reads it with a column of them', async () => {
    const header = 'Highlight,Book Title,Book Author,Amazon Book ID,Note,Highlighted at,Document tags';
    const row = '"It rains, mostly.",Tides,Anna Berg,B00ABC,By whom?,2024-01-01 10:00:00+00:00,sea';
    expect(await parseImportFile(`${header}\n${row}\n`, NOW)).toEqual({
      ok: false,
      problem: { kind: 'no-address-column', columns: header.split(',') },
    });
    const result = await parseImportFile(`${header},URL\n${row},https://a.example/1\n`, NOW);
    expect(result.ok && (await loadAll(result.value.sources))).toMatchObject([
      {
        title: 'Tides',
        authors: ['Anna Berg'],
        tags: ['sea'],
        summary: null,
        keyPoints: [{ text: 'By whom?', quotes: [{ exact: 'It rains, mostly.' }] }],
      },
    ]);
    for (const text of ['Dear author, the date is near.\nSee you', 'title,note\nOne\n', 'Tides, waves\n'])
      expect(await parseImportFile(text, NOW)).toEqual({ ok: false, problem: { kind: 'not-an-export' } });
  });

  it('finds a column of addresses whose name says nothing, and numbers the columns of a table without a header', () => {
    const named = 'what,where\nTides,https://example.org/a\nWaves,https://example.org/b\n';
    expect(isTable(named)).toBe(true);
    expect(readTable(named, []).columns).toEqual({
      header: ['what', 'where'],
      samples: [
        ['Tides', 'Waves'],
        ['https://example.org/a', 'https://example.org/b'],
      ],
      fields: [null, 'url'],
    });
    const unnamed = 'https://example.org/a\tTides\nhttps://example.org/b\tWaves\n';
    const { items, columns } = readTable(unnamed, []);
    expect(columns.header).toEqual(['1', '2']);
    expect(items.map(({ location, url }) => [location, url])).toEqual([
      ['line 1', 'https://example.org/a'],
      ['line 2', 'https://example.org/b'],
    ]);
    expect(isTable('A note, with a comma.\nSee https://example.org/a, and this.\n')).toBe(false);
  });

  it('reads the columns as the reader mapped them for the same header, and joins columns of one list', () => {
    const saved = addColumnMapping([], {
      header: ['Where', 'First', 'Second', 'Worth', 'Opinion', 'Gone'],
      fields: ['url', 'authors', 'authors', 'importance', 'review', 'a field of another version'],
    });
    const text =
      'where,first,second,worth,opinion,gone\nhttps://example.org/a,Berg Anna,Lind Ove,70,Good.,x\n';
    const { items, columns } = readTable(text, saved);
    expect(columns.fields).toEqual(['url', 'authors', 'authors', 'importance', 'review', null]);
    expect(items[0]).toMatchObject({ authors: ['Berg Anna', 'Lind Ove'], importance: '70', review: 'Good.' });
    expect(findSavedFields(saved, ['where', 'first'])).toBeNull();
    const mapping = { header: ['#', 'Author(s)'], fields: ['url', 'authors'] };
    expect(findSavedFields([mapping], ['#', 'author s'])).toEqual(['url', 'authors']);
    expect(findSavedFields([mapping], ['%', 'author s'])).toBeNull();
  });

  it('has a field for every column of the export except those that the library assigns', () => {
    const columns = ['credibilityLevel', 'credibilityReason', 'linkCheckedAt', 'doi', 'arxiv'];
    expect(TABLE_FIELDS).toEqual(expect.arrayContaining(columns));
    const registryFields = TABLE_FIELDS.filter((field) => field in SOURCE_FIELDS);
    expect(registryFields).toEqual(
      expect.arrayContaining(['url', 'review', 'contextNote', 'stance', 'archiveUrl', 'keyPoints']),
    );
    expect(TABLE_FIELDS).not.toContain('stableId');
  });

  it('never throws, and gives every row an item', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a",;\t\r\n1') }), (text) => {
        isTable(text);
        expect(readTable(text, []).items.every(({ location }) => /^line \d+$/.test(location))).toBe(true);
      }),
    );
  });
});

describe('a table of the export', () => {
  it.each(['csv', 'tsv'] as const)('brings back what the reader wrote (%s)', async (format) => {
    const source = makeSource({
      aliases: ['https://example.org/other'],
      purpose: 'news',
      keyPoints: [
        { text: 'First, with a comma.', quotes: [] },
        { text: '=SUM(A1)', quotes: [] },
      ],
      review: 'Two\nlines.',
      contextNote: 'Why it matters.',
      importance: 70,
      stance: 'support',
      credibilityOverride: { level: 4, reason: 'Checked.' },
      archiveUrl: 'https://archive.example/1',
      linkState: { state: 'dead', checkedAt: '2026-01-02T03:04:05.000Z' },
      status: 'reviewed',
    });
    const result = await parseImportFile(await writeText(format, [source]), NOW);
    const [imported] = result.ok ? await loadAll(result.value.sources) : [];
    const { aliases, purpose, keyPoints, review, contextNote, importance, stance, status } = source;
    const { credibilityOverride, archiveUrl, linkState } = source;
    expect(imported).toMatchObject({ aliases, purpose, keyPoints, review, contextNote, importance, stance });
    expect(imported).toMatchObject({ status, credibilityOverride, archiveUrl, linkState });
  });

  it('names the values that a source cannot have', async () => {
    const text = 'url,importance,stance,credibilityLevel,status\nhttps://example.org/a,700,perhaps,4,gone\n';
    const result = await parseImportFile(text, NOW);
    expect(result.ok && (await loadAll(result.value.sources))).toMatchObject([
      { importance: null, stance: null, credibilityOverride: null, status: 'inbox' },
    ]);
    const [{ reason, omitted = [] } = { reason: null }] = result.ok ? result.value.reportedItems : [];
    expect([reason, omitted.map(({ field, text: value }) => `${field} ${value}`)]).toEqual([
      'omitted',
      ['importance 700', 'stance perhaps', 'credibilityOverride 4', 'status gone'],
    ]);
  });
});
