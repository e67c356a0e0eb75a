// Bundles what the browser runs, each into one hashed file: Streamlit serves it as it is, and the name changes with the content.
import {build} from 'esbuild';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';

const out = 'src/deckmap/assets';
const entries = {
  deckmap: 'ts/map/index.ts', // the map
  stage: 'ts/telling/stage_component.ts',
  presenter: 'ts/telling/presenter_component.ts',
  file: 'ts/telling/file.ts' // map and stage for a page that has no server
};
const made = await Promise.all(Object.entries(entries).map(async ([name, entry]) => [name, await bundle(entry)]));
mkdirSync(out, {recursive: true});
for (const old of readdirSync(out)) rmSync(`${out}/${old}`, {recursive: true});
for (const [name, {outputFiles: [{contents}]}] of made) {
  const file = `${name}-${createHash('sha256').update(contents).digest('hex').slice(0, 12)}.js`;
  writeFileSync(`${out}/${file}`, contents);
  console.log(`${file}: ${(contents.length / 1000).toFixed(0)} kB, ${(gzipSync(contents, {level: 9}).length / 1000).toFixed(0)} kB gzipped`);
}
writeFileSync(`${out}/LICENCES.txt`, licences(made.flatMap(([, {metafile}]) => bundled(metafile))));

function bundle(entry) {
  return build({
    entryPoints: [entry],
    bundle: true,
    inject: ['ts/wire/gate.ts'], // whatever asks for something in the bundle asks through it
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    define: {'process.env.NODE_ENV': '"production"'}
  });
}

/** The files that left something in a bundle. */
function bundled({outputs}) {
  const [{inputs}] = Object.values(outputs);
  return Object.keys(inputs).filter(file => inputs[file].bytesInOutput > 0);
}

/** The licences of the packages the bundles hold parts of: whoever passes a bundle on passes them on. */
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
