import type { Language } from './language';

/** The terms, dates and rules of American and British English. Has all terms of CSL 1.0.2. */
export const ENGLISH: Language = {
  terms: `
accessed
advance-online-publication=advance online publication|adv. online pub.
album
and||&
and others
anonymous|anon.
at||@
audio-recording=audio recording|au. rec.
available at|avail. at
by
circa|c.
cited|cit.
et-al=et al.
film|flm.
forthcoming
from|fr.
henceforth
ibid=ibid.
in
in press
internet
letter|let.
loc-cit=loc. cit.
no date|n.d.
no-place=no place|n.p.
no-publisher=no publisher|n.p.
on
online
op-cit=op. cit.
original-work-published=original work published|orig. pub.
personal-communication=personal communication|pers. comm.
podcast
podcast-episode=podcast episode|podcast ep.
preprint
presented at=presented at the
radio-broadcast=radio broadcast|radio bdcst.
radio-series=radio series|radio ser.
radio-series-episode=radio series episode|radio ser. ep.
reference=reference/references|ref./refs.
retrieved|rtvd.
review-of=review of|rev. of
scale|sc.
special-issue=special issue|spec. iss.
special-section=special section|spec. sec.
television-broadcast=television broadcast|TV bdcst.
television-series=television series|TV ser.
television-series-episode=television series episode|TV ser. ep.
video|vid.
working-paper=working paper|wkg. paper
article=preprint
article-journal=journal article|jour. art.
article-magazine=magazine article|mag. art.
article-newspaper=newspaper article|newspaper art.
bill
broadcast|bdcst.
classic=classical work|class. wk.
collection=archival collection|arch. coll.
dataset
document|doc.
entry
entry-dictionary=dictionary entry|dict. entry
entry-encyclopedia=encyclopedia entry|ency. entry
event
graphic|gr.
hearing
interview|int.
legal_case=legal case|leg. case
legislation|legis.
manuscript|MS/MSS
map
motion_picture=video recording|vid. rec.
musical_score=musical score|mus. score
pamphlet|pam.
paper-conference=conference paper|conf. paper
patent|pat.
performance|prfm.
periodical
personal_communication=personal communication|pers. comm.
post
post-weblog=blog post
regulation|reg.
report|rep.
review|rev.
review-book=book review|bk. rev.
software|sftw.
song=audio recording|au. rec.
speech=presentation
standard|std.
thesis|thes.
treaty
webpage|webpg.
ad= AD
bc= BC
bce= BCE
ce= CE
page-range-delimiter=–
colon=:
comma=,
semicolon=;
act=act/acts
appendix=appendix/appendices|app./apps.
article-locator=article/articles|art./arts.
book=book/books|bk./bks.
canon=canon/canons|can./cann.
chapter=chapter/chapters|chap./chaps.|c./cc.
column=column/columns|col./cols.
elocation=location/locations|loc./locs.
equation=equation/equations|eq./eqq.
figure=figure/figures|fig./figs.
folio=folio/folios|fol./fols.
issue=issue/issues|no./nos.
line=line/lines|l./ll.
note=note/notes|n./nn.
opus=opus/opera|op./opp.
page=page/pages|p./pp.
paragraph=paragraph/paragraphs|para./paras.|¶/¶¶
part=part/parts|pt./pts.
rule=rule/rules|r./rr.
scene=scene/scenes|sc./scs.
section=section/sections|sec./secs.|§/§§
sub-verbo=sub verbo/sub verbis|s.v./s.vv.
supplement=supplement/supplements|supp./supps.
table=table/tables|tbl./tbls.
title-locator=title/titles|tit./titt.
verse=verse/verses|v./vv.
volume=volume/volumes|vol./vols.
chapter-number=chapter/chapters|chap./chaps.
citation-number=citation/citations|cit./cits.
collection-number=number/numbers|no./nos.
edition=edition/editions|ed./eds.
first-reference-note-number=note/notes|n./nn.
number=number/numbers|no./nos.
number-of-pages=page/pages|p./pp.
number-of-volumes=volume/volumes|vol./vols.
page-first=page/pages|p./pp.
printing=printing/printings|ptg./ptgs.
version=version/versions|v.
chair=chair/chairs
collection-editor=editor/editors|ed./eds.
compiler=compiler/compilers|comp./comps.
contributor=contributor/contributors|contrib./contribs.
curator=curator/curators|cur./curs.
director=director/directors|dir./dirs.
editor=editor/editors|ed./eds.
editor-translator=editor & translator/editors & translators|ed. & trans./eds. & trans.
editortranslator=editor & translator/editors & translators|ed. & trans./eds. & trans.
editorial-director=editor/editors|ed./eds.
executive-producer=executive producer/executive producers|exec. prod./exec. prods.
guest=guest/guests
host=host/hosts
illustrator=illustrator/illustrators|ill./ills.
narrator=narrator/narrators|narr./narrs.
organizer=organizer/organizers|org./orgs.
performer=performer/performers|perf./perfs.
producer=producer/producers|prod./prods.
script-writer=writer/writers|wrtr./wrtrs.
series-creator=series creator/series creators|ser. creator/ser. creators
translator=translator/translators|trans.
month-01=January|Jan.
month-02=February|Feb.
month-03=March|Mar.
month-04=April|Apr.
month-05=May
month-06=June
month-07=July
month-08=August|Aug.
month-09=September|Sept.
month-10=October|Oct.
month-11=November|Nov.
month-12=December|Dec.
season-01=Spring
season-02=Summer
season-03=Autumn
season-04=Winter
`,
  verbs: `
hearing=testimony of|test. of
review=review of|rev. of
review-book=review of the book|rev. of the bk.
chair=chaired by
collection-editor=edited by|ed. by
compiler=compiled by|comp. by
composer=composed by|comp. by
container-author=by
contributor=with
curator=curated by|cur. by
director=directed by|dir. by
editor=edited by|ed. by
editor-translator=edited & translated by|ed. & trans. by
editortranslator=edited & translated by|ed. & trans. by
editorial-director=edited by|ed. by
executive-producer=executive produced by|exec. prod. by
guest=with guest/with guests
host=hosted by
illustrator=illustrated by|ill. by
interviewer=interview by
narrator=narrated by|narr. by
organizer=organized by|org. by
original-author=by
performer=performed by|perf. by
producer=produced by|prod. by
recipient=to
reviewed-author=by
script-writer=written by|writ. by
series-creator=created by
translator=translated by|trans. by
`,
  dates: `<date form="text"><date-part name="month" suffix=" "/><date-part name="day" suffix=", "/><date-part name="year"/></date>
<date form="numeric"><date-part name="month" form="numeric-leading-zeros" suffix="/"/><date-part name="day" form="numeric-leading-zeros" suffix="/"/><date-part name="year"/></date>`,
  quotes: ['“', '”', '‘', '’'],
  ordinals: ['th', 'st', 'nd', 'rd'],
  isPunctuationInQuote: true,
  dialects: {
    'en-GB': {
      dates: `<date form="text"><date-part name="day" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/></date>
<date form="numeric"><date-part name="day" form="numeric-leading-zeros" suffix="/"/><date-part name="month" form="numeric-leading-zeros" suffix="/"/><date-part name="year"/></date>`,
      quotes: ['‘', '’', '“', '”'],
      isPunctuationInQuote: false,
    },
  },
};
