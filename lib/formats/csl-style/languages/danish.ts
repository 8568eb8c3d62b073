import type { Language } from './language';

/** The Danish terms, dates and rules of styles, in the form of `ENGLISH`. */
export const DANISH: Language = {
  terms: `
accessed=set
and=og||&
and others=med flere
anonymous=anonym|anon.
at=på
available at=tilgængelig hos
by=af
circa=cirka|ca.
cited=henvist
et-al=m.fl.
forthcoming=kommende
from=fra
ibid=ibid.
in=i
in press=i trykken
letter=brev
interview|interv.
no date=uden år|u.å.
presented at=præsenteret ved
reference=reference/referencer|ref./refr.
retrieved=hentet
ad=e.v.t.
edition=udgave/udgaver|udg.
issue=nummer/numre|nr.
page=side/sider|s./s.
section=paragraf/paragraffer|par.|§/§§
version
volume=bind/bind|bd./bd.
editor=redaktør/redaktører|red./red.
translator=oversætter/oversættere|overs./overs.
month-01=januar|jan.
month-02=februar|feb.
month-03=marts|mar.
month-04=april|apr.
month-05=maj
month-06=juni|jun.
month-07=juli|jul.
month-08=august|aug.
month-09=september|sep.
month-10=oktober|okt.
month-11=november|nov.
month-12=december|dec.
`,
  verbs: `
editor=redigeret af|red.
translator=oversat af|overs.
`,
  dates: `<date form="text"><date-part name="day" form="ordinal" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/></date>
<date form="numeric"><date-part name="day" form="numeric-leading-zeros" suffix="-"/><date-part name="month" form="numeric-leading-zeros" suffix="-"/><date-part name="year"/></date>`,
  quotes: ['“', '”', '‘', '’'],
  ordinals: ['.'],
};
