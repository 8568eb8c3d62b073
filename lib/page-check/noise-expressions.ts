// The parts of a page that change at every visit, in English, German, French and Spanish. Only short lines that are not
// sentences are searched for them, because "three years ago" in a sentence is part of the text.

const AGE_UNIT =
  '(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|Sekunden?|Minuten?|Stunden?|Tag(?:en)?|Wochen?|Monat(?:en)?|Jahr(?:en)?|secondes?|heures?|jours?|semaines?|mois|ans?|segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|años?|[smhdw])';
const AMOUNT = '(?:\\d{1,4}|an?|one|few|einer?|einem|une?|una?)';

/** A time that is given relative to now, such as "3 minutes ago" or "vor 2 Stunden". */
export const RELATIVE_TIME = new RegExp(
  [
    `\\b${AMOUNT} ?${AGE_UNIT} ago\\b`,
    `\\b(?:vor|il y a|hace) ${AMOUNT} ${AGE_UNIT}(?!\\p{L})`,
    "\\b(?:just now|moments ago|yesterday|today|gerade eben|gestern|heute|hier|aujourd'hui|ayer|hoy)\\b",
    '\\b(?:last )?(?:updated|modified|checked|edited|aktualisiert|actualizado|mis à jour)(?= |:|$)',
    '\\b\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\.?)?(?: [A-Z]{2,4}\\b)?',
  ].join('|'),
  'giu',
);

const COUNTED =
  '(?:views?|reads?|shares?|comments?|replies|reply|responses?|reactions?|likes?|claps?|points?|votes?|upvotes?|followers?|subscribers?|people|readers?|downloads?|citations?|bookmarks?|saves?|retweets?|reposts?|hits|visitors?|online|watching|min(?:ute)?s? read|min de lecture|min de lectura|Min\\. Lesezeit|Aufrufe|Kommentare?|Antworten|commentaires?|vues|comentarios?|visitas|lecturas)';

/** A number of views, comments or similar, in both orders: "1,234 views" and "Comments (12)". */
export const COUNTER = new RegExp(
  [
    `\\b\\d[\\d.,\u00A0 ]{0,12}[kKmM]?\\+? ?${COUNTED}(?!\\p{L})`,
    `\\b${COUNTED} ?(?:\\(\\d[\\d.,]{0,9}[kKmM]?\\)|: ?\\d[\\d.,]{0,9}[kKmM]?)`,
  ].join('|'),
  'giu',
);

/** A line that is only a label of the site: an advertisement, a button or an invitation to subscribe. */
export const LABEL_LINE =
  /^(?:-+ ?)?(?:(?:story|article) continues (?:below|after)(?: this)? (?:ad|advertisement)|advertisement|advertising|ad|ads|sponsored(?: content)?|promoted|paid (?:post|content)|anzeige|werbung|publicité|publicidad|share(?: this)?(?: article| story| on \w+)?|tweet|print|copy link|save|like|follow(?: us)?|subscribe(?: now)?|sign up(?: now)?|log in|sign in|listen(?: to (?:this )?(?:article|story))?|loading|read more|show more|see more|continue reading|back to top|skip to (?:main )?content|teilen|drucken|partager|imprimer|compartir)(?: ?-+)?:?$/iu;

/** The heading of a list of other articles, or of the comments. */
export const RELATED_HEADING =
  /^(?:related(?: (?:articles?|stories|posts|content|reading|links|news|topics))?|more (?:from|on|in|like) .{1,60}|more (?:stories|articles|news)|most (?:read|popular|viewed|shared)|(?:you )?(?:may|might) also (?:like|be interested in)|recommended(?: (?:for you|reading|articles|stories))?|read (?:next|also)|up next|trending(?: now| today)?|popular(?: now| posts| articles)?|latest(?: news| stories| articles)?|editor'?s'? picks|what to read next|also on .{1,40}|in case you missed it|don'?t miss|\d[\d.,]{0,9} (?:comments?|replies|responses)|comments? ?\(\d[\d.,]{0,9}\)|mehr zum thema|das könnte sie auch interessieren|meistgelesen|à lire aussi|sur le même sujet|les plus lus|también te puede interesar|más leídos|lo más leído)(?: ?:)?$/iu;
