/** Branches by what people call them: their names, and what the library says they are also called. */
import { describe, expect, test } from 'vitest';
import { branchesNamed, shortNames, withoutBranches } from '../../core/asked-about.ts';
import { threeBranches } from '../support/three-branches.ts';

const alsoCalled: Record<string, string[]> = {
  mitte: ['Hauptstelle', 'Central Librar', 'Bücherei am Dom', 'центральн'],
  bilk: ['ZB', 'Билк'],
};
const branches = threeBranches().branches.map((each) => ({ ...each, alsoCalled: alsoCalled[each.id] ?? [] }));

describe('a branch is meant', () => {
  test.each([
    ['Hat Gerresheim morgen offen?', ['gerresheim']],
    ['hat die hauptstelle morgen offen', ['mitte']],
    ['Is the Central Library open?', ['mitte']],
    ['are both central libraries open', ['mitte']],
    ['Und die Buecherei am Dom?', ['mitte']],
    ['Как пройти в центральную библиотеку?', ['mitte']],
    ['в билке открыто?', []],
    ['Билк открыт?', ['bilk']],
    ['Bis wann hat die ZB auf?', ['bilk']],
    ['Hauptstelle oder Gerresheim?', ['mitte', 'gerresheim']],
    ['How far is it from Central Station?', []],
    ['Which library is the central one?', []],
    ['Ist eine Bücherei am Bahnhof? Wo ist der Dom?', []],
    ['z.B. morgen', []],
    ['', []],
  ])('%s', (text, ids) => {
    expect(branchesNamed(text, branches)).toEqual(ids);
  });
});

test.each([
  ['Is the Central Library open?', 'Is the   open?'],
  ['Und die Bücherei am Dom, habt ihr da einen Drucker am Dom?', 'Und die   , habt ihr da einen Drucker am Dom?'],
  ['Gibt es in der Hauptstelle am Markt ein Café?', 'Gibt es in der  am  ein Café?'],
  ['Gibt es ein Café?', 'Gibt es ein Café?'],
])('what names a branch is taken out, and nothing beside it: %s', (text, rest) => {
  expect(withoutBranches(text, branches)).toBe(rest);
});

test('it is told by its own name, whatever it is called', () => {
  expect(Object.fromEntries(shortNames(branches))).toEqual(Object.fromEntries(shortNames(threeBranches().branches)));
});
