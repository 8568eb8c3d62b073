import type { Language } from './language';

/** The French terms, dates and rules of styles, in the form of `ENGLISH`. */
export const FRENCH: Language = {
  terms: `
accessed=consulté le
and=et||&
and others=et autres
anonymous=anonyme|anon.
at=sur||@
available at=disponible sur|dispo. sur
by=par
circa=vers|v.
cited=cité
et-al=et al.
forthcoming=à paraître
from=à l'adresse|à l'adr.
ibid=ibid.
in press=sous presse
internet=Internet
letter=lettre|let.
interview=entretien|entret.
no date=sans date|s.\u00a0d.
on=sur
online=en ligne
presented at=présenté à
reference=référence/références|réf./réf.
retrieved=consulté
ad=apr. J.-C.
edition=édition/éditions|éd./éd.
issue=numéro/numéros|nᵒ/nᵒˢ
page=page/pages|p./p.
section=section/sections|sect./sect.|§/§
version=version/versions|v.
volume=volume/volumes|vol./vol.
editor=éditeur/éditeurs|éd./éd.
translator=traducteur/traducteurs|trad./trad.
month-01=janvier|janv.
month-02=février|févr.
month-03=mars
month-04=avril|avr.
month-05=mai
month-06=juin
month-07=juillet|juill.
month-08=août
month-09=septembre|sept.
month-10=octobre|oct.
month-11=novembre|nov.
month-12=décembre|déc.
`,
  verbs: `
editor=édité par|éd. par
translator=traduit par|trad. par
`,
  dates: `<date form="text"><date-part name="day" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/></date>
<date form="numeric"><date-part name="day" form="numeric-leading-zeros" suffix="/"/><date-part name="month" form="numeric-leading-zeros" suffix="/"/><date-part name="year"/></date>`,
  quotes: ['«\u00a0', '\u00a0»', '“', '”'],
  ordinals: ['ᵉ', 'ᵉʳ'],
  isOnlyFirstDayOrdinal: true,
  dialects: { 'fr-CA': { terms: 'available at=disponible à\nin=dans' } },
};
