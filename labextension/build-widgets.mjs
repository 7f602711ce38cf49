// Bundles every anywidget front end into the Python package: one self-contained ES module per widget.
import esbuild from 'esbuild';

await esbuild.build({
  entryPoints: { gallery: 'widgets/gallery.ts' },
  outdir: '../layer_nb/static',
  loader: { '.css': 'text' },
  bundle: true,
  format: 'esm',
  target: ['es2022'],
  minify: true,
  legalComments: 'none',
  logLevel: 'warning'
});
