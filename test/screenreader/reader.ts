// Orca, a real screen reader, with a virtual screen to read and a voice that writes down what it says.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { becomes, sleep } from '../passwords/browser.js';
import { type Screen, startScreen } from '../passwords/screen.js';

/** What the voice said at once. */
export interface Phrase {
  text: string;
  /** Whether it was said to its end, rather than cut off by the next phrase. */
  isWhole: boolean;
}

export interface Reader {
  screen: Screen;
  /** What was said so far. */
  phrases(): Promise<Phrase[]>;
  stop(): Promise<void>;
}

const voice = fileURLToPath(new URL('voice.sh', import.meta.url));

/** Debian's own programs, since others of the same name may be installed. */
const debian = '/usr/bin:/bin:/usr/sbin:/sbin';

/** Starts Orca, with a screen and a bus of its own. */
export async function startReader(): Promise<Reader> {
  const screen = await startScreen();
  const folder = await mkdtemp(join(tmpdir(), 'itglue-connect-reader-'));
  const diary = join(folder, 'diary');
  const socket = join(folder, 'speech.sock');
  await Promise.all([
    mkdir(join(folder, 'run'), { mode: 0o700 }),
    mkdir(join(folder, 'bin')),
    mkdir(join(folder, 'speech/modules'), { recursive: true }),
    mkdir(join(folder, 'home/.local/share/orca'), { recursive: true }),
    writeFile(diary, ''),
  ]);
  await Promise.all([
    // Orca asks this for others of the same user, and doesn't start next to one.
    writeFile(join(folder, 'bin/pgrep'), '#!/bin/sh\nexit 1\n', { mode: 0o755 }),
    writeFile(join(folder, 'speech/speechd.conf'), speechdConf(folder)),
    writeFile(join(folder, 'speech/modules/diary.conf'), diaryConf),
    writeFile(join(folder, 'home/.local/share/orca/user-settings.conf'), orcaSettings),
  ]);
  const env: NodeJS.ProcessEnv = {
    ...screen.env,
    PATH: `${join(folder, 'bin')}:${debian}`,
    HOME: join(folder, 'home'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    SPEECHD_ADDRESS: `unix_socket:${socket}`,
    DIARY: diary,
    LANG: 'C.UTF-8',
    // Browsers turn on their accessibility with these, and would otherwise wait for the desktop's settings.
    ACCESSIBILITY_ENABLED: '1',
    GNOME_ACCESSIBILITY: '1',
    NO_AT_BRIDGE: '0',
  };
  const children: ChildProcess[] = [];
  function start(program: string, ...args: string[]) {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    return child;
  }

  const bus = start('dbus-daemon', '--session', '--nofork', '--print-address');
  const [address] = await once(bus.stdout ?? bus, 'data');
  env.DBUS_SESSION_BUS_ADDRESS = String(address).trim();
  start(
    '/usr/libexec/at-spi-bus-launcher',
    '--launch-immediately',
    '--a11y=1',
    '--screen-reader=1',
  );
  start('openbox');
  start(
    'speech-dispatcher',
    '--run-single',
    ...['--timeout', '0'],
    ...['--communication-method', 'unix_socket', '--socket-path', socket],
    ...['--config-dir', join(folder, 'speech')],
    ...['--pid-file', join(folder, 'run/speechd.pid'), '--log-dir', folder],
  );
  await sleep(1000);
  start('orca');

  const reader: Reader = {
    screen: { ...screen, env },
    phrases: async () => read(await readFile(diary, 'utf8')),
    async stop() {
      for (const child of children.reverse()) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        const ended = once(child, 'exit');
        child.kill();
        const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
        await ended;
        clearTimeout(timer);
      }
      await screen.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  // It says that it is on.
  const isOn = async () => (await reader.phrases()).some(({ isWhole }) => isWhole);
  if (await becomes(isOn, 60_000)) return reader;
  await reader.stop();
  throw new Error('Orca has not started');
}

function read(diary: string): Phrase[] {
  const phrases: Phrase[] = [];
  const begun = new Map<string | undefined, Phrase>();
  for (const line of diary.split('\n')) {
    const [mark, id, text = ''] = line.split('\t');
    if (mark === 'BEGIN') {
      const phrase = { text: text.trim(), isWhole: false };
      begun.set(id, phrase);
      phrases.push(phrase);
    }
    const ended = mark === 'END' && begun.get(id);
    if (ended) ended.isWhole = true;
  }
  return phrases;
}

const speechdConf = (folder: string) => `
LogLevel 1
LogDir "${folder}"
AudioOutputMethod "libao"
AddModule "diary" "sd_generic" "diary.conf"
DefaultModule diary
DefaultLanguage "en"
`;

const diaryConf = `
Debug 0
GenericExecuteSynth "printf %s \\'$DATA\\' | ${voice}"
GenericDelimiters "~"
GenericMaxChunkLength 4000
GenericLanguage "en" "en" "utf-8"
AddVoice "en" "MALE1" "en"
`;

// Without saying each key, or the whole page on loading.
const orcaSettings = JSON.stringify({
  general: { enableKeyEcho: false, sayAllOnLoad: false },
  profiles: { default: { profile: ['Default', 'default'] } },
  pronunciations: {},
  keybindings: {},
});
