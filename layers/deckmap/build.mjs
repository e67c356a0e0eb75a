// Bundles ts/index.ts into one hashed file: Streamlit serves it as it is, and the name changes with the content.
import {build} from 'esbuild';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
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
  metafile: true,
  logLevel: 'warning',
  define: {'process.env.NODE_ENV': '"production"'}
});
const code = result.outputFiles[0].contents;
mkdirSync(out, {recursive: true});
for (const old of readdirSync(out)) rmSync(`${out}/${old}`, {recursive: true});
const name = `deckmap-${createHash('sha256').update(code).digest('hex').slice(0, 12)}.js`;
writeFileSync(`${out}/${name}`, code);
writeFileSync(`${out}/LICENCES.txt`, licences(bundled(result.metafile)));
console.log(`${name}: ${(code.length / 1000).toFixed(0)} kB, ${(gzipSync(code, {level: 9}).length / 1000).toFixed(0)} kB gzipped`);

/** The files that left something in the bundle. */
function bundled({outputs}) {
  const [{inputs}] = Object.values(outputs);
  return Object.keys(inputs).filter(file => inputs[file].bytesInOutput > 0);
}

/** The licences of the packages the bundle holds parts of: whoever passes the bundle on passes them on. */
function licences(files) {
  const names = files.map(file => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]).filter(Boolean);
  return [...new Set(names)].sort().map(name => {
    const folder = `node_modules/${name}`;
    const {version, license, author} = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const file = readdirSync(folder).find(each => /^licen[cs]e/i.test(each));
    const text = file && existsSync(`${folder}/${file}`) ? readFileSync(`${folder}/${file}`, 'utf8').trim() : '';
    const by = typeof author === 'string' ? author : author?.name;
    return `${name} ${version} (${license}${by ? `, ${by}` : ''})\n\n${text}`;
  }).join('\n\n----------------------------------------\n\n') + '\n';
}
