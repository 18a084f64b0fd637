/** Whether a question is about a library that is none of ours: "the library in Cologne", "Zweigstelle Süd". */
import { branchesNamed } from './asked-about.ts';
import { daysAsked } from './day-asked.ts';
import { words } from './features.ts';
import type { LibrarySettings } from './library.ts';

const house =
  '(?:\\p{L}*(?:b[üu]e?cherei|bibliothek|zweigstelle|filiale|au(?:ß|ss)enstelle)|bib|library|branch|biblioteca|bibliothèque|biblioteka|kütüphane\\p{L}*)';
/** A name as people write it: "Köln", "Bad Ems", "St. Ingbert". */
const name = '(\\p{Lu}[\\p{L}-]+)';
/** What may be written small behind "Zweigstelle": parts of a town. */
const part =
  '((?:süd|sued|nord|ost|west|mitte|südost|südwest|nordost|nordwest|altstadt|neustadt|south|north|east|west)(?:stadt|viertel)?)';
/** The largest German cities, but those that are also other words ("essen"): these are known in small letters. */
const cities =
  '(berlin|hamburg|m[üu]e?nche?n|munich|k[öo]e?ln|cologne|frankfurt|stuttgart|d[üu]e?sseldorf|leipzig|dortmund|bremen|dresden|hann?over|n[üu]e?rnberg|nuremberg|duisburg|bochum|wuppertal|bielefeld|bonn|m[üu]e?nster|mannheim|karlsruhe|augsburg|wiesbaden|m[öo]e?nchengladbach|gelsenkirchen|aachen|braunschweig|kiel|chemnitz|magdeburg|freiburg|krefeld|mainz|l[üu]e?beck|erfurt|oberhausen|rostock|kassel|hagen|potsdam|saarbr[üu]e?cken|hamm|ludwigshafen|oldenburg|m[üu]e?lheim|osnabr[üu]e?ck|leverkusen|darmstadt|heidelberg|solingen|regensburg|herne|paderborn|neuss|ingolstadt|offenbach|f[üu]e?rth|ulm|w[üu]e?rzburg|heilbronn|pforzheim|wolfsburg|g[öo]e?ttingen|bottrop|reutlingen|koblenz|erlangen|remscheid|trier|recklinghausen|jena)';
const kind = '(?:(?:[Cc]ity|[Pp]ublic|[Cc]entral|[Mm]ain)\\s+)?';
const after = (words: string, place: string, flags = 'gu') =>
  new RegExp(`(?<![\\p{L}])${words}\\s+${place}(?![\\p{L}])`, flags);
const patterns = [
  after(
    '(?:[Zz]weigstelle|[Ff]iliale|[Aa]u(?:ß|ss)enstelle|[Ss]tadtteil(?:b[üu]e?cherei|bibliothek)?|[Bb]ranch|[Ll]ibrary)(?:\\s+(?:in|im|at|of))?',
    name,
  ),
  after(
    '(?:zweigstelle|filiale|au(?:ß|ss)enstelle|stadtteil(?:b[üu]e?cherei|bibliothek)?)(?:\\s+(?:in|im))?',
    part,
    'giu',
  ),
  after(
    `${house}\\s+(?:in|en|à|w)`,
    '(?!der|den|dem|die|das|the|meine|eine|eure|unsere|ihre|la|el)(\\p{L}{3,})',
    'giu',
  ),
  // In small letters it may be anything else: "bücherei geschlossen".
  after('(?:\\p{L}*(?:[Bb][üu]e?cherei|[Bb]ibliothek)|[Uu]ni-?[Bb]ib|[Bb]iblioteca|[Bb]ibliothèque)', name),
  after(
    '(?:[Hh]abt ihr|[Ss]eid ihr|[Hh]aben Sie|[Ss]ind Sie|[Aa]re you(?: open)?|[Dd]o you open)(?: auch| also)? in',
    name,
  ),
  new RegExp(`(?<![\\p{L}])${part}\\s+(?:branch|library)(?![\\p{L}])`, 'giu'),
  new RegExp(`(?<!\\p{L})[Tt]he\\s+${name}\\s+${kind}[Ll]ibrary(?!\\p{L})`, 'gu'),
  after(`(?:${house}|öffnungszeiten|opening hours)(?:\\s+(?:in|of|von|für|for|(?:in )?der stadt))?`, cities, 'giu'),
  after('(?:habt ihr|seid ihr|haben sie|sind sie|are you(?: open)?|do you open)(?: auch| also)? in', cities, 'giu'),
  // Whoever comes from there asks of us.
  new RegExp(`(?<!\\p{L})(?<!(?:aus|nach|in|from|to)\\s)${cities}(?:er)?\\s+${kind}${house}(?!\\p{L})`, 'giu'),
];
const others =
  "(?:b[üu]e?rger(?:amt|b[üu]e?ro|service)|rathaus|standesamt|finanzamt|stra(?:ß|ss)enverkehrsamt|post(?:amt|filiale|stelle)?|bank|sparkasse|(?:wochen|super|weihnachts|floh)markt|caf[eé]|restaurant|b[äa]e?ckerei|apotheke|\\p{L}*praxis|\\p{L}*(?:hallen|frei|schwimm)bad|museum|zoo|tierpark|kino|kirche|schule|kita|volkshochschule|vhs|musikschule|\\p{L}*(?:archiv|parkhaus|garage|theater|schwimmhalle|stadthalle|behörde|tankstelle)|uni(?:versitäts)?-?bib(?:liothek)?|zulassungsstelle|jobcenter|frisör|friseur|kiosk|mensa|krankenhaus|oper|sauna|recyclinghof|wertstoffhof|town hall|city hall|post office|citizens[’']? office|(?:farmers[’']? |christmas )?market|supermarket|pharmacy|swimming pool|cinema|theat(?:re|er)|car park|parking garage|bakery)";
/** What opens is somebody else's: "Hat die Post am Samstag auf?", "Öffnungszeiten Bürgeramt". */
const opensElsewhere = new RegExp(
  `(?<!\\p{L})(?:(?:hat|ist|macht|öffnet|schlie(?:ß|ss)t|is|does) (?:(?:das|die|der|the) )?|(?:öffnungszeiten|opening hours)(?: (?:von|vom|der|des|of|for))?(?: (?:der|dem|the))? |^(?=[^.,!?]* (?:auf|offen|geöffnet|zu|öffnungszeiten|open|closed|opening hours)(?!\\p{L})))${others}s?(?!\\p{L})(?![^.!?]*(?<!\\p{L})(?:ihr|euch|bei ihnen|b[üu]e?cherei|bibliothek|you|library)(?!\\p{L}))`,
  'iu',
);
/** Says where that is, and asks nothing of us. */
const besideUs =
  /(?<!\p{L})(?:neben|gegen[üu]e?ber(?: von)?|vor|hinter|nahe|next to|near|opposite|behind) (?:der|eurer|ihrer|the|your) \p{L}*(?:b[üu]e?cherei|bibliothek|library)(?!\p{L})/giu;
/** Behind "in" and "Zweigstelle" too, and no places: parts of the house and of the year, and ways of doing something. */
const noPlaces =
  /^(?:(?:zentral|haupt|stadt|kinder|jugend|musik|zweig|lese|lern|gruppen|medien)\p{L}*|zentrum|stadtmitte|innenstadt|b[u]?cherei\p{L}*|bibliothek\p{L}*|bib|library|filiale\p{L}*|branch\p{L}*|haus|hause|nahe|umgebung|stadtteil|ort|deutschland|germany|europa|nrw|deutsch|englisch|english|german|farbe|ruhe|zukunft|kurze|betrieb|planung|urlaub|raum|regal|stock|etage|erdgeschoss|katalog|internet|moment|augenblick|anschluss|normalfall|allgemeinen|lockdown|advent|monat|jahr|woche|ferien|advent\p{L}*|\p{L}*ferien|\p{L}*zeit(?:en)?|\p{L}*tage?n?|\p{L}*woche|\p{L}*(?:pause|ung(?:en)?|team|leihe|gabe|kasten|automat|dienst|service|verkauf|fest|kurse?)|geschlossen|geoffnet|abends|nachmittags|vormittags|mittags|fruhjahr|fruhling|sommer|herbst|winter|corona|karneval|fasching|bezug|verbindung|adress\p{L}*|telefon\p{L}*|parkpl\p{L}*|offnung\p{L}*|wlan|opening|hours|open|closed|phone|address|mitte|which|person|time|town|general|summer|spring|autumn|city|public|central|main|municipal|local|new|old|music)$/u;

/**
 * Whether a text asks about a place that is none of ours, and names none of ours but to say where it is. Whoever lives
 * elsewhere asks about us.
 */
export function asksOfOtherPlace(
  text: string,
  { branches, city, name }: Pick<LibrarySettings, 'branches' | 'city' | 'name'>,
  today: string,
): boolean {
  if (opensElsewhere.test(text.replace(besideUs, ' '))) return true;
  // Other towns have a "Central Library", too.
  const byName = branches.map((each) => ({ ...each, alsoCalled: [] }));
  if (branchesNamed(text, byName).length > 0) return false;
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, place = '']) => words(place)));
  if (found.length === 0) return false;
  const { said, unread } = daysAsked(text, today);
  const ours = new Set(words(`${city} ${name} ${branches.map((each) => `${each.name} ${each.address}`).join(' ')}`));
  const days = words(`${said ?? ''} ${unread ?? ''}`);
  return found.some(([word = '']) => word !== '' && !ours.has(word) && !days.includes(word) && !noPlaces.test(word));
}

const whereabouts =
  '(?:\\p{L}*(?:keller|geschoss|stock|stockwerk|etage|foyer|eingang\\p{L}*|treppenhaus|treppe|flur|hof|garten|aufzug|lift|fahrstuhl|lesesaal|toiletten?|klo|wc|theke|tresen|platz|strasse|gasse|weg|raum|saal|garage|parkplatz|regal)|basement|cellar|floor|lobby|entrance|stairs|staircase|hallway|elevator|courtyard|toilets?|restrooms?|desk|square|street|room|garage|car park|shelf)';
const directions =
  '(?:ganz |weiter )?(?:oben|unten|hinten|vorne?|links|rechts|draussen|drinnen)|upstairs|downstairs|outside|inside';
const place = new RegExp(
  `^(?:(?:hier|dort|da|here|down|up|${directions}) ){0,3}(?:(?:im|in|am|an|auf|bei|beim|vor|vorm|hinter|hinterm|neben|unter|on|at|near|behind|by|next to)(?: (?:the|der|dem|die|den))?(?: \\p{L}+| \\d+)? ${whereabouts}(?: \\d+)?|(?:${directions})|(?:bei|neben|hinter|by|near|behind|next to) (?:den|der|dem|the) \\p{L}+)$`,
  'u',
);

/** Whether a text only says where, as in reply to a question: that asks for nothing. */
export const onlySaysWhere = (text: string): boolean => place.test(words(text).join(' '));
