import type { Language } from './language';

/** The Czech terms, dates and rules of styles, in the form of `ENGLISH`. */
export const CZECH: Language = {
  terms: `
accessed=viděno|vid.
and=a||&
and others=a další
anonymous=anonym|anon.
at=v
available at=dostupné z
by=od
circa=asi|cca.
cited=citován
et-al=et al.
forthcoming=nadcházející
from=z
ibid=ibid.
in press=v tisku
letter=dopis
interview|interv.
no date=nedatováno|b.r.
presented at=prezentováno v
reference=reference/reference|ref./ref.
retrieved=získáno
ad=n. l.
edition=vydání/vydání|vyd.
issue=číslo/čísla|č.
page=strana/strany|s./s.
section=sekce/sekce|sek.|§/§§
version=verze
volume=ročník/ročníky|roč./roč.
editor=editor/editoři|ed./ed.
translator=překladatel/překladatelé|přel./přel.
month-01=leden|led.
month-02=únor|úno.
month-03=březen|bře.
month-04=duben|dub.
month-05=květen|kvě.
month-06=červen|čer.
month-07=červenec|čvc.
month-08=srpen|srp.
month-09=září|zář.
month-10=říjen|říj.
month-11=listopad|lis.
month-12=prosinec|pro.
`,
  verbs: `
editor=editoval|ed.
translator=přeložil|přel.
`,
  dates: `<date form="text"><date-part name="day" form="ordinal" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/></date>
<date form="numeric"><date-part name="day" form="numeric" suffix=". "/><date-part name="month" form="numeric" suffix=". "/><date-part name="year"/></date>`,
  quotes: ['„', '“', '‚', '‘'],
  ordinals: ['.'],
};
