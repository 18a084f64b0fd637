/** What is said in the gallery, in both languages; the German has the longest words that a library may meet. */
import type { StaffLanguage } from '../../core/words.ts';

const german = {
  asked: 'Habt ihr am Samstag in der Zentralbibliothek geöffnet, und kann ich dort auch meinen Ausweis verlängern?',
  also: 'Und wie lange am Sonntag?',
  before: 'Kann ich die Bücher auch in der Zweigstelle Mühlenbach zurückgeben?',
  answeredBefore: 'Ja, das geht in jedem Haus während der Öffnungszeiten.',
  draft:
    'Ja, am Samstag ist die Zentralbibliothek von 10 bis 15 Uhr geöffnet. Ihren Ausweis verlängern Sie an der Theke.',
  other: 'Am Wochenende öffnet nur die Zentralbibliothek: samstags von 10 bis 15 Uhr.',
  interim: 'Danke für Ihre Frage. Wir fragen im Haus nach und antworten Ihnen hier, sobald wir es wissen.',
  corrected: 'Entschuldigung, richtig ist: Am Samstag ist die Zentralbibliothek nur bis 14 Uhr geöffnet.',
  longAsked:
    'Guten Tag, in der Donaudampfschifffahrtsgesellschaftsbibliothek sagte man mir, das Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz gebe es nur bei Ihnen.\nStimmt das? https://katalog.buecherei-birkenrath.example/suche?titel=Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung&seite=2',
  longDraft:
    'Guten Tag, beide Bände der „Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung“ stehen im Magazin der Zentralbibliothek. Bestellen Sie sie im Katalog über „Magazinbestellung“; nach etwa zwei Stunden liegen sie an der Theke im Erdgeschoss für Sie bereit. Viele Grüße!',
  wifi: [
    'Geht bei Ihnen das WLAN in der Zentralbibliothek gerade auch nicht?',
    'WLAN kaputt???',
    'Seit heute Morgen lande ich immer wieder auf der Anmeldeseite, obwohl ich Ausweisnummer und Geburtsdatum richtig eingebe und das Internetnutzungsbedingungseinverständniskästchen angekreuzt habe.',
    'Hallo, kein Internet im Lesesaal.',
    'Wann geht das WLAN wieder?',
    'Was ist mit dem WLAN?',
    'WLAN geht nicht',
    'Ich komme nicht ins Netz',
  ],
  wifiAnswer: 'Guten Tag, das WLAN ist gestört. Wir arbeiten daran und melden uns hier, sobald es wieder geht.',
  angry: 'Das ist eine Unverschämtheit! Dreimal bin ich umsonst gekommen, und niemand entschuldigt sich.',
  sorry: 'Das tut uns leid. Bitte schreiben Sie uns eine Direktnachricht, dann klären wir, was geschehen ist.',
  thanks: 'Super, vielen lieben Dank für die schnelle Antwort!',
  insult: 'Ihr seid alle Idioten',
  foreign: 'Hi, is the main library open on Saturday? I would like to renew my card there.',
  minor: 'Ich bin 12 und habe meine Karte verloren. Was muss ich tun?',
  lost: 'Komm bitte mit deinen Eltern vorbei, dann bekommst du eine neue Karte.',
  advert: 'Werbung, jeden Tag derselbe Beitrag über Handyversicherungen',
  note: 'Frau Aydın hat schon im Magazin angerufen. Es fehlt noch die Auskunft, ob der zweite Band ausgeliehen werden darf oder nur im Lesesaal gelesen.',
  alone: 'Außer mir ist niemand im Dienst, und die Person wartet vor der Tür.',
  alt: 'Aufgeschlagenes Buch mit einem großen Kaffeefleck auf der rechten Seite, daneben der Leihbeleg',
  notice: 'Aushang an der Tür: Wegen Fußbodenerneuerungsarbeiten geschlossen',
  team: 'Fachstelle für Musikalien und Blasmusiknotenarchivverwaltung',
  branches: [
    'Zentralbibliothek am Rathausplatz',
    'Stadtteilbibliothek und Begegnungszentrum Oberhausen-Unterwellenborner Siedlung',
    'Kinder- und Jugendbibliothek im Bildungszentrum Friedrich-Wilhelm-Gesamtschule',
  ],
  titles: [
    'Donaudampfschifffahrtsgesellschaftskapitänsmützenverleihbedingungen',
    'Ausweisverlängerungsgebührenbefreiungsantrag für Schülerinnen, Schüler und Studierende',
    'Öffnungszeiten der Zentralbibliothek',
    'Fernleihe',
  ],
  numbered: (title: string, n: number) => `${title}, Teil ${n}`,
  closed: 'Die Heizung ist ausgefallen.',
  people: [
    'Wilhelmine-Charlotte von Schwarzenberg-Hohenlohe',
    'Maximilian Schmidt-Rottluff-Wolkenstein',
    'Annegret Müller-Lüdenscheidt',
  ] as const,
};

const english: typeof german = {
  asked: 'Is the main library open on Saturday, and could I renew my library card there as well?',
  also: 'And how long on Sunday?',
  before: 'Can I return the books at the Mühlenbach branch too?',
  answeredBefore: 'Yes, at every branch during its opening hours.',
  draft: 'Yes, the main library is open from 10 am to 3 pm on Saturday. Please renew your card at the desk.',
  other: 'At the weekend only the main library is open: on Saturdays from 10 am to 3 pm.',
  interim: 'Thank you for your question. We are finding out and will answer you here as soon as we know.',
  corrected: 'Our apologies, it should be: on Saturday the main library closes at 2 pm already.',
  longAsked:
    'Hello, at the Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch library they told me that only you have the counterrevolutionaries’ pseudopseudohypoparathyroidism.\nIs that right? https://catalogue.library-birkenrath.example/search?title=Floccinaucinihilipilification_and_antidisestablishmentarianism&page=2',
  longDraft:
    'Hello, both volumes of “Floccinaucinihilipilification and Antidisestablishmentarianism” are in the stacks of the main library. Please order them in the catalogue by “Order from the stacks”; after some two hours they are ready for you at the desk on the ground floor. Kind regards!',
  wifi: [
    'Is the Wi-Fi at the main library down for you as well?',
    'Wi-Fi broken???',
    'Since this morning I keep ending up at the sign-in page although I enter my card number and my date of birth correctly and have ticked the box that I have read and accept the conditions of use.',
    'Hello, no internet in the reading room.',
    'When will the Wi-Fi be back?',
    'What about the Wi-Fi?',
    'Wi-Fi does not work',
    'I cannot get online',
  ],
  wifiAnswer: 'Hello, the Wi-Fi is down. We are working on it and will tell you here when it is back.',
  angry: 'This is outrageous! Three times I came for nothing, and nobody apologises.',
  sorry: 'We are sorry. Please send us a direct message, and we will find out what happened.',
  thanks: 'Brilliant, thank you so much for the quick answer!',
  insult: 'You are all idiots',
  foreign: 'Hallo, hat die Zentralbibliothek am Samstag geöffnet? Ich möchte dort meinen Ausweis verlängern.',
  minor: 'I am 12 and I lost my card. What do I have to do?',
  lost: 'Please come in with your parents, and you will get a new card.',
  advert: 'Advertising, the same post about phone insurance every day',
  note: 'Ms Aydın has already called the stacks. What is missing is whether the second volume may be borrowed or only be read in the reading room.',
  alone: 'Nobody but me is on duty, and the person is waiting at the door.',
  alt: 'Open book with a large coffee stain on the right page, and the lending slip beside it',
  notice: 'Notice at the door: closed because the flooring is being renewed',
  team: 'Special collection of sheet music and brass band archives',
  branches: [
    'Main library at Rathausplatz',
    'Neighbourhood library and community centre of the Oberhausen-Unterwellenborn estate',
    'Library for children and teenagers at the Friedrich Wilhelm comprehensive school',
  ],
  titles: [
    'Conditions for borrowing the caps of the Danube steamship company’s captains',
    'Application for exemption from the renewal fee for pupils, trainees and students',
    'Opening hours of the main library',
    'Interlibrary loan',
  ],
  numbered: (title, n) => `${title}, part ${n}`,
  closed: 'The heating has failed.',
  people: german.people,
};

export type GalleryWords = typeof german;

export const galleryWords: Readonly<Record<StaffLanguage, GalleryWords>> = { de: german, en: english };
