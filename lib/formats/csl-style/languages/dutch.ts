import type { Language } from './language';

/** The Dutch terms, dates and rules of styles, in the form of `ENGLISH`. */
export const DUTCH: Language = {
  terms: `
accessed=geraadpleegd
and=en||&
and others=en anderen
anonymous=anoniem|anon.
at=bij
available at=beschikbaar op
by=door
circa|c.
cited=geciteerd
et-al=e.a.
forthcoming=in voorbereiding
from=van
ibid=ibid.
in press=in druk
letter=brief
interview|interv.
no date=zonder datum|z.d.
presented at=gepresenteerd bij
reference=referentie/referenties|ref./refs.
retrieved=geraadpleegd
ad=AD
edition=druk/drukken|dr.
issue=nummer/nummers|nr.
page=pagina/pagina's|p./pp.
section=sectie/secties|sec.|§/§§
version=versie
volume=volume/volumes|vol./vols.
editor=redacteur/redacteuren|red./red.
translator=vertaler/vertalers|vert./vert.
month-01=januari|jan.
month-02=februari|feb.
month-03=maart|mrt.
month-04=april|apr.
month-05=mei
month-06=juni|jun.
month-07=juli|jul.
month-08=augustus|aug.
month-09=september|sep.
month-10=oktober|okt.
month-11=november|nov.
month-12=december|dec.
`,
  verbs: `
editor=onder redactie van
translator=vertaald door
`,
  dates: `<date form="text"><date-part name="day" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/></date>
<date form="numeric"><date-part name="day" suffix="-"/><date-part name="month" form="numeric" suffix="-"/><date-part name="year"/></date>`,
  quotes: ['“', '”', '‘', '’'],
  ordinals: ['ste', 'ste', 'de', 'de'],
};
