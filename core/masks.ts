/** What stands in the place of personal data once it is masked. It says nothing about what is asked. */
export const masks = {
  email: '[E-Mail]',
  phone: '[Telefon]',
  iban: '[IBAN]',
  library_card: '[Ausweisnummer]',
  birth_date: '[Geburtsdatum]',
  address: '[Adresse]',
  secret: '[Passwort]',
} as const;

export type PersonalDataKind = keyof typeof masks;

/** Any of them, as the source of a pattern without groups that capture. */
export const anyMask = `(?:${Object.values(masks)
  .map((mask) => mask.replace(/[[\]]/g, '\\$&'))
  .join('|')})`;
