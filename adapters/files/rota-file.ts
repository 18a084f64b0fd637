/** Reads `rota.yaml`, and takes from it what it says of the team in place of `library.yaml`. */
import { basename, dirname } from 'node:path';
import type { LibrarySettings } from '../../core/library.ts';
import { Rota } from '../../core/rota.ts';
import { filesIn, readText } from './folder-files.ts';
import type { Words } from './library-problem.ts';
import { rotaProblems } from './rota-crosschecks.ts';
import { check, type Tell } from './yaml-check.ts';
import { parseYaml, type YamlSource } from './yaml-source.ts';

export interface RotaReading {
  rota: Rota;
  /** What does not fit together, within the rota and with the library's settings, where these could be read. */
  problems: (settings: LibrarySettings | null) => (Words & { line: number })[];
}

/** @returns null when there is no such file, which a library may do without, or nothing in it can be read */
export async function readRota(file: string, tell: Tell): Promise<RotaReading | null> {
  if (!(await filesIn(dirname(file)))?.includes(basename(file))) return null;
  const text = await readText(file, tell);
  if (text === null) return null;
  const source = parseYaml(text);
  let sound = true;
  const rota = check(Rota, source, (line, words) => {
    sound = false;
    tell(line, words);
  });
  // Of times that are no times there is nothing sensible to say.
  return rota && { rota, problems: (settings) => rotaProblems(rota, sound ? settings : null, source) };
}

/**
 * The settings with the team's roles and initials as the rota has them. Only `signatures: {}` may stand beside it: nobody
 * signs.
 * @param source of the settings, in which they must not stand a second time
 */
export function withTeam(settings: LibrarySettings, rota: Rota, source: YamlSource, tell: Tell): LibrarySettings {
  const written = new Set(Object.keys(source.value ?? {}));
  const twice = (key: string, field: string, more: string) => {
    const problem = `„${key}“ gehört nicht hierher, denn es gibt eine rota.yaml.`;
    tell(source.lineOf([key]), {
      problem,
      remedy: `Hier löschen; in rota.yaml steht es je Person unter „${field}“.${more}`,
    });
  };
  const signs = !written.has('signatures') || Object.keys(settings.signatures).length > 0;
  if (written.has('roles')) twice('roles', 'role', '');
  if (written.has('signatures') && signs)
    twice('signatures', 'initials', ' Soll niemand unterschreiben: signatures: {}.');

  const those = (role: Rota['people'][number]['role']) => [
    ...new Set(rota.people.filter((person) => person.role === role).map(({ slack }) => slack)),
  ];
  const leads = those('lead');
  return {
    ...settings,
    roles: { leads, trainees: those('trainee').filter((slack) => !leads.includes(slack)) },
    signatures: signs ? Object.fromEntries(rota.people.map(({ slack, initials }) => [slack, initials])) : {},
  };
}
