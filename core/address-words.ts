/** Words that address a reader in German, as patterns for text in which nothing is quoted. */

const start = '(?<![\\p{L}\\p{N}-])';
const end = '(?![\\p{L}\\p{N}]|-\\p{L})';
/** Where a request may begin. */
const requestStart = '(?<=(?:^|[.!?:;–—…(\\n]\\s{0,3}|(?<!\\p{L})(?:bitte|oder|und|dann|sonst|einfach),?\\s|,\\s))';

const pronouns = 'du|dir|dich|dein(?:e[mnrs]?|s)?|euch|euer|euers|eure[mnrs]?';
const verbsOfOne =
  'kannst|hast|bist|willst|möchtest|musst|darfst|sollst|solltest|könntest|hättest|würdest|brauchst|bekommst|erhältst|findest|erreichst|weißt|magst|siehst|gehst|kommst|nimmst|gibst|suchst|zahlst|leihst';
/** Forms that go with "ihr" alone, or are requests to several. */
const verbsOfSeveral =
  'habt|seid|könnt|müsst|dürft|wollt|sollt|mögt|möchtet|werdet|wisst|hattet|hättet|könntet|müsstet|dürftet|solltet|wolltet|würdet|wärt|nehmt|gebt|lest|seht|helft|sprecht|lasst|vergesst|haltet|tragt|ladet';
/** Forms that go with "he" and "she" too: only beside "ihr", which must not be "her" there. */
const sharedForms =
  'braucht|findet|bekommt|kriegt|erreicht|bringt|schreibt|kommt|macht|zahlt|leiht|meldet|sucht|verlängert|ruft|bestellt|nutzt|wählt|klickt|öffnet';
const afterYou =
  'uns|das|die|den|es|eine?n?|keine?n?|hier|dort|im|in|am|an|auf|bei|alle|alles|auch|noch|nur|mehr|bitte|dafür|dazu';

/** Requests to one person that are no nouns. */
const requests =
  'komm|schreib|bring|nimm|gib|frag|lies|sieh|schau|guck|geh|mach|sag|hol|probier|leih|zeig|meld|nutz|melde|beachte|nutze|verwende|klicke|schaue|warte|prüfe|wähle|öffne|besuche|bestelle|schreibe|verlängere|bezahle|benutze|scanne|sende|schicke|bringe|hinterlasse|reserviere|registriere|achte(?= auf)';
/** Such as are nouns too, or mean "he" and "she", without what follows. */
const requestsWithMore =
  '(?:besuch|rufe?|klick|such|stell|ruft|schreibt|fragt|besucht|schaut|bringt|meldet|holt|wendet|sagt|probiert) (?:uns|bitte|doch|mal|gerne?)(?! (?:jemand|wer|niemand|keiner))|(?:kommt|geht) (?:(?:\\p{L}+ ){0,2}vorbei|bitte|gerne?|zu uns)';
/** Only as a sentence of its own that asks nothing, or before "we" and the like; nobody is named who does it. */
const toItsEnd =
  '(?=[^.!?:;,\\n]*(?:\\n|(?<!\\d)[.!](?=\\s|$)|$|, (?:wir|ob|wenn|wo|wie|denn|da|dort|sonst|bevor)(?!\\p{L})))(?![^.!?,\\n]* (?:jemand|wer|niemand|man)(?!\\p{L}))(?![^.!\\n]*\\?)';
/** Such as say what somebody does too, where no article follows. */
const requestsToSeveral = `(?:(?:fragt|denkt|schaut|schreibt|meldet|wendet|probiert|klickt|holt|bringt|scannt|nutzt|beachtet) (?:an|am|im|in|auf|bei|beim|zur|zum|vor|einfach|vorher|hier|dort|online)|(?:geht|kommt) einfach (?:zu[rm]?|an die|in die|ins)|(?:kommt|schaut) (?:\\p{L}+ ){0,2}(?:vorbei|rein|herein))${toItsEnd}`;
/** End in -t at the beginning of a sentence, before an article, and ask several for nothing. */
const noRequests =
  'jetzt|nicht|mit|seit|statt|samt|laut|damit|somit|direkt|dort|sofort|oft|gut|komplett|insgesamt|hat|wird|gibt|gilt|geht|kommt|kostet|dauert|bleibt|reicht|braucht|macht|bietet|enthält|erhält|bekommt|hilft|fehlt|folgt|(?:über)?nimmt|hält|lässt|läuft|ge(?!nieß)\\p{L}{3,}t';
/** What follows a verb is what is to be done something with, where the sentence ends without a question: "Beachtet die Frist." */
const requestsWithObject = `(?!(?:${noRequests})${end})\\p{L}+(?<!s)t (?:(?:bitte|doch|mal|nur|auch|immer|unbedingt|vorher) )?(?:den|die|das|eine?n?|keine?n?|unsere?n?|diesen?|alle)${end}${toItsEnd}`;
/** Behind a place "ihr" is those who find something there; with a capital it is somebody's, of whoever is called "Sie". */
const placeFirst =
  '(?:(?:[Bb]ei uns|[Hh]ier|[Dd]ort|[Ss]o|[Dd]ann|[Oo]nline)|(?:[Ii]m|[Ii]n|[Aa]m|[Aa]n|[Aa]uf|[Uu]nter|[Mm]it|[Bb]eim?)(?: [\\p{L}-]+){1,3})';

/** "Du" and the plural "ihr". */
export const informal = new RegExp(
  [
    `${start}(?:${pronouns}|${verbsOfOne}|(?:ihr )?(?:${verbsOfSeveral})(?: ihr)?|ihr (?:${sharedForms})|(?:${sharedForms}) ihr(?= (?:${afterYou})${end}))${end}`,
    `${requestStart}(?:${requests}|${requestsWithMore})${end}`,
    `(?<=(?:^|[.!?\\n]\\s{0,3}|(?<!\\p{L})bitte ))(?:${requestsToSeveral}|${requestsWithObject})${end}`,
  ].join('|'),
  'giu',
);

/** "Ihr" with a verb that goes with others too, and says what readers get here. */
export const informalBehindPlace = new RegExp(
  `(?<=(?:^|[.!?:\\n]\\s{0,3})${placeFirst} )(?:findet|bekommt|kriegt|erreicht|braucht|leiht|verlängert|bestellt|nutzt|wählt) ihr${end}`,
  'gu',
);

/** "Sie", with the word behind it. */
export const formal = new RegExp(`${start}(?:Sie|Ihnen|Ihr(?:e[mnrs]?|s)?)${end}(?= ?(\\p{L}*))`, 'gu');
/** "Ihr" with a capital where several are called "du". */
export const withSeveral = new RegExp(`^(?:${verbsOfSeveral}|${sharedForms})$`, 'iu');
export const beforeSeveral = new RegExp(`(?<!\\p{L})(?:${verbsOfSeveral}) $`, 'iu');
