"""Another background: a place of our scene painter, a gradient; and the subject as a mere shape."""

from __future__ import annotations

import re

import numpy as np

from layer_server.generators import pixels
from layer_server.generators.arrays import Plane, blur, over
from layer_server.generators.colour import rgb
from layer_server.generators.editing.borrowed import made_by
from layer_server.generators.editing.edits.order import Order
from layer_server.generators.editing.edits.surround import cut, quietly
from layer_server.generators.scene.scene_card import SCENE

PLACES = (
    r"forest|woods?|jungle|beach|coast|ocean|sea|desert|dunes?|mountains?|meadow|field|city|skyline|street|village|town|dungeon|cave|castle"
    r"|space|galaxy|nebula|stars|night sky|sky|clouds|sunset|sunrise|room|interior|tavern|library|kitchen|bedroom|snow|arctic|tundra|swamp"
    r"|lake|river|waterfall|canyon|volcano|lava|ruins|temple|graveyard|cemetery|alien planet|planet|moon|underwater|reef|farm|garden|park"
    r"|harbou?r|island|hills?|valley|savannah?|crypt|throne room|hall|market|road|bridge|space station|spaceship|planetscape|landscape"
)
"""Words that the scene painter knows places by."""

_LEAD = re.compile(
    r"^.*?\b(?:background|backdrop)\b(?: (?:with|to|by|for|into|as|of|is|be))? |^.*?\b(?:put|place|move|set|standing|placed|transport|drop|stand)\b"
    r".*?\b(?:in|on|inside|into|at|in front of|onto)\b |^.*?\b(?:in|on|inside|at|in front of) (?=(?:an?|the)\b)"
)


def in_a_place(picture: Plane, order: Order) -> Plane:
    """The subject before a painted place, in some of its light."""
    subject = cut(picture, order)
    height, width = picture.shape[:2]
    wanted = order.clause
    if re.search(r"\b(?:background|backdrop)$", wanted):
        wanted = re.sub(
            r"^(?:put (?:it|him|her|them|this) (?:on|in)|make|give it|add|with|on|use|have)\b|\b(?:background|backdrop)$",
            " ",
            wanted,
        )
    else:
        wanted = _LEAD.sub("", wanted)
    wanted = " ".join(re.sub(r"\b(?:instead|please)\b", " ", wanted).split()) or order.clause
    scale = max(256 / min(height, width), min(1.0, 1536 / max(height, width)))
    made = made_by(
        SCENE,
        wanted,
        int(order.rng.integers(0, 2**31)),
        512,
        quietly,
        width=min(2048, max(256, round(width * scale))),
        height=min(2048, max(256, round(height * scale))),
    )
    for each in made.output.attribution:
        order.credit(each)
    if made.output.metadata.get("match") == "weak":
        order.note(f"The background: {made.output.metadata.get('note', 'no such place is known.')}")
    place = pixels.covering(made.picture, width, height).copy()
    if float((subject[..., 3] > 0.5).mean()) > 0.98:
        order.note("No subject stands out from the picture, so nothing of the new background is seen.")
    ground = blur(np.ascontiguousarray(place[..., :3]), max(0.6, max(height, width) * 0.0012))
    tone = np.asarray(ground.reshape(-1, 3).mean(0), np.float32)
    cast = np.clip(tone / max(float(tone.mean()), 0.05), 0.7, 1.4)
    ink = subject[..., :3] * (1 + 0.22 * (cast - 1)) * np.float32(0.86 + 0.2 * float(tone.mean()))
    canvas = np.dstack([ground, np.ones((height, width), np.float32)]).astype(np.float32)
    over(canvas, np.clip(ink, 0, 1), subject[..., 3])
    return canvas


def on_a_gradient(picture: Plane, order: Order) -> Plane:
    """The subject before one colour that runs into another."""
    subject = cut(picture, order)
    height, width = picture.shape[:2]
    first = rgb(order.colours[0] if order.colours else "#3f6fd8")
    second = rgb(order.colours[1]) if len(order.colours) > 1 else first * 0.35
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    share = (
        np.clip(np.hypot(x, 2 * y - 1) / 1.35, 0, 1)
        if order.has("radial")
        else np.broadcast_to(y, (height, width))
    )
    canvas = np.ones((height, width, 4), np.float32)
    canvas[..., :3] = first + (second - first) * share[..., None]
    over(canvas, subject[..., :3], subject[..., 3])
    return canvas


def silhouette(picture: Plane, order: Order) -> Plane:
    """The subject's shape in one colour, on nothing."""
    subject = cut(picture, order)
    result = subject.copy()
    result[..., :3] = rgb(order.colour("#101014"))
    return result


def disabled(picture: Plane, order: Order) -> Plane:
    """Grey and pale, as a button that cannot be used."""
    del order
    grey = picture[..., :3].mean(2, keepdims=True)
    ink = np.repeat(0.35 + 0.45 * grey, 3, 2)
    return np.dstack([ink, picture[..., 3] * np.float32(0.75)]).astype(np.float32)
