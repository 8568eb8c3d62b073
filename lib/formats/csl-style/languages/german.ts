import type { Language } from './language';

/** The German terms, dates and rules of styles, in the form of `ENGLISH`. */
export const GERMAN: Language = {
  terms: `
accessed=zugegriffen
and=und||&
and others=und andere
anonymous=ohne Autor|o.\u00a0A.
at=auf
available at=verfügbar unter
by=von
circa|ca.
cited=zitiert
et-al=u.\u00a0a.
forthcoming=i.\u00a0E.
from=von
ibid=ebd.
in press=im Druck
internet=Internet
letter=Brief
interview=Interview|Interv.
no date=ohne Datum|o.\u00a0J.
on=auf
presented at=gehalten auf der
reference=Referenz/Referenzen|Ref./Ref.
retrieved=abgerufen
ad=\u00a0n.\u00a0Chr.
edition=Auflage/Auflagen|Aufl.
issue=Nummer/Nummern|Nr.
page=Seite/Seiten|S./S.
section=Abschnitt/Abschnitte|Abschn.|§/§§
version=Version
volume=Band/Bände|Bd./Bde.
editor=Herausgeber/Herausgeber|Hrsg./Hrsg.
translator=Übersetzer/Übersetzer|Übers./Übers.
month-01=Januar|Jan.
month-02=Februar|Feb.
month-03=März
month-04=April|Apr.
month-05=Mai
month-06=Juni
month-07=Juli
month-08=August|Aug.
month-09=September|Sep.
month-10=Oktober|Okt.
month-11=November|Nov.
month-12=Dezember|Dez.
`,
  verbs: `
editor=herausgegeben von|hrsg. von
translator=übersetzt von|übers. von
`,
  dates: `<date form="text"><date-part name="day" form="ordinal" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/></date>
<date form="numeric"><date-part name="day" form="numeric-leading-zeros" suffix="."/><date-part name="month" form="numeric-leading-zeros" suffix="."/><date-part name="year"/></date>`,
  quotes: ['„', '“', '‚', '‘'],
  ordinals: ['.'],
  dialects: {
    'de-AT': { terms: 'month-01=Jänner|Jän.' },
    'de-CH': { quotes: ['«', '»', '‹', '›'] },
  },
};
