/** The few words in a calendar of shifts. */
import type { StaffLanguage } from './words.ts';

const german = {
  calendar: (library: string) => `Dienste auf X – ${library}`,
  own: (shift: string) => `Dienst: ${shift}`,
  someones: (shift: string, initials: string) => `${shift}: ${initials}`,
  nobodys: (shift: string) => `${shift}: noch niemand`,
  gone: (shift: string) => `Entfällt: ${shift}`,
  proposed: 'Noch nicht veröffentlicht; kann sich ändern.',
  swapAsked: 'Tausch angefragt; bis jemand annimmt, bleibt der Dienst, wo er ist.',
};

const english: typeof german = {
  calendar: (library) => `Duty on X – ${library}`,
  own: (shift) => `On duty: ${shift}`,
  someones: (shift, initials) => `${shift}: ${initials}`,
  nobodys: (shift) => `${shift}: nobody yet`,
  gone: (shift) => `Cancelled: ${shift}`,
  proposed: 'Not published yet; it may change.',
  swapAsked: 'A swap has been asked for; until somebody accepts, the shift stays where it is.',
};

export const feedWords: Readonly<Record<StaffLanguage, typeof german>> = { de: german, en: english };
