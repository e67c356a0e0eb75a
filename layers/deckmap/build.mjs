// Bundles ts/index.ts into one hashed file: Streamlit serves it as it is, and the name changes with the content.
import {build} from 'esbuild';
import {createHash} from 'node:crypto';
import {mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';

const out = 'src/deckmap/assets';
const result = await build({
  entryPoints: ['ts/index.ts'],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  write: false,
  legalComments: 'none',
  logLevel: 'warning',
  define: {'process.env.NODE_ENV': '"production"'}
});
const code = result.outputFiles[0].contents;
mkdirSync(out, {recursive: true});
for (const old of readdirSync(out)) rmSync(`${out}/${old}`, {recursive: true});
const name = `deckmap-${createHash('sha256').update(code).digest('hex').slice(0, 12)}.js`;
writeFileSync(`${out}/${name}`, code);
console.log(`${name}: ${(code.length / 1000).toFixed(0)} kB, ${(gzipSync(code, {level: 9}).length / 1000).toFixed(0)} kB gzipped`);
