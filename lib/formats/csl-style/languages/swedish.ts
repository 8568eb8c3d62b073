import type { Language } from './language';

/** The Swedish terms, dates and rules of styles, in the form of `ENGLISH`. */
export const SWEDISH: Language = {
  terms: `
accessed=åtkomstdatum
and=och||&
and others=och andra
anonymous=anonym|anon.
at=vid
available at=tillgänglig vid
by=av
circa=cirka|ca
cited=citerad
et-al=m.fl.
forthcoming=kommande
from=från
ibid=ibid.
in=i
in press=i tryck
letter=brev
interview=intervju|interv.
no date=utan årtal|u.å.
presented at=presenterad vid
reference=referens/referenser|ref./ref.
retrieved=hämtad
ad=e.Kr.
edition=upplaga/upplagor|uppl.
issue=nummer/nummer|nr
page=sida/sidor|s./s.
section=avsnitt/avsnitt|avs.|§/§§
version
volume=volym/volymer|vol./vol.
editor=redaktör/redaktörer|red./red.
translator=översättare/översättare|övers./övers.
month-01=januari|jan.
month-02=februari|feb.
month-03=mars
month-04=april|apr.
month-05=maj
month-06=juni
month-07=juli
month-08=augusti|aug.
month-09=september|sep.
month-10=oktober|okt.
month-11=november|nov.
month-12=december|dec.
`,
  verbs: `
editor=redigerad av|red.
translator=översatt av|övers.
`,
  dates: `<date form="text"><date-part name="day" form="numeric-leading-zeros" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/></date>
<date form="numeric"><date-part name="year"/><date-part name="month" form="numeric-leading-zeros" prefix="-"/><date-part name="day" form="numeric-leading-zeros" prefix="-"/></date>`,
  quotes: ['”', '”', '’', '’'],
  ordinals: [':e', ':a', ':a'],
};
