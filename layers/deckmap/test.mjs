// Bundles each test with what it tests (TypeScript and all) and runs it with node's own test runner.
import {build} from 'esbuild';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';

const out = mkdtempSync('.tests-'); // not below node_modules: newer runners pass over what lies there
try {
  const tests = readdirSync('test', {recursive: true}).filter(name => name.endsWith('.test.ts'));
  await build({
    entryPoints: tests.map(name => join('test', name)),
    bundle: true,
    platform: 'node',
    format: 'esm',
    outExtension: {'.js': '.mjs'},
    outdir: out,
    outbase: 'test',
    logLevel: 'warning'
  });
  const files = readdirSync(out, {recursive: true}).filter(name => name.endsWith('.mjs')).map(name => join('.', out, name));
  process.exitCode = spawnSync(process.execPath, ['--test', ...files], {stdio: 'inherit'}).status ?? 1;
} finally {
  rmSync(out, {recursive: true, force: true});
}
