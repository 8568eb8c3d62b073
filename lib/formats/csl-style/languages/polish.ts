import type { Language } from './language';

/** The Polish terms, dates and rules of styles, in the form of `ENGLISH`. */
export const POLISH: Language = {
  terms: `
accessed=dostęp
and=i||&
and others=i inni
anonymous=anonim|anon.
at=na
available at=dostępne na
by=przez
circa=około|ok
cited=cytowane
et-al=i in.
forthcoming=w przygotowaniu
from=z
ibid=ibid.
in=w
in press=w druku
letter=list
interview=wywiad|interv.
no date=brak daty|b.d.
presented at=zaprezentowano na
reference=referencja/referencje|ref./ref.
retrieved=pobrano
ad=n.e.
edition=wydanie/wydania|wyd.
issue=numer/numery|nr
page=strona/strony|s./s.
section=sekcja/sekcje|sekc.|§/§§
version=wersja
volume=tom/tomy|t./t.
editor=redaktor/redaktorzy|red./red.
translator=tłumacz/tłumacze|tłum./tłum.
month-01=styczeń|sty.
month-02=luty
month-03=marzec|mar.
month-04=kwiecień|kwi.
month-05=maj
month-06=czerwiec|cze.
month-07=lipiec|lip.
month-08=sierpień|sie.
month-09=wrzesień|wrz.
month-10=październik|paź.
month-11=listopad|lis.
month-12=grudzień|grudz.
`,
  verbs: `
editor=zredagowane przez|red.
translator=przetłumaczone przez|tłum.
`,
  dates: `<date form="text"><date-part name="day" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/></date>
<date form="numeric"><date-part name="day" form="numeric-leading-zeros" suffix="."/><date-part name="month" form="numeric-leading-zeros" suffix="."/><date-part name="year"/></date>`,
  quotes: ['„', '”', '«', '»'],
  ordinals: ['.'],
};
