/** What ends like a street, or stands where one might, and is none. */
import { lean } from './lean-pattern.ts';

/** What stands in front of an ending where the whole is a place, a thing or a town that has numbers of its own. */
const compounds: Readonly<Record<string, string>> = {
  platz:
    'sitz|arbeits|lern|park|stell|spiel|steh|schlaf|lese|pc-?|computer-?|internet-?|abstell|steck|studien|kita|listen|warte|tabellen|bildschirm|gruppen|camping|zelt|sport|bolz|kinder|start|speicher|fahrrad|behinderten|frei|haupt|schul|rund|rechts|liege|einzel|tisch|fenster|treff|kurs|neben|schalt|post|dienst|wohn|einkaufs|bus|unter|stamm|lager|ausbildungs|betreuungs|praktikums|trainings|messe|fest',
  weg: 'heim|rück|um|hin|fuß|rad|aus|rund|wander|dienst|rechts|rettungs|geh|jakobs|lehr|pilger|flucht|instanzen|beschwerde|büro|kita|neben|vertriebs|mittel|bus|arbeits|schul|such|verkehrs|liefer|transport|zahlungs|post|kreuz|durch|zu|ab|schlicht|vor|kurz|gerade|halb|hinter|glatt|rein|des|lösungs|bildungs|fahr|unter|über',
  gasse: 'rettungs|sack|einkaufs',
};
/** The same of the endings that need a capital, and that more than streets have. */
const weakCompounds: Readonly<Record<string, string>> = {
  feld: '\\p{L}*(?:text|spiel|eingabe|such|fußball|daten|pflicht|formular|zahlen|ziel|adress|namens|auswahl|karten|minen)|um|mittel|vor|biele|kre|mans|hers|coes|saal|als|lichten|green',
  hang: 'an|vor|zusammen|aus|um|über|ab|duschvor',
  ring: '\\p{L}*(?:train|monito|enginee|sponso)|coachi|clea|sha|sco|tuto|mento|sp|st|du|he|boa|bo|explo|off|ohr|ehe|box|schlüssel|rettungs|finger|schwimm|dichtungs|nürburg|hockenheim',
  ufer: '\\p{L}*(?:lä|kä|sä|tä|prü|anr|ber|ausr|zur)',
  wall: 'fire|kra|corn|rock|stone',
  steig: 'bahn|bus|bürger|klapp',
  stieg: 'ein|aus|ab|auf|an|um|quer|wiederein',
  graben: 'schützen|aus|be|ein|um|ver|unter|ab',
  anger: 'str|r|d|ch|exch|schw',
  pfad: 'lern|datei|lehr|barfuß|natur|such|klick|trampel|wander|kletter|baumwipfel|erlebnis|rätsel|ordner|kriegs|lese|karriere',
  siedlung: 'an|be|um|aus|zer',
  zeile:
    'kopf|fuß|betreff|schlag|zwischen|text|code|befehls|such|adress|leer|status|menü|tabellen|unter|titel|lied|gedicht|vers',
  grund: '\\p{L}*(?:hinter|unter|vorder|ungs|fehler|sperr|mahn)|beweg|ab|meeres|hindernis|ausschluss',
  berg: 'nürn|heidel|bam|frei|witten|königs|württem|starn|arns|hom|am|ravens|lem|sprem|anna|schnee|lands|kron|spiel|stern|straus|vorarl|kreuz|schöne|lichten|gold|wallen|bloom|zauber|bücher|eis|schulden|wäsche|müll|akten|matter|habs|falken',
  bruch:
    '\\p{L}*(?:ein|ab|aus|zusammen|durch|um|auf|rohr)|bein|arm|knochen|ehe|tage|schiff|vertrags|stein|regel|friedens|medien',
  winkel: '\\p{L}*(?:blick|lese|spiel|kinder|medien|schreib|leser|kuschel|neigungs|steigungs)|best',
  hof: '\\p{L}*bahn|fried|schul|innen|bauern|gast|gerichts|reiter|pony|pferde|bio|bau|recycling|wertstoff|hinter|immen|park|pausen',
  bogen: '\\p{L}*(?:frage|ungs)|regen|ellen|antrags|arbeits|melde|test|noten|rätsel|geigen|druck',
  markt:
    '\\p{L}*(?:floh|weihnachts)|super|bücher|bau|arbeits|stellen|kinder|trödel|advents|oster|garten|getränke|bio|wochen|antik|kleider|technik|jahr|schwarz|finanz|immobilien|wohnungs|frühlings|herbst|töpfer|handwerker|media|spielzeug|fach|drogerie|verbraucher|elektro|bauern|tausch|mittelalter|den',
  park: '\\p{L}*(?:freizeit|tier|spiel)|skate|national|fuhr|kletter|wind|solar|bike|wild|vergnügungs|themen|trampolin|maschinen|wasser|dino',
};

const anyOf = (all: Readonly<Record<string, string>>) =>
  Object.entries(all)
    .map(([ending, fronts]) => `(?:${fronts})-?${ending}`)
    .join('|');
/** Places that end like a street and are none, unless somebody lives there. */
export const noStreet = lean(`^(?:${anyOf(compounds)})`, 'iu');
export const noWeakStreet = lean(`^(?:${anyOf(weakCompounds)})(?!\\p{L})`, 'iu');

/** Things that carry numbers and stand where a street might. */
export const noName =
  /(?:^|[\s-])(?:\p{L}{0,12}(?:regal|raum|zimmer|gleis|band|kapitel|linie|seite|fach|ebene|etage|stock(?:werk)?|tisch|computer|gruppe|klasse|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|nummer|ausweis|karte|signatur|heft|folge|staffel|ausgabe|auflage|version|woche|kasse|schalter|saal|abteilung|reihe|stufe|fehler|code|artikel|absatz|drucker|automat|monat|fall|level|test|film)|(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|teil|bd\.?|bus|bahn|(?<!-)platz|s|og|pc|tür|tel\.?|konto|uhr|tag|jahr|alter|halle|haus|schnitt|moment|durchschnitt|internet|netz|katalog|bestand|app|liste|ende|anfang|wochenende|vormittag|nachmittag|abend|morgen|mittag|schluss|umkreis|pin|isbn|position|plus|minus|kreis|sommer|winter|herbst|frühjahr|frühling|zug|ice|rückgabe|vergleich|übrigen|mal|rang|stand|stande|gesamt|zwischen|preis|wert|betrag|set|paket|\p{L}{0,12}(?:liste|frage|punkt|schritt|menü|übung|aufgabe|kurs|gate|terminal|block|bild|spalte|position|theke|lektion|formular|anlage|szene|runde|saison|semester|jahrgang|schuljahr|größe|modell)))\s{0,2},?\s{0,2}(?:nr\.?\s?)?\d[^\p{L}]{0,10}\p{L}?$/iu;
