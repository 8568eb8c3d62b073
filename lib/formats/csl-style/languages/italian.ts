import type { Language } from './language';

/** The Italian terms, dates and rules of styles, in the form of `ENGLISH`. */
export const ITALIAN: Language = {
  terms: `
accessed=consultato
and=e||&
and others=e altri
anonymous=anonimo|anon.
at=a
available at=disponibile su|su
by=di
circa|c.
cited=citato
et-al=et al.
forthcoming=in corso di pubblicazione
from=da
ibid=ibidem|ibid.
in press=in stampa
letter=lettera
interview=intervista|interv.
no date=sine data|s.d.
on=su
presented at=presentato al
reference=riferimento/riferimenti|rif./rif.
retrieved=recuperato
ad=d.C.
edition=edizione/edizioni|ed.
issue=fascicolo/fascicoli|fasc.
page=pagina/pagine|p./pp.
section=sezione/sezioni|sez.|§/§§
version=versione
volume=volume/volumi|vol./voll.
editor=curatore/curatori|a c. di/a c. di
translator=traduttore/traduttori|trad./trad.
month-01=gennaio|gen.
month-02=febbraio|feb.
month-03=marzo|mar.
month-04=aprile|apr.
month-05=maggio|mag.
month-06=giugno|giu.
month-07=luglio|lug.
month-08=agosto|ago.
month-09=settembre|set.
month-10=ottobre|ott.
month-11=novembre|nov.
month-12=dicembre|dic.
`,
  verbs: `
editor=a cura di|a c. di
translator=tradotto da|trad. da
`,
  dates: `<date form="text"><date-part name="day" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/></date>
<date form="numeric"><date-part name="day" form="numeric-leading-zeros" suffix="/"/><date-part name="month" form="numeric-leading-zeros" suffix="/"/><date-part name="year"/></date>`,
  quotes: ['«', '»', '“', '”'],
  ordinals: ['º'],
};
