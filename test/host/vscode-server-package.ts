import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cached } from './cache';
import { run } from './processes';
import { say } from './terminal';

/** The VS Code that tests run on. The variable NEWSDUMP_VSCODE names another version. */
const defaultVersion = '1.139.1';

/** A VS Code server on disk: the program `node` runs the script `main`. */
export interface VSCodeServerPackage {
  readonly node: string;
  readonly main: string;
}

/**
 * The VS Code server of this version, from `.vscode-test/`. What is missing there is fetched from npm: the package
 * code-server, whose 4.N.P carries VS Code 1.N.P, the packages that it needs, and its Node if this is another one.
 */
export async function obtainVSCodeServer(
  version = process.env['NEWSDUMP_VSCODE'] ?? defaultVersion,
): Promise<VSCodeServerPackage> {
  const name = `code-server@${version.replace(/^1\./, '4.')}`;
  const folder = await cached(name, async (target) => {
    say(`Fetching the VS Code server (${name}) and what it needs from npm, once.`);
    const tarball = (await run('npm', ['pack', name, '--silent'], { cwd: target })).trim();
    await run('tar', ['-xzf', tarball, '--strip-components=1'], { cwd: target });
    rmSync(path.join(target, tarball));
    await installDependencies(path.join(target, 'lib/vscode'));
  });
  const manifest = readFileSync(path.join(folder, 'package.json'), 'utf8');
  const { engines } = JSON.parse(manifest) as { engines: { node: string } };
  return { node: await obtainNode(engines.node), main: path.join(folder, 'lib/vscode/out/server-main.js') };
}

async function installDependencies(vscode: string): Promise<void> {
  // Install scripts want a compiler. The workbench does without the few native modules that they would build, but older
  // versions of VS Code get ripgrep by such a script and find no files without it: they get that of the newer ones.
  const ripgrep = '@vscode/ripgrep-universal';
  await run('npm', ['install', ripgrep, '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: vscode,
  });
  const packages = path.join(vscode, 'node_modules');
  const older = path.join(packages, '@vscode/ripgrep');
  const binaries = path.join(packages, ripgrep, 'bin', `${process.platform}-${process.arch}`);
  if (existsSync(older)) cpSync(binaries, path.join(older, 'bin'), { recursive: true });
}

/** A Node of this major version: the one that runs this, or one from npm. */
async function obtainNode(major: string): Promise<string> {
  if (process.versions.node.split('.')[0] === major) return process.execPath;
  const { platform, arch } = process;
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  const name = [prefix, platform === 'win32' ? 'win' : platform, arch].join('-');
  const folder = await cached(`node-${major}`, async (target) => {
    say(`Fetching Node ${major} for the VS Code server from npm, once.`);
    // A folder of its own: a later install beside it could take it away.
    await run('npm', ['install', '--prefix', target, `${name}@${major}`, '--no-audit', '--no-fund']);
  });
  return path.join(folder, 'node_modules', name, 'bin', platform === 'win32' ? 'node.exe' : 'node');
}
