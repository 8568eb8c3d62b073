import type { Language } from './language';

/** The Portuguese terms, dates and rules of styles, in the form of `ENGLISH`. */
export const PORTUGUESE: Language = {
  terms: `
accessed=acessado
and=e||&
and others=e outros
anonymous=anônimo|anon
at=em
available at=disponível em
by=por
circa|c.
cited=citado
et-al=et al.
forthcoming=a ser publicado
from=de
ibid=ibidem
in=em
in press=no prelo
letter=carta
interview=entrevista|interv.
no date=sem data|[s.d.]
presented at=apresentado em
reference=referência/referências|ref./refs.
retrieved=recuperado
ad=DC
edition=edição/edições|ed
issue=número/números|nº
page=página/páginas|p./p.
section=seção/seções|seç.|§/§§
version=versão
volume=volume/volumes|vol./vols.
editor=organizador/organizadores|org./orgs.
translator=tradutor/tradutores|trad./trads.
month-01=janeiro|jan.
month-02=fevereiro|fev.
month-03=março|mar.
month-04=abril|abr.
month-05=maio
month-06=junho|jun.
month-07=julho|jul.
month-08=agosto|ago.
month-09=setembro|set.
month-10=outubro|out.
month-11=novembro|nov.
month-12=dezembro|dez.
`,
  verbs: `
editor=organizado por|org.
translator=traduzido por|trad.
`,
  dates: `<date form="text"><date-part name="day" form="ordinal" suffix=" de "/><date-part name="month" suffix=" de "/><date-part name="year"/></date>
<date form="numeric"><date-part name="day" form="numeric-leading-zeros" suffix="/"/><date-part name="month" form="numeric-leading-zeros" suffix="/"/><date-part name="year"/></date>`,
  quotes: ['“', '”', '‘', '’'],
  ordinals: ['º'],
  isOnlyFirstDayOrdinal: true,
  dialects: {
    'pt-PT': {
      terms: `
accessed=acedido
anonymous=anónimo|anón.
forthcoming=a publicar
ibid=ibid.
no date=sem data|sem data
on=em
online=em linha
presented at=apresentado na
retrieved=obtido
edition=edição/edições|ed.
section=secção/secções|sec.
editor=editor/editores|ed./eds.
month-05=maio|mai.
`,
      dates: `<date form="text"><date-part name="day" suffix=" de "/><date-part name="month" suffix=" de "/><date-part name="year"/></date>`,
      quotes: ['«', '»', '“', '”'],
    },
  },
};
