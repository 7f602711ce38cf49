/** Teaches every notebook to draw what a Layer run made. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';

import { ASSET_MIME_TYPE, AssetRenderer } from './renderer';

// Lower ranks are preferred. ipywidgets registers its view at -10: our card must come first, because the widget
// renderer shows "model not found" in every reopened notebook, and our renderer brings the live view back itself.
const RANK = -20;

export const mimePlugin: JupyterFrontEndPlugin<void> = {
  id: 'layer-nb:mime',
  description: 'Draws Layer runs and assets in notebook outputs.',
  autoStart: true,
  requires: [IRenderMimeRegistry],
  optional: [INotebookTracker],
  activate: (_app: JupyterFrontEnd, registry: IRenderMimeRegistry, tracker: INotebookTracker | null) => {
    registry.addFactory(factory(null), RANK);
    // Live widgets exist only in a notebook's own registry, so that each notebook gets a renderer that knows it.
    const add = (panel: NotebookPanel): void => {
      panel.content.rendermime.addFactory(factory(panel.content.rendermime), RANK);
    };
    tracker?.forEach(add);
    tracker?.widgetAdded.connect((_sender, panel) => add(panel));
  }
};

function factory(widgets: IRenderMimeRegistry | null): IRenderMime.IRendererFactory {
  return { safe: true, mimeTypes: [ASSET_MIME_TYPE], createRenderer: () => new AssetRenderer(widgets) };
}
