import type { Language } from './language';

/** The Spanish terms, dates and rules of styles, in the form of `ENGLISH`. */
export const SPANISH: Language = {
  terms: `
accessed=accedido
and=y||&
and others=y otros
anonymous=anónimo|anón.
at=en
available at=disponible en
by=de
circa|c.
cited=citado
et-al=et\u00a0al.
forthcoming=previsto
from=a partir de
ibid=ibid.
in=en
in press=en imprenta
letter=carta
interview=entrevista|interv.
no date=sin fecha|s.\u00a0f.
online=en línea
presented at=presentado en
reference=referencia/referencias|ref./refs.
retrieved=recuperado
ad=d.\u00a0C.
edition=edición/ediciones|ed.
issue=número/números|n.º
page=página/páginas|p./pp.
section=sección/secciones|sec.|§/§
version=versión
volume=volumen/volúmenes|vol./vols.
editor=editor/editores|ed./eds.
translator=traductor/traductores|trad./trads.
month-01=enero|ene.
month-02=febrero|feb.
month-03=marzo|mar.
month-04=abril|abr.
month-05=mayo|may
month-06=junio|jun.
month-07=julio|jul.
month-08=agosto|ago.
month-09=septiembre|sep.
month-10=octubre|oct.
month-11=noviembre|nov.
month-12=diciembre|dic.
`,
  verbs: `
editor=editado por|ed.
translator=traducido por|trad.
`,
  dates: `<date form="text"><date-part name="day" suffix=" de "/><date-part name="month" suffix=" de "/><date-part name="year"/></date>
<date form="numeric"><date-part name="day" form="numeric-leading-zeros" suffix="/"/><date-part name="month" form="numeric-leading-zeros" suffix="/"/><date-part name="year"/></date>`,
  quotes: ['«', '»', '“', '”'],
  ordinals: ['.ª'],
  dialects: {
    'es-CL': {
      terms: 'and others=et\u00a0al.\nforthcoming=en preparación\nissue=número/números|nº',
      quotes: ['“', '”', '‘', '’'],
    },
    'es-MX': {
      terms: `
accessed=consultado
and others=et\u00a0al.
forthcoming=en preparación
no date=sin fecha|s//f
edition=edición/ediciones|ed./eds.
issue=número/números|núm./núms.
`,
      dates: `<date form="text"><date-part name="day" prefix="el " suffix=" de "/><date-part name="month" suffix=" de "/><date-part name="year"/></date>`,
      quotes: ['“', '”', '‘', '’'],
    },
  },
};
