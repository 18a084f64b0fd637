import { expect, test } from 'vitest';
import { asksForTitle } from '../../core/title-asked.ts';

test.each([
  'Habt ihr den Film „Gullivers Reisen“?',
  'Ich such ein Buch über Brandschutz',
  'Do you have any crime novels?',
  'Saatleri Ayarlama Enstitüsü kitabı var mı?',
  'هل لديكم رواية موسم الهجرة إلى الشمال؟',
  '¿Tienen novelas de Galdós?',
  'Avez-vous des livres de Colette ?',
  'Avete libri di Ginzburg?',
  'Macie książki Lema?',
  'Чи є у вас книги Лесі Українки?',
  'Есть ли у вас романы Толстого?',
])('“%s” asks for a title', (text) => expect(asksForTitle(text)).toBe(true));

test.each([
  'Könnt ihr mir ein Buch empfehlen?',
  'Habt ihr einen 3D-Drucker?',
  'Kann ich Bücher zurückgeben?',
  'Is there a room to rent?',
])('“%s” does not', (text) => expect(asksForTitle(text)).toBe(false));
