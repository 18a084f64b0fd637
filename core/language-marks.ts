/** What gives a language in Latin script away: its small words, words of library life, letters and word parts. */

export interface LanguageMarks {
  /** Whole words, in lower case, separated by blanks. */
  words: string;
  /** Letters and signs that hardly another of these languages has. */
  letters: RegExp | null;
  /** Beginnings, ends and letter groups of its words. */
  parts: RegExp;
}

/** Ordered by how often the language is met; the first wins a tie. */
export const languageMarks: Readonly<Record<string, LanguageMarks>> = {
  de: {
    words: `der die das den dem des ein eine einen einem einer eines kein keine keinen und oder aber denn weil dass daß wenn als
      ob ist sind war waren bin bist seid sein hat habe haben hab habt hatte hätte wird werden wurde würde kann kannst können könnt
      könnte könnten konnte muss muß müssen soll sollte darf dürfen will wollen wollte möchte möchten mag ich du er sie es wir ihr
      mich dich mir dir uns euch ihnen ihm ihn mein meine meinen meiner dein deine euer eure euren unser unsere nicht nichts
      nie nur noch schon auch mal doch ja nein bitte danke hallo moin servus tschüss wie wo was wer wann warum wieso weshalb welche
      welcher welches wieviel viel viele mit ohne für fuer von vom zu zum zur bei beim nach aus auf an am im ins über ueber unter
      vor seit bis gegen durch um ab hier da dort heute morgen gestern immer wieder jetzt gerade gibt gibts geht gehts klappt
      geöffnet geschlossen offen zu öffnungszeiten bücherei buecherei bibliothek buch bücher buecher ausweis karte leihen
      ausleihen ausleihe verlängern verlängerung vormerken vormerkung gebühr gebühren mahnung rückgabe abgeben zurückgeben konto
      passwort kostet kosten euro uhr montag dienstag mittwoch donnerstag freitag samstag sonntag feiertag kinder lesung drucken
      kopieren raum platz termin anmelden anmeldung verloren gefunden liegen vergessen gesperrt ausgeliehen reserviert
      guten tag abend moin liebe lieber liebes team gruß grüße viele vielen dank super toll schön leider echt ganz sehr so
      einfach überhaupt eigentlich irgendwie finde findet suche sucht brauche habts sagt mehr weniger alle alles jemand man sich
      dann wenns gegenüber leute schade frage wegen läuft steht funktioniert ned net isch nen ne n nix dat wat is nich hi hey ma isses haste gibs wär wäre guck mach macht machen lesen app`,
    letters: /[äßÄ]/g,
    parts:
      /sch|tz\b|ck|pf|ung\b|ungen\b|keit\b|heit\b|lich|isch\b|\bge\w+t\b|\bver\w|\bzu\w{3}|\baus\w{3}|\bauf\w{3}|ei[nst]|icht|ieren\b|cht|[bdfgklmnprst]en\b|äu|üc|öf|ü[hs]/g,
  },
  en: {
    words: `the a an and or but because that this these those there is are was were be been am i you he she it we they me him her us
      them my your his its our their not no yes please thanks thank hello hi hey dear how where what who when why which much many
      with without for from to at in on of by about after before until since do does did done have has had can could would
      will should must may might get got any some if then than as so just also too very really here today tomorrow yesterday now
      open opening hours closed close library libraries book books card loan loans borrow return renew renewal reserve fee
      fees fine fines overdue account password lost found left printer print room rooms seat week day monday tuesday wednesday thursday
      friday saturday sunday children kids don't doesn't can't i'm it's i've you're didn't isn't won't cant dont im ive
      great nice love good morning evening afternoon still need want know like someone anybody anyone is cannot never always again
      out up into over more most other only own same down off back work working works help find look looking there's what's sign join every everyone ever best worst happy new year service time times tell says say said good well okay right wrong all both
      let made make long first last next people thing things long late early free yet though while where's`,
    letters: null,
    parts: /th|wh|ght|ing\b|ould\b|ee|oo|\w'(?:s|t|m|ve|re|ll|d)\b|ck\b|ly\b|tion\b|\w(?:ed|ow|ey|ay)\b|sh\b|ea/g,
  },
  tr: {
    words: `bir bu şu ve veya ama için ile mi mı mu mü var yok ne nasıl nerede nereden zaman kaç kim neden niçin hangi ben sen biz siz
      onlar bana sana bize size benim senin bizim sizin değil evet hayır lütfen merhaba selam teşekkürler teşekkür ederim
      çok daha en gibi kadar sonra önce bugün yarın dün şimdi kütüphane kütüphaneye kütüphanede kütüphaneniz kitap kitabı kitapları
      kitaplar kitabımı açık kapalı saat saatleri saatte kart kartı kartımı kartım üye üyelik ücret ücreti ödünç iade süre süresi
      uzatma uzatmak uzatabilir istiyorum istiyoruz olur oluyor olarak almak aldım miyim mıyım musunuz mısınız misiniz
      müsünüz nedir şifre şifremi unuttum kaybettim çocuk çocuklar günü pazar pazartesi cumartesi hafta yeni her hiç şey
      iyi günler kolay gelsin acaba günaydın akşamlar yardım nereye burada orada benimle`,
    letters: /[ğşıİĞŞ]/g,
    parts:
      /l[ae]r\b|l[ae]r[ıi]\w*|[ıiuü]yor\w*|m[ae]k\b|[dt][ae]n?\b|[ıiuü]m[ıiuü]z\b|[ıiuü]n[ıiuü]z\b|abilir|ebilir|y[ae]\b|[ck]a\b|çin|üz|ıl/g,
  },
  es: {
    words: `el la los las un una unos unas y o pero porque que qué de del al a en con sin para por sobre hasta desde es son está están
      estoy era fue ser estar hay tiene tienen tengo tenéis tienes ha han he puedo puede pueden podría quiero quiere quisiera
      necesito me te se nos os le les lo mi mis tu tus su sus nuestro yo tú él ella usted ustedes nosotros no sí muy más menos
      también ya aquí hoy mañana ayer cómo como dónde donde cuándo cuando cuánto cuánta cuántos cuál quién gracias hola buenos
      buenas días tardes noches favor biblioteca libro libros tarjeta carné carnet préstamo préstamos prestado renovar devolver
      reservar abierta abierto abren abrís cierra cerrado cerrada horario horarios cuenta contraseña perdido niños sábado domingo
      lunes martes miércoles jueves viernes imprimir multa cuesta este esta estos ese eso algo alguien nadie todo todos hacer saber`,
    letters: /[ñ¿¡]/g,
    parts:
      /ción\b|ciones\b|[aei]r\b|mente\b|dad\b|\w[ao]s\b|ll|rr|ue|ie[nr]|í|ó\b|é\b|qu[eé]|ado\b|ido\b|ando\b|iendo\b/g,
  },
  fr: {
    words: `le la les un une des du de d l et ou mais parce que qui quoi dont à au aux en dans avec sans pour par sur sous chez jusque
      depuis est sont suis es êtes sommes était être avoir a ai as avez avons ont fait faire peut peux pouvez puis pourrais
      voudrais veux faut je tu il elle on nous vous ils elles me te se moi toi lui leur leurs mon ma mes ton ta tes son sa ses notre
      nos votre vos ce cet cette ces ça c'est ne pas plus non oui très bien aussi ici aujourd'hui demain hier comment où quand
      combien quel quelle quels quelles pourquoi merci bonjour bonsoir salut svp s'il plaît bibliothèque médiathèque livre livres
      carte prêt prêts emprunter emprunt rendre renouveler prolonger réserver réservation ouvert ouverte ouvre ouvrez fermé fermée
      ferme horaires heures compte mot passe perdu perdue oublié enfants samedi dimanche lundi mardi mercredi jeudi vendredi
      imprimer amende est-ce qu'est-ce j'ai n'ai y jour jours toujours encore déjà`,
    letters: /[èêëçœùîûÈÊÇ]/g,
    parts:
      /eau|oi|ou[rs]?|eux\b|tion\b|ment\b|é[es]?\b|ez\b|[aeiou]ille|qu[eio']|\b[cdjlmnst]['’]\w|ai[st]\b|ent\b|que\b|ier\b/g,
  },
  it: {
    words: `il lo la i gli le un uno una e o ma perché che chi di del della dei delle dello a al alla alle ai in nel nella con senza per
      da dal dalla su sul sulla tra fra è sono sei siete siamo era essere avere ho hai ha abbiamo avete hanno posso puoi può potete
      possono potrei vorrei voglio devo mi ti si ci vi lo gli mio mia miei mie tuo tua suo sua nostro vostro vostra io tu lui lei noi
      voi loro non sì no molto più meno anche già qui qua oggi domani ieri come dove quando quanto quanti quale quali cosa
      c'è grazie ciao salve buongiorno buonasera favore biblioteca libro libri tessera prestito prestiti prendere rinnovare
      rinnovo restituire prenotare aperta aperto aperti aprite apre chiude chiusa chiuso orari orario password dimenticato
      perso persa bambini sabato domenica lunedì martedì mercoledì giovedì venerdì stampare multa costa questo questa fare
      ancora sempre tutto tutti qualcuno`,
    letters: null,
    parts:
      /zion[ei]\b|gl[i]|gn[aeio]|[aeio]to\b|[aei]re\b|mente\b|cch|zz|tt[aeio]\b|ss[aeio]\b|[ìòù]\b|à\b|\w[^aeiou][io]\b|ch[ei]/g,
  },
  pl: {
    words: `i oraz lub albo ale bo ponieważ że żeby czy jak gdzie kiedy ile kto co dlaczego który która które jest są był była było być
      mam masz ma mamy macie mają mogę można może możecie chcę chciałbym chciałabym muszę trzeba ja ty on ona my wy oni mnie mi
      ci się go jej ich mój moja moje swój nie tak nic już jeszcze też tylko bardzo tutaj tu dziś dzisiaj jutro wczoraj teraz
      proszę dziękuję dzięki dzień dobry cześć witam do od z ze w we na po za dla przy przez pod bez o u to ten ta te tego
      biblioteka bibliotece biblioteki bibliotekę książka książki książkę książek karta karty kartę konto konta wypożyczyć
      wypożyczenie oddać zwrócić przedłużyć zarezerwować rezerwacja otwarta otwarte otwarcia czynna czynne zamknięta godziny
      godzinach hasło zapomniałem zapomniałam zgubiłem zgubiłam dzieci sobota sobotę niedziela niedzielę poniedziałek kosztuje
      opłata drukować jakie jakieś`,
    letters: /[ąęłńśźżĄĘŁŚŻ]/g,
    parts: /cz|sz|rz|dz|[śćż]|ie\b|[oe]wa|nia\b|nie\b|\wy\b|ów\b|ych\b|ego\b|ej\b|\wać\b|ki\b|wy|prz|wsz/g,
  },
  nl: {
    words: `de het een en of maar want dat dit deze die is zijn was waren ben bent heeft heb hebben hebt had kan kunt kunnen kun mag
      moet wil willen zou zouden ik jij je u hij zij wij we jullie mij jou ons hen hun mijn jouw uw onze niet niets geen nog al ook
      wel graag hoe waar wat wie wanneer waarom welke hoeveel met zonder voor van naar bij uit op aan te tot om over na hier daar
      vandaag morgen gisteren nu bedankt dank hallo goedemorgen bibliotheek boek boeken lenen verlengen terugbrengen open
      gesloten openingstijden pas kosten zaterdag zondag maandag dinsdag woensdag donderdag vrijdag`,
    letters: null,
    parts: /ij|oe|aa|uu|\bge\w+d\b|heid\b|lijk|tje\b|sch[aeo]|ee[nlrt]|oo[rkdt]|ui/g,
  },
  pt: {
    words: `o a os as um uma uns umas e ou mas porque que de do da dos das no na nos nas ao à em com sem para por sobre até desde é são
      está estão estou era foi ser estar tem têm tenho há pode posso podem poderia quero queria preciso me te se nos lhe meu minha
      meus minhas seu sua nosso eu você vocês ele ela eles não sim muito mais menos também já aqui hoje amanhã ontem como onde
      quando quanto qual quem obrigado obrigada olá oi bom boa dia tarde noite favor biblioteca livro livros cartão empréstimo
      renovar devolver reservar aberta aberto abre fecha fechado horário conta senha perdi crianças sábado domingo`,
    letters: /[ãõÃÕ]/g,
    parts: /ção\b|ções\b|ão\b|nh|lh|[aei]r\b|mente\b|dade\b|ou\b|ei\b|ç/g,
  },
  ro: {
    words: `și si sau dar că ca în in la de pe cu fără pentru din este sunt e era fi am ai are avem aveți au pot poate puteți vreau
      trebuie eu tu el ea noi voi ei mă te se ne vă îmi meu mea mele nu da mai foarte aici azi astăzi mâine ieri cum unde când
      cât ce cine care mulțumesc bună ziua salut vă rog biblioteca biblioteca carte cărți cartea card împrumut returna prelungi
      deschis deschisă închis program cont parola copii`,
    letters: /[țșăȚȘĂţ]/g,
    parts: /ul\b|ului\b|lor\b|[aei]sc\b|[âî]|eaz[ăa]|iun[ei]\b|ește\b/g,
  },
};
