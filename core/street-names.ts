/** How streets are named, as sources for the patterns of postal addresses. */
import { lean } from './lean-pattern.ts';

/** Words of a name that lead in, and are none of it. */
const lead =
  "(?!(?:Adres\\p{L}{1,4}|Anschrift|Adr\\.|J['’]habite|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Seit|Ab|Wohne|Wohnhaft|Wohnt|Neue|Meine|Mein|In|Ich|Wir|Die|Der|Das|Den|Dem|An|Auf|Aus|Zur|Zum|Von|Und|Frau|Herr|Address|Live|I|My|Umzug|Jetzt|Nun)[ :])";
const word = `${lead}\\p{Lu}[\\p{L}.'’]{0,25}`;
/** With the slips of fast fingers: "Strase", "Sraße", "Starße". */
const street =
  '(?:[Ss](?:tra(?:ß|ss|s|ẞ)|(?:ra|ta|tr|tar|rta|traa)(?:ß|ss))en?|STRA(?:SS|ß|ẞ)EN?|(?:[Ss]tr|STR)(?:\\.|(?= )|(?=\\d)))';
/** Carl-von-Weber-Straße, Otto-von-der-Au-Str. */
const joint = '(?:(?:v[ao]n|de[rnms]?|zu[mr]?|und)-){0,2}';
const cyrillicNumber = '(?:,?\\s(?:д(?:ом|\\.)|буд(?:инок|\\.))\\s?)?';
const particle =
  "(?:de la |de l['’]|de los |de las |del |della |delle |dei |degli |di |de |du |des |d['’]|la |le |l['’])";
const title = "\\p{Lu}[\\p{L}.'’-]{1,25}";

/** Names that are a street on their face; the number follows. */
export const streetForms = [
  // Bahnhofstraße, Lange Straße, Dr.-Hans-Böckler-Str., goethestr
  `(?:${word}[ -]${joint}){0,4}(?:${lead})[\\p{L}]{2,30}${street}`,
  `(?:(?:${word}[ -]${joint}){0,3}${word})[ -]${street}`,
  `(?:(?:Stra(?:ß|ss)e|Str\\.) (?:des|der|am|zum|zur)|Platz de[rs]) (?:\\d{1,2}\\. )?\\p{Lu}\\p{L}{2,25}`,
  // Mühlenweg, Kaiser-Wilhelm-Ring, Alter Weg
  '\\p{Lu}[\\p{L}-]{2,40}(?:weg|platz|allee|gasse)',
  // schulgasse, fliederweg
  '\\p{Ll}[\\p{L}-]{2,40}(?:weg|allee|gasse|twiete|chaussee)',
  '(?:\\p{Lu}[\\p{L}.]{1,20}-){1,4}(?:Weg|Platz|Allee|Gasse|Ring|Damm|Ufer|Wall|Markt|Hof|Park|Stieg|Steig|Berg|Graben|Tor|Pfad|Chaussee|Promenade|Siedlung|Gässchen)',
  '(?!(?:Welche|Diese|Jede|Meine|Deine|Eure|Unsere|Keine|Eine|Ihre|Seine|Andere|Beide|Viele|Alle)[rn]? )\\p{Lu}\\p{L}{1,20}e[rn]? (?:Weg|Gasse|Allee|Chaussee|Markt|Wall|Graben|Damm|Kamp|Steig|Stieg|Pfad|Ufer|Anger)',
  '\\p{Lu}\\p{L}{2,25}(?:straat|laan|plein|gracht|gatan|vägen|gade|vej|veien)',
  '(?:\\p{Lu}\\p{L}{1,25}\\s){1,2}(?:utca|ulic[ae])',
  `(?:[Rr]ua|[Tt]ravessa|[Ss]trada|[Rr]ruga|[Uu]lice)\\s(?:d[aeo]s?\\s)?${title}(?:\\s${title}){0,2}`,
  `(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Bb]d|[Cc]hemin|[Ii]mpasse|[Rr]oute|[Qq]uai|[Pp]lace|[Aa]llée)\\s${particle}{0,2}${title}(?:\\s(?:${particle})?${title}){0,3}`,
  `(?:[Vv]iale|[Pp]iazza|[Cc]orso|[Vv]icolo|[Ll]argo|[Pp]iazzale)\\s${particle}?${title}(?:\\s${title}){0,2}`,
  `[Vv]ia\\s${particle}?(?!(?:Onleihe|Paypal|PayPal|Mail|E-?[Mm]ail|App|Libby|Over[Dd]rive|Whats|WLAN|Wlan|Bus|Online|Fernleihe|Internet|Web|Handy|Tel|Twitter|Insta|Zoom|Linie)(?!\\p{Ll}))${title}(?:\\s${title}){0,2}`,
  `(?:[Cc]alle|[Cc]/|[Aa]venida|[Aa]vda\\.?|[Pp]laza|[Pp]aseo|[Cc]arrera|[Rr]onda)\\s?${particle}?${title}(?:\\s(?:${particle})?${title}){0,3}`,
  `(?:[Uu]l\\.|[Uu]lic[aąyę]|[Aa]l\\.|[Aa]lej[aąi]|[Oo]s\\.|[Pp]l\\.)\\s?\\p{Lu}[\\p{L}.-]{1,25}(?:\\s\\p{Lu}[\\p{L}-]{1,25}){0,2}`,
  '(?:\\p{Lu}\\p{L}{1,25}\\s){1,3}(?:[Cc]ad(?:desi|\\.)|[Ss]ok(?:ak|ağı|\\.)|[Ss]k\\.|[Bb]ulvarı|[Mm]ah(?:allesi|\\.))(?:\\sNo\\s?:?)?',
  `(?:[Уу]л\\.|[Уу]лиц\\p{L}|[Вв]ул\\.|[Вв]улиц\\p{L}|[Пп]роспект\\p{L}?|[Пп]р-т|[Пп]ер\\.|[Пп]ереул\\p{L}{2,3}|[Пп]ровул\\p{L}{2,3}|[Бб]ульвар\\p{L}?|[Пп]лоща\\p{L}{1,2})\\s?\\p{Lu}[\\p{L}-]{1,25}(?:\\s[\\p{L}-]{2,25}){0,2}${cyrillicNumber}`,
  'شارع\\s\\p{L}{2,20}(?:\\s\\p{L}{2,20}){0,2}(?:\\sرقم)?',
].join('|');

/** Names that end like a street, and like other things and people as well. */
export const weakForms =
  '\\p{Lu}[\\p{L}-]{2,40}(?:kamp|stieg|steig|ufer|damm|wall|graben|ring|brink|hain|anger|horst|busch|pfad|siedlung|promenade|zeile|hang|grund|feld|berg|bruch|winkel|hof|bogen|markt|park|twiete|chaussee)';

/** Any name of up to three words; what follows must say that it is a street. */
export const anyName = `${word}(?:[ -]${word}){0,2}`;

/** Number first, as in Britain and France ("12 High Street", "5 bis rue des Lilas"). */
export const streetsAfterNumber = `(\\d{1,4}[a-zA-Z]?,?\\s(?:(?:\\p{Lu}[\\p{L}'’.]{1,20}\\s){1,3}(?:Street|Road|Rd|Avenue|Ave|Lane|Drive|Close|Crescent|Gardens|Terrace|Way|Square|Court|Boulevard|Grove|Hill)(?!\\p{L})|(?:[a-z]{3,20}\\s){1,2}(?:street|road|avenue|lane)(?!\\p{L})|(?:(?:bis|ter),?\\s)?(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Bb]d|[Cc]hemin|[Ii]mpasse|[Rr]oute|[Qq]uai|[Pp]lace|[Aa]llée)\\s${particle}{0,2}${title}(?:\\s(?:${particle})?${title}){0,3}))`;

/** Number first, and a street whatever else is said ("5 rue des Acacias"). */
export const ruesAfterNumber = `(\\d{1,4}[a-zA-Z]?,?\\s(?:(?:bis|ter),?\\s)?(?:rue|avenue|boulevard|chemin|impasse|allée|quai)\\s${particle}{0,2}${title}(?:\\s(?:${particle})?${title}){0,3})`;

const small =
  "(?:Am|An der|An den|Auf dem|Auf der|Auf den|Auf'm|Im|In der|In den|In dem|Zum|Zur|Zu den|Unter den|Unter der|Hinter der|Hinter dem|Hinter den|Vor dem|Vor der|Vor den|Bei der|Bei den|Beim|Neben der|Über der|Ob der|Oberm|Unterm|Hinterm|Vorm)";
/** "Zum ", "An den ": in front of a street they are part of its name. */
export const leadingSmall = lean(`(?<![\\p{L}\\d])${small}\\s$`, 'u');
const anyCase = (source: string) => source.replace(/\p{Lu}/gu, (letter) => `[${letter}${letter.toLowerCase()}]`);

/** Names that may be a street, and need something that says so beside them. */
export const lanes = [
  '\\p{Ll}{2,20}e[rn]? (?:weg|gasse|allee|stra(?:ß|ss)e|str\\.?)',
  `${anyCase(small)}\\s(?:\\p{L}{2,20}(?:e[nrms]?|n)\\s)?\\p{Lu}[\\p{L}-]{2,30}(?:\\s\\p{Lu}[\\p{L}-]{2,30})?`,
  `${anyCase(small)}\\s(?:\\p{L}{2,20}(?:e[nrms]?)\\s)?\\p{L}[\\p{L}-]{2,30}`,
  '\\p{L}[\\p{L}-]{2,40}(?:weg|platz|allee|gasse|ring|damm|ufer|hof|markt|berg|wall|graben|tor|tore|steig|stieg|pfad|park|feld|kamp|bach|hang|höhe|winkel|garten|gärten|wiese|wiesen|brink|busch|heide|bogen|chaussee|siedlung|hain|twiete|anger|bühl|eck|ecke|blick|tal|grund|teich|brücke|mühle|dorf|au|aue|horst|holz|promenade|zeile|steg|brunnen|burg|stein|loh|acker|wald)',
  // Kirchpl.; of a book or a sentence one says "Expl.", "Bspl."
  '\\p{L}[\\p{L}-]{2,40}(?<!ex|exem|bs|beis)pl\\.',
].join('|');

/** Words of living somewhere, in the languages of the patrons. */
export const homeWords =
  '(?:[Ww]ohn\\p{L}{0,8}|[Aa]dr\\.|[Ss]traße:|[Aa]nschrift|\\p{L}{0,12}[Aa]dresse|[Uu]mgezogen|[Uu]mzug|[Hh]ausnummer|[Zz]iehe[n]?|gezogen|[Ll]ebe|[Zz]u ?[Hh]ause|[Gg]emeldet|[Aa]ddress|[Ll]ive|[Mm]oved|[Aa]dres\\p{L}{0,8}|[Dd]irección|[Vv]ivo|[Vv]ivimos|[Ii]ndirizzo|[Aa]bito|[Hh]abite|[Dd]éménag\\p{L}{1,4}|[Mm]udad[oa]|[Tt]rasferit[oaie]|[Pp]rzeprowadzi\\p{L}{1,4}|[Tt]aşındı\\p{L}{0,2}|[Пп]ерее(?:хал|зжа)\\p{L}{0,3}|[Пп]ереїха\\p{L}{1,3}|[Dd]emeurant|[Mm]ieszkam|[Zz]amieszka\\p{L}{0,6}|[Oo]turuyor\\p{L}{0,4}|[Аа]дрес\\p{L}{0,3}|[Жж]иву|[Пп]рожива\\p{L}{0,4}|[Мм]ешкаю|عنوان\\p{L}{0,3}|أسكن|اسكن|schickt? (?:es )?(?:an|nach)|[Bb]rief an)';

/** Said of what is brought or sent home; in front of a street only, as lists and volumes are sent as well. */
export const deliveryWords =
  '(?:[Rr]echnung(?:en)?|[Bb]rief|[Pp]ost|[Pp]aket|[Pp]äckchen|[Mm]ahnung(?:en)?|[Ll]iefer\\p{L}{0,5}|[Zz]ustell\\p{L}{0,5}|[Ss]chick(?:en|t)|[Gg]eschickt|[Bb]ring(?:en|t)|[Zz]ugezogen|invoice|parcel|letter|send|deliver)\\s[^\\d.!?]{0,25}(?:an|nach|in|to)';
