"""The SVG of a shaded emoji with less work in it: what it draws is the same, or its outline is."""

from __future__ import annotations

import re

from layer_server.generators.image.silhouette import unfiltered

_FILTERS = re.compile(r"<filter .*?</filter>", re.DOTALL)
_NOTHING_BELOW = (
    '<feFlood flood-opacity="0" result="BackgroundImageFix"/>'
    '<feBlend in="SourceGraphic" in2="BackgroundImageFix" result="shape"/>'
)
"""How Figma's filters begin: the picture blended over nothing."""

_SOLID = (
    '<feColorMatrix in="SourceAlpha" result="hardAlpha" '
    'values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 127 0"/>'
)  # fmt: skip
"""The shape of the picture, which each of several inner shadows makes anew."""

_GRADIENTS = re.compile(r'<(linear|radial)Gradient id="([^"]+)"([^>]*)>(.*?)</\1Gradient>', re.DOTALL)
_PAINT = re.compile(r'(fill|stroke)="url\(#([^)]+)\)"')
_PATH = re.compile(r'<path fill="([^"]+)"([^>]*)/>')
_HALF = 'fill="#000" fill-opacity=".5"'


def lean(svg: str) -> str:
    """The same picture with no step of a filter taken twice or for nothing."""
    return _FILTERS.sub(lambda found: _lean_filter(found[0]), svg)


def _lean_filter(text: str) -> str:
    if text.count(_NOTHING_BELOW) != 1 or 'in="shape"' in text:
        return text
    text = text.replace(_NOTHING_BELOW, "").replace('"shape"', '"SourceGraphic"')
    head, *shadows = text.split(_SOLID)
    if len(shadows) < 2 or not all(each.startswith("<feOffset ") for each in shadows):
        return text
    again = (each.replace("<feOffset ", '<feOffset in="hardAlpha" ', 1) for each in shadows[1:])
    return "".join((head, _SOLID, shadows[0], *again))


def outline(svg: str) -> str:
    """A picture that covers what the SVG covers without its blurs, in plain colours, which are drawn fast."""
    svg = unfiltered(svg)
    if "<mask" in svg:  # there colours count
        return svg
    solid = {
        name
        for _, name, head, body in _GRADIENTS.findall(svg)
        if "opacity" not in body and "href" not in head
    }
    svg = _PAINT.sub(lambda found: f'{found[1]}="#000"' if found[2] in solid else found[0], svg)
    return _PATH.sub(_Repeats(), svg)


class _Repeats:
    """Draws a shading over the path just before it as plain: it adds nothing but to the smoothness of the edge."""

    def __init__(self) -> None:
        self._end, self._shape = -1, ""

    def __call__(self, found: re.Match[str]) -> str:
        paint, shape = found.groups()
        is_repeat = found.start() == self._end and shape == self._shape
        self._end = found.end()
        if is_repeat and paint.startswith("url"):
            return f"<path {_HALF}{shape}/>"
        if not is_repeat:
            self._shape = "" if paint.startswith("url") or "opacity" in shape else shape
        return found[0]
