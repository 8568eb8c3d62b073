import type { Language } from './language';

/** The Norwegian (Bokmål) terms, dates and rules of styles, in the form of `ENGLISH`. */
export const NORWEGIAN: Language = {
  terms: `
accessed=åpnet
and=og||&
and others=med flere
anonymous=anonym|anon.
at=på
available at=tilgjengelig på
by=av
circa|ca.
cited=sitert
et-al=mfl.
forthcoming=kommende
from=fra
ibid=ibid.
in=i
in press=i trykk
internet=Internett
letter=brev
interview=intervju
no date=uten dato|u.å.
on=om
presented at=presentert på
reference=referanse/referanse|ref./ref.
retrieved=hentet
ad=e.Kr.
edition=utgave/utgave|utg.
issue=nummer/nummer|nr.
page=side/side|s./ss.
section=paragraf/paragraf|pargr.|§/§§
version=versjon
volume=bind/bind|bd./bd.
editor=redaktør/redaktører|red./red.
translator=oversetter/oversettere|overs./overs.
month-01=januar|jan.
month-02=februar|feb.
month-03=mars|mar.
month-04=april|apr.
month-05=mai
month-06=juni|jun.
month-07=juli|jul.
month-08=august|aug.
month-09=september|sep.
month-10=oktober|okt.
month-11=november|nov.
month-12=desember|des.
`,
  verbs: `
editor=redigert av|red.
translator=oversatt av|overs.
`,
  dates: `<date form="text"><date-part name="day" form="ordinal" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/></date>
<date form="numeric"><date-part name="year"/><date-part name="month" form="numeric-leading-zeros" prefix="-"/><date-part name="day" form="numeric-leading-zeros" prefix="-"/></date>`,
  quotes: ['«', '»', '‘', '’'],
  ordinals: ['.'],
};
