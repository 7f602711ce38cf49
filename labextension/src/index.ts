/** The plugins of the layer-nb JupyterLab extension. */
import { mimePlugin } from './mime/plugin';

export default [mimePlugin];
