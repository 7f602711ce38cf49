// Bundles lib/ and style/ into the Python package as a prebuilt JupyterLab extension.
// What `jupyter-builder build` does, without a Python package: core-meta says what JupyterLab itself brings.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const modules = path.join(import.meta.dirname, 'node_modules');
const builder = createRequire(import.meta.url).resolve('@jupyter/builder/lib/build-labextension.js');
const core = path.join(modules, '@jupyterlab', 'core-meta', 'core.package.json');
const { status } = spawnSync(process.execPath, [builder, '--core-package-file', core, import.meta.dirname], {
  stdio: 'inherit'
});
process.exit(status ?? 1);
