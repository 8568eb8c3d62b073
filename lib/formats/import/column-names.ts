/**
 * The names of columns that are imported into each field, in addition to the name of the field, separated by vertical bars. The first line
 * of a field has the English names, including those of Raindrop, Readwise, Pocket, Instapaper, Hypothesis, Zotero, Scopus, IEEE Xplore and
 * PubMed. The other lines have names in other languages.
 */
export const COLUMN_NAMES: Record<string, readonly string[]> = {
  url: [
    'link|source url|uri|address|web address|href',
    'adresse|webadresse|internetadresse|adresse web|adresse url|lien|lien url|enlace|vínculo|dirección|dirección web',
    'dirección url|indirizzo|indirizzo web|collegamento|endereço|endereço web|ligação|hiperligação|adres|webadres',
    'hyperlink|koppeling|adres url|adres www|odnośnik|łącze|länk|adress|webbadress|lenke|nettadresse|linkki|osoite',
    'odkaz|adresa|bağlantı|adresi|ссылка|адрес|веб-адрес|посилання|адреса|链接|网址|網址|連結|リンク|アドレス|링크|주소',
  ],
  title: [
    'name|article title|document title|book title',
    'titel|titre|título|titolo|tytuł|tittel|otsikko|název|başlık|überschrift|titre de l’article|título del artículo',
    'titolo dell’articolo|artikeltitel|название|заголовок|заглавие|назва|标题|題目|题目|标题名|標題|题名|タイトル|題名|表題|제목',
  ],
  authors: [
    'author|author full names|document author|book author|creator|creators',
    'autor|autoren|autorin|verfasser|verfasser/in|auteur|auteurs|autrice|autores',
    'autora|autore|autori|schrijver|autorzy|författare|forfatter|forfattere|kirjoittaja',
    'tekijä|tekijät|yazar|yazarlar|автор|авторы|автори|作者|著者|執筆者|저자',
  ],
  publishedDate: [
    'published|date|year|publication year|publication date|date published',
    'datum|erscheinungsdatum|veröffentlicht|veröffentlicht am|veröffentlichungsdatum|jahr|erscheinungsjahr|année',
    'date de publication|publié le|année de publication|fecha|fecha de publicación|publicado|año|año de publicación',
    'data|data di pubblicazione|pubblicato il|anno|anno di pubblicazione|data de publicação|publicado em',
    'ano de publicação|publicatiedatum|gepubliceerd|gepubliceerd op|jaar|data publikacji|data wydania|opublikowano|rok',
    'rok wydania|publiceringsdatum|publicerad|år|utgivningsår|dato|publiseringsdato|udgivelsesdato|julkaistu|vuosi',
    'tarih|yıl|дата|дата публикации|опубликовано|год|год издания|рік|日期|出版日期|发布日期|發布日期|发表日期|年份|年',
    '日付|公開日|発行日|出版日|出版年|発行年|날짜|발행일|연도',
  ],
  type: [
    'item type|document type',
    'typ|eintragsart|dokumenttyp|tipo|tipo de elemento|tipo di elemento|tipo de documento|type de document|soort|rodzaj',
    'materialtyp|тип|类型|類型|条目类型|種類|資料の種類|유형',
  ],
  siteName: [
    'publication title|publication|site|source|source title|journal|journal/book',
    'quelle|zeitschrift|publikation|publikationstitel|revue|titre de la publication|fuente|revista|publicación',
    'título de la publicación|fonte|rivista|pubblicazione|titolo della pubblicazione|publicação|título da publicação',
    'bron|tijdschrift|publicatie|źródło|czasopismo|publikacja|källa|tidskrift|kilde|tidsskrift|lähde|zdroj|kaynak',
    'источник|журнал|издание|джерело|来源|來源|期刊|出版物|出典|雑誌|掲載誌|출처',
  ],
  language: [
    'langue|sprache|idioma|lingua|taal|język|språk|sprog|kieli|jazyk|dil|язык|мова|语言|語言|言語|언어',
  ],
  abstract: [
    'abstract note|excerpt|description',
    'zusammenfassung|kurzfassung|beschreibung|auszug|résumé|extrait|resumen|descripción|extracto|riassunto|sommario',
    'descrizione|estratto|resumo|descrição|samenvatting|beschrijving|fragment|streszczenie|abstrakt|opis',
    'sammanfattning|beskrivning|sammendrag|tiivistelmä|kuvaus|özet|açıklama|аннотация|описание|реферат|анотація|опис',
    '摘要|描述|简介|簡介|要約|要旨|抄録|説明|概要|초록|설명',
  ],
  summary: [
    'note|notes|document note',
    'notiz|notizen|anmerkung|anmerkungen|kommentar|nota|notas|appunti|notitie|notities|aantekeningen|notatka|notatki',
    'uwagi|anteckning|anteckningar|notat|notater|noter|muistiinpanot|poznámka|poznámky|notlar|заметка|заметки',
    'примечание|примечания|нотатки|笔记|筆記|备注|備註|メモ|ノート|備考|메모',
  ],
  tags: [
    'tag|label|labels|keywords|author keywords|document tags|manual tags|automatic tags|folder',
    'schlagwörter|schlagworte|schlagwort|stichwörter|stichworte|etiketten|schlüsselwörter|mots-clés|étiquettes',
    'marqueurs|etiquetas|palabras clave|etichette|parole chiave|palavras-chave|marcadores|trefwoorden|sleutelwoorden',
    'tagi|etykiety|słowa kluczowe|taggar|etiketter|nyckelord|emneord|avainsanat|štítky|klíčová slova|etiketler',
    'теги|метки|ключевые слова|мітки|теґи|标签|標籤|关键词|關鍵詞|タグ|キーワード|태그|키워드',
  ],
  quote: [
    'selection|highlight',
    'zitat|cita|citazione|citação|citaat|cytat|citat|lainaus|alıntı|цитата|引用|引文|인용',
  ],
  quotes: [
    'highlights',
    'markierungen|surlignages|subrayados|evidenziazioni|destaques|markeringen|zaznaczenia|markeringar|выделения',
    '高亮|ハイライト|하이라이트',
  ],
  createdAt: [
    'created|time_added|saved date|timestamp|date added|highlighted at',
    'hinzugefügt|hinzugefügt am|datum der aufnahme|erstellt|erstellt am|gespeichert am|date d’ajout|ajouté le|créé le',
    'añadido|fecha de adición|fecha de creación|creado|aggiunto|aggiunto il|data di aggiunta|creato il|adicionado em',
    'data de adição|data de criação|criado em|toegevoegd|toegevoegd op|datum toegevoegd|dodano|data dodania|utworzono',
    'tillagd|datum tillagd|skapad|tilføjet|lagt til|lisätty|добавлено|дата добавления|дата создания|додано',
    '添加日期|添加时间|创建时间|创建日期|建立日期|追加日|作成日|登録日|추가한 날짜',
  ],
};
