/** The live gallery; its Python twin is `layer_nb.widgets.gallery`. */
import type { Render } from '@anywidget/types';

import style from './gallery/gallery.css';
import { GalleryView } from './gallery/view';
import type { Traits } from './gallery/wire';

const render: Render<Traits> = ({ model, el, signal }) => {
  const sheet = document.createElement('style');
  sheet.textContent = style;
  try {
    el.replaceChildren(sheet, new GalleryView(model, signal).node);
  } catch (error) {
    // Shown where the reader looks; an exception here would only reach the browser's console.
    el.textContent = `Layer could not draw this gallery: ${String(error)}. Run the cell again, or update layer-nb.`;
  }
};

export default { render };
