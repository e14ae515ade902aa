// Why: one build step makes the files that vitrine-hub serves under /console/.
//
// usage: node build.mjs SERVED TESTS
// in a folder with node_modules and, as links, src/console and tests/console. SERVED gets index.html, app.js, style.css, favicon.svg and, where Debian's
// fonts-inter is installed, Inter; TESTS gets each test as one file that node runs. Types are
// checked first, and a mistake ends the build.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const [served, tested] = process.argv.slice(2);
if (!served || !tested) throw new Error('usage: node build.mjs SERVED TESTS');
try {
    execFileSync('node_modules/.bin/tsc', ['--project', 'tsconfig.json'], { stdio: 'inherit' });
} catch {
    process.exit(1); // the compiler has said why
}

const common = {
    bundle: true,
    format: 'esm',
    preserveSymlinks: true,
    logLevel: 'warning',
    legalComments: 'none',
};
rmSync(served, { recursive: true, force: true });
mkdirSync(served, { recursive: true });
await build({
    ...common,
    entryPoints: ['src/console/app.ts'],
    outdir: served,
    target: ['chrome109', 'firefox115', 'safari16'],
    minify: true,
    platform: 'browser',
    external: ['crypto', 'fs', 'path', 'url', 'module'], // libsodium asks for them in node alone
});
for (const name of ['style.css', 'favicon.svg', 'index.html'])
    copyFileSync(join('src/console', name), join(served, name));
const inter = '/usr/share/fonts/opentype/inter';
for (const name of ['Inter-Regular.otf', 'Inter-SemiBold.otf', 'InterDisplay-Bold.otf'])
    if (existsSync(join(inter, name))) copyFileSync(join(inter, name), join(served, name));

const tests = readdirSync('tests/console').filter((name) => name.endsWith('_test.ts'));
await build({
    ...common,
    entryPoints: tests.map((name) => join('tests/console', name)),
    outdir: tested,
    outExtension: { '.js': '.mjs' },
    target: 'node18',
    platform: 'node',
    external: ['playwright-core'],
    // Debian 12's node 18 has the random source that libsodium asks for, but not as a global.
    banner: { js: "import { webcrypto as random } from 'node:crypto';\n" +
                  'globalThis.crypto ??= random;' },
});
