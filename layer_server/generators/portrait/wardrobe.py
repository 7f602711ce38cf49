"""What a flat cartoon bust can wear besides its own parts: hats, helmets, ears, horns, armour, things on the back.

Drawn for this project in the manner of the style: flat colours, shade as thin black. Coordinates are those of the
bust's own picture, 280 by 280: the head is a circle of radius 56 around (140, 92) with its chin at 180, the eyes are
at (114, 112) and (166, 112), the ears at 79 and 201, the shoulders begin at 199. ``{c}`` is the piece's colour,
``{skin}`` and ``{hair}`` are the person's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SHADE = 'fill="black" fill-opacity=".14"'
LIGHT = 'fill="white" fill-opacity=".22"'


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that is worn.

    Attributes:
        asked_by: a regular expression of the words that ask for it.
        colour: unless one is named.
        behind, body, face, above: SVG drawn behind the bust, over its clothes, over its face but under its hair,
            and over everything.
        hair: ``under``: it sits on the head, so hair stays low beneath it; ``none``: it hides all hair;
            ``own``: it is hair itself; else any.
        tall: it rises above the picture's usual upper edge.
        parts: options of the style that it needs.
    """

    asked_by: str
    colour: str = "#8a8f99"
    behind: str = ""
    body: str = ""
    face: str = ""
    above: str = ""
    hair: str = ""
    tall: bool = False
    parts: Mapping[str, tuple[str, ...] | None] = field(default_factory=dict)


def _both(drawing: str) -> str:
    """A drawing of the left side, and its mirror on the right."""
    return f'{drawing}<g transform="matrix(-1 0 0 1 280 0)">{drawing}</g>'


_TORSO = "M40 280v-9c0-38 30-69 66-72 1 15 16 25 34 25s33-10 34-25c36 3 66 34 66 72v9z"
_DOME = "M76 84C74 42 104 18 140 18s66 24 64 66z"
_OPEN_HELM = "M78 172V88c0-42 27-66 62-66s62 24 62 66v84l-19 12v-70c0-14-12-18-43-18s-43 4-43 18v70z"
_HOOD_RING = (
    "M140 8C80 8 54 58 58 118c2 42 18 76 36 98h92c18-22 34-56 36-98 4-60-22-110-82-110z"
    "M140 48c34 0 52 30 52 66 0 42-22 76-52 76s-52-34-52-76c0-36 18-66 52-66z"
)
_EAR_CAT = '<path d="M84 66 76 8l52 30c-20 2-34 12-44 28z" fill="{c}"/><path d="m90 50-5-26 24 15c-8 2-14 6-19 11z" fill="#f3a6b4"/>'

PIECES: dict[str, Piece] = {
    # Hats and helmets
    "crown": Piece(
        r"crown(?:ed)?", "#e8b923",
        above=f'<path d="M86 72 78 22l30 22 32-36 32 36 30-22-8 50c-30-8-78-8-108 0z" fill="{{c}}"/>'
        f'<path d="M86 72c30-8 78-8 108 0l2-12c-34-8-78-8-112 0z" {SHADE}/><circle cx="140" cy="46" r="7" fill="#d83a4a"/>'
        '<circle cx="106" cy="54" r="4.5" fill="#3f7ad8"/><circle cx="174" cy="54" r="4.5" fill="#3f7ad8"/>',
    ),
    "tiara": Piece(
        r"tiara|circlet|diadem", "#e8c95a",
        above='<path d="M92 66c14-10 30-12 40-14l8-22 8 22c10 2 26 4 40 14-32-10-64-10-96 0z" fill="{c}"/>'
        '<circle cx="140" cy="48" r="5" fill="#5cc8e8"/>',
    ),
    "wizard hat": Piece(
        r"(?:wizard|witch|mage|sorcerer|pointed|pointy|magic(?:al|ian)?)(?:'?s)? hat", "#3d3f8f",
        above='<path d="M82 66C108 40 122-6 166-38c-4 34 18 76 32 104z" fill="{c}"/>'
        f'<path d="M84 58c30-9 82-9 112 0l4 12c-40-8-80-8-120 0z" {SHADE}/>'
        '<path d="M36 76c22-22 186-22 208 0-44-12-164-12-208 0z" fill="{c}"/><path d="M36 76c44-12 164-12 208 0-60-4-148-4-208 0z" fill="black" fill-opacity=".3"/>'
        '<path d="m140 18 3 8 8 .4-6.400 5.300 2.300 8.300-6.900-4.800-6.900 4.800 2.300-8.300-6.400-5.300 8-.4z" fill="#f2cf4a"/>',
        hair="under", tall=True,
    ),
    "hood": Piece(
        r"hood(?:ed)?|cowl(?:ed)?", "#4b5563",
        behind='<path d="M140 8C80 8 54 58 58 118c2 42 18 76 36 98h92c18-22 34-56 36-98 4-60-22-110-82-110z" fill="{c}"/>'
        '<path d="M140 30c-44 0-62 36-60 84 2 40 22 80 60 84 38-4 58-44 60-84 2-48-16-84-60-84z" fill="black" fill-opacity=".45"/>',
        body='<path d="M40 280v-9c0-36 24-64 56-72l44 28 44-28c32 8 56 36 56 72v9z" fill="{c}"/>'
        f'<path d="M96 199l44 28 44-28 6 4-50 40-50-40z" {SHADE}/>',
        above=f'<path fill-rule="evenodd" d="{_HOOD_RING}" fill="{{c}}"/>'
        '<path fill-rule="evenodd" d="M140 40c40 0 60 34 60 74 0 46-26 84-60 84s-60-38-60-84c0-40 20-74 60-74zm0 8c-34 0-52 30-52 66 0 42 22 76 52 76s52-34 52-76c0-36-18-66-52-66z" fill="black" fill-opacity=".22"/>',
        hair="under",
    ),
    "crested helmet": Piece(
        r"(?:crested|plumed|spartan|roman|gladiator|centurion|greek|corinthian) helm(?:et)?", "#c79a4b",
        behind='<path d="M60 96C54 30 96-26 140-26s86 56 80 122l-16 4C206 52 180 12 140 12S74 52 76 100z" fill="#b3262b"/>',
        above=f'<path d="{_OPEN_HELM}" fill="{{c}}"/><path d="M140 22c35 0 62 24 62 66v84l-19 12v-70c0-14-12-18-43-18z" {SHADE}/>'
        '<path d="M133 20h14v112c-5 5-9 5-14 0z" fill="{c}"/>',
        hair="none", tall=True,
    ),
    "horned helmet": Piece(
        r"(?:horned|viking) helm(?:et)?", "#8d949e",
        above=_both('<path d="M84 62C50 62 34 34 38 2c10 20 28 30 54 32z" fill="#f0e4c8"/><path d="M84 62C64 60 48 50 42 34c12 12 28 16 46 16z" fill="black" fill-opacity=".12"/>')
        + f'<path d="{_DOME}" fill="{{c}}"/><path d="M140 18c36 0 66 24 64 66h-64z" {SHADE}/><path d="M72 74h136v14H72z" fill="#6b4a2b"/>'
        '<path d="M134 18h12v70h-12z" fill="#6b4a2b"/><path d="M134 86h12v26c-4 5-8 5-12 0z" fill="{c}"/>',
        hair="under",
    ),
    "helmet": Piece(
        r"(?:winged )?helm(?:et)?s?", "#aab2bd",
        above=f'<path d="{_OPEN_HELM}" fill="{{c}}"/><path d="M140 22c35 0 62 24 62 66v84l-19 12v-70c0-14-12-18-43-18z" {SHADE}/>'
        '<path d="M134 20h12v112c-4 5-8 5-12 0z" fill="{c}"/><path d="M140 20h6v112c-2 2.500-4 3.500-6 3.500z" fill="black" fill-opacity=".2"/>'
        f'<path d="M100 40c-10 10-14 24-14 40l8-2c0-16 4-28 14-38z" {LIGHT}/>',
        hair="none",
    ),
    "pirate hat": Piece(
        r"(?:pirate|captain)(?:'?s)? hat|tricorne?", "#26262c",
        above='<path d="M34 80C58 64 52 18 140 4c88 14 82 60 106 76-30-14-66-20-106-20S64 66 34 80z" fill="{c}"/>'
        '<path d="M34 80c30-14 66-20 106-20s76 6 106 20c-6-4-10-9-13-14-26-11-58-16-93-16s-67 5-93 16c-3 5-7 10-13 14z" fill="#d9b23c"/>'
        '<circle cx="140" cy="28" r="10" fill="#f4f0e6"/><path d="M134 34h12v8h-12z" fill="#f4f0e6"/><circle cx="136" cy="28" r="2.600"/><circle cx="144" cy="28" r="2.600"/>',
        hair="under",
    ),
    "cowboy hat": Piece(
        r"(?:cowboy|cowgirl|western|sheriff(?:'?s)?|ranger(?:'?s)?|leather) hat|stetson", "#8a5a33",
        above='<path d="M88 62C84 22 100-8 120-4c8 2 12 8 20 8s12-6 20-8c20-4 36 26 32 66z" fill="{c}"/>'
        '<path d="M86 48c36 8 72 8 108 0l2 14H84z" fill="black" fill-opacity=".35"/>'
        '<path d="M26 58c20 2 30 12 114 12s94-10 114-12c-16 26-50 32-114 32S42 84 26 58z" fill="{c}"/>'
        f'<path d="M26 58c20 2 30 12 114 12s94-10 114-12c-2 4-5 7-8 10-26 12-60 12-106 12S60 80 34 68c-3-3-6-6-8-10z" {SHADE}/>',
        hair="under", tall=True,
    ),
    "straw hat": Piece(
        r"straw hat|sun ?hat|farmer(?:'?s)? hat", "#e3c26a",
        above=f'<path d="{_DOME}" fill="{{c}}"/><path d="M76 70h128v14H76z" fill="#b4443c"/>'
        '<path d="M28 84c30-14 194-14 224 0-30 16-194 16-224 0z" fill="{c}"/>'
        f'<path d="M28 84c30-5 194-5 224 0-30 16-194 16-224 0z" {SHADE}/>',
        hair="under",
    ),
    "top hat": Piece(
        r"top ?hat", "#26262c",
        above='<path d="M92 66 86-24h108l-6 90z" fill="{c}"/><path d="M91 44h98l-1 20H92z" fill="#9b2d35"/>'
        '<path d="M58 70c20-12 144-12 164 0-20 12-144 12-164 0z" fill="{c}"/>',
        hair="under", tall=True,
    ),
    "chef hat": Piece(
        r"chef(?:'?s)? hat|toque", "#f7f7f4",
        above='<path d="M86 76V40C58 34 60-8 94-6c10-24 46-30 60-12 30-8 58 12 46 38 8 12-2 22-6 24v32c-34-6-74-6-108 0z" fill="{c}"/>'
        '<path d="M86 76V56c34-6 74-6 108 0v20c-34-6-74-6-108 0z" fill="black" fill-opacity=".08"/>',
        hair="under", tall=True,
    ),
    "peaked cap": Piece(
        r"(?:police|officer(?:'?s)?|military|army|sailor|peaked|conductor(?:'?s)?) (?:cap|hat)", "#24365e",
        above='<path d="M66 44C70 14 210 14 214 44c0 10-10 18-16 22H82C76 62 66 54 66 44z" fill="{c}"/>'
        '<path d="M80 58h120v16c-40-6-80-6-120 0z" fill="black" fill-opacity=".35"/><path d="M80 74c40-8 80-8 120 0 2 8-4 10-12 10-32-6-64-6-96 0-8 0-14-2-12-10z" fill="#15151a"/>'
        '<path d="m140 26 4 8 9 1-6.500 6 1.600 9-8.100-4.300-8.100 4.300 1.600-9-6.500-6 9-1z" fill="#e8b923"/>',
        hair="under",
    ),
    "cap": Piece(
        r"(?:baseball |trucker )?cap", "#2f6fc2",
        above=f'<path d="{_DOME}" fill="{{c}}"/><path d="M140 18c36 0 66 24 64 66h-64z" {SHADE}/>'
        '<path d="M84 78c34-10 78-10 112 0 18 4 34 10 40 20-40-12-112-14-152-8-8 0-8-10 0-12z" fill="{c}"/><path d="M84 78c34-10 78-10 112 0 18 4 34 10 40 20-40-14-110-16-156-12 0-4 1-7 4-8z" fill="black" fill-opacity=".3"/>',
        hair="under",
    ),
    "nurse cap": Piece(
        r"nurse(?:'?s)? (?:cap|hat)", "#fbfbfb",
        above='<path d="M98 58 92 22c30-10 66-10 96 0l-6 36c-26-8-58-8-84 0z" fill="{c}"/><path d="M136 24h8v8h8v8h-8v8h-8v-8h-8v-8h8z" fill="#d8323f"/>',
    ),
    "hard hat": Piece(
        r"hard ?hat|(?:construction|miner(?:'?s)?|mining|safety) (?:helmet|hat)", "#f2b71f",
        above=f'<path d="{_DOME}" fill="{{c}}"/><path d="M128 14h24v70h-24z" {SHADE}/><path d="M58 84c30-12 134-12 164 0 0 8-164 8-164 0z" fill="{{c}}"/>'
        '<circle cx="140" cy="52" r="13" fill="#4a4a50"/><circle cx="140" cy="52" r="9" fill="#fff3c4"/>',
        hair="under",
    ),
    "fire helmet": Piece(
        r"fire(?:fighter|man)?(?:'?s)? helmet", "#c6262e",
        above=f'<path d="{_DOME}" fill="{{c}}"/><path d="M50 88c20-20 160-20 180 0-30 10-150 10-180 0z" fill="{{c}}"/>'
        f'<path d="M50 88c30-8 150-8 180 0-30 10-150 10-180 0z" {SHADE}/><path d="m140 26 18 8v20c0 10-10 16-18 20-8-4-18-10-18-20V34z" fill="#e8b923"/>',
        hair="under",
    ),
    "soldier helmet": Piece(
        r"(?:soldier(?:'?s)?|army|combat|military) helmet", "#5f6b45",
        above='<path d="M66 92C62 40 98 14 140 14s78 26 74 78c-12-8-20-10-30-10H96c-10 0-18 2-30 10z" fill="{c}"/>'
        '<path d="M96 34c12-10 26-6 30 4s-20 16-30 12-8-10 0-16zm62 18c14-8 34 0 30 10s-30 8-36 2-4-8 6-12z" fill="black" fill-opacity=".2"/>',
        hair="under",
    ),
    "santa hat": Piece(
        r"santa(?:'?s)? hat|christmas hat", "#c8262e",
        above='<path d="M80 70C84 20 130-10 196 2c24 6 36 26 40 50-14-12-30-16-40-12 2 10 4 20 4 30z" fill="{c}"/>'
        '<rect x="68" y="60" width="144" height="24" rx="12" fill="#fafafa"/><circle cx="236" cy="58" r="14" fill="#fafafa"/>',
        hair="under",
    ),
    "jester hat": Piece(
        r"jester(?:'?s)? (?:hat|cap)|fool(?:'?s)? cap", "#7a2fa0",
        above='<path d="M78 74C60 30 34 34 24 62 22 10 76-8 110 20l30 54z" fill="{c}"/><path d="M202 74c18-44 44-40 54-12 2-52-52-70-86-42l-30 54z" fill="#e0a526"/>'
        '<path d="M104 74c4-40 16-64 36-84 20 20 32 44 36 84z" fill="#c6303e"/><circle cx="24" cy="66" r="8" fill="#f2d04a"/><circle cx="256" cy="66" r="8" fill="#f2d04a"/><circle cx="140" cy="-10" r="8" fill="#f2d04a"/>'
        '<path d="M76 74c40-10 88-10 128 0v8c-40-10-88-10-128 0z" fill="black" fill-opacity=".3"/>',
        hair="under", tall=True,
    ),
    "nemes": Piece(
        r"nemes|pharaoh(?:'?s)? head ?dress", "#e2b13c",
        above='<path d="M78 78C82 40 108 18 140 18s58 22 62 60l22 112c-14 8-30 8-40 2l8-80c-10-20-24-28-52-28s-42 8-52 28l8 80c-10 6-26 6-40-2z" fill="{c}"/>'
        '<path d="M74 102l16 8-2 14-18-6zm-6 32 20 4 1 14-24-4zm-6 32 28 2 1 14-33-2zm144-64-16 8 2 14 18-6zm6 32-20 4-1 14 24-4zm6 32-28 2-1 14 33-2zM96 40l10 34 12-4-8-38zm88 0-10 34-12-4 8-38zM132 20h16v46h-16z" fill="#2d4f9e"/>'
        '<path d="M130 62c4-16-4-20 2-32 12-6 20 6 12 14 8 4 6 14-2 20z" fill="#c9922a"/>',
        hair="none",
    ),
    "plague mask": Piece(
        r"plague (?:doctor )?mask|beak(?:ed)? mask", "#5b4632",
        above='<path d="M84 92c34-14 78-14 112 0l-4 40c-12 10-28 16-36 22l-16 70-16-70c-8-6-24-12-36-22z" fill="{c}"/><path d="M140 84c20 0 38 2 56 8l-4 40c-12 10-28 16-36 22l-16 70z" fill="black" fill-opacity=".2"/>'
        + _both('<circle cx="114" cy="112" r="17" fill="#b88a3c"/><circle cx="114" cy="112" r="12" fill="#1d2a30"/><circle cx="110" cy="108" r="3.500" fill="white" fill-opacity=".7"/>')
        + '<path d="M30 70c30-18 190-18 220 0-20 14-200 14-220 0z" fill="#1f1c1c"/><path d="M86 66C84 26 100 4 140 4s56 22 54 62z" fill="#26262c"/>',
        hair="under",
    ),
    "veil": Piece(
        r"veil(?:ed)?", "#ffffff",
        behind='<path d="M140 16C76 16 50 60 52 120c2 60-10 110-24 160h224c-14-50-26-100-24-160 2-60-24-104-88-104z" fill="{c}" fill-opacity=".7"/>',
        above='<path d="M84 62c30-22 82-22 112 0-34-10-78-10-112 0z" fill="#f3d7df"/>',
    ),
    "beret": Piece(
        r"beret", "#a12f3a",
        above='<path d="M70 66C50 30 110 6 160 14c50 6 70 36 50 54-40-12-100-14-140-2z" fill="{c}"/><path d="M76 66c40-12 88-10 126 2v8c-40-10-86-12-124-2z" fill="black" fill-opacity=".25"/>',
        hair="under",
    ),
    "feathered hat": Piece(
        r"feather(?:ed)? (?:hat|cap)|hat with an? (?:\w+ )?feather|robin hood hat|bard(?:'?s)? hat|(?:hunter|archer)(?:'?s)? (?:hat|cap)", "#3f7a45",
        above='<path d="M186 60C200 30 226 12 250-14c0 40-16 66-56 80z" fill="#d8323f"/><path d="M56 78C70 40 110 14 150 18c30 4 50 26 60 56-50-14-104-14-154 4z" fill="{c}"/>'
        f'<path d="M56 78c50-18 104-18 154-4l18 8c-60-14-120-14-186 4z" {SHADE}/>',
        hair="under", tall=True,
    ),
    "bandana": Piece(
        r"bandanna|bandana|do-?rag", "#c0303a",
        above='<path d="M78 78C80 40 108 22 140 22s60 18 62 56c-40-14-84-14-124 0z" fill="{c}"/><path d="m202 70 28-6-8 14 14 10-32 0z" fill="{c}"/>'
        '<circle cx="112" cy="50" r="4" fill="white"/><circle cx="140" cy="40" r="4" fill="white"/><circle cx="168" cy="50" r="4" fill="white"/><circle cx="126" cy="62" r="4" fill="white"/><circle cx="154" cy="62" r="4" fill="white"/>',
        hair="under",
    ),
    "headband": Piece(
        r"head ?band|sweat ?band", "#c0303a",
        above=f'<path d="M82 70c38-12 78-12 116 0v14c-38-12-78-12-116 0z" fill="{{c}}"/><path d="M140 61c20 0 40 3 58 9v14c-18-6-38-9-58-9z" {SHADE}/>',
    ),
    "headphones": Piece(
        r"head ?phones?|head ?set", "#2d3038",
        above='<path d="M74 108C66 40 100 12 140 12s74 28 66 96h-10C202 52 174 24 140 24S78 52 84 108z" fill="{c}"/>'
        + _both('<rect x="64" y="96" width="24" height="44" rx="11" fill="{c}"/><rect x="60" y="104" width="10" height="28" rx="5" fill="#39c6d8"/>'),
    ),
    "space helmet": Piece(
        r"space ?(?:helmet|suit)|astronaut helmet", "#f1f3f6",
        body=f'<path d="{_TORSO}" fill="{{c}}"/><path d="M84 214c24 26 88 26 112 0l10 12c-34 34-98 34-132 0z" fill="#9aa4b2"/><rect x="112" y="248" width="56" height="26" rx="5" fill="#c9d0da"/>'
        '<circle cx="124" cy="261" r="5" fill="#d83a4a"/><circle cx="140" cy="261" r="5" fill="#3f7ad8"/><circle cx="156" cy="261" r="5" fill="#49b05a"/>',
        above='<circle cx="140" cy="112" r="98" fill="#bfe6ff" fill-opacity=".28"/><circle cx="140" cy="112" r="94" fill="none" stroke="{c}" stroke-width="9"/>'
        '<path d="M70 92c6-30 24-48 50-58" fill="none" stroke="white" stroke-width="7" stroke-linecap="round" stroke-opacity=".8"/>',
        hair="under",
    ),
    "goggles": Piece(
        r"goggles", "#b07a3c",
        above='<path d="M80 66c38-10 82-10 120 0v16c-38-10-82-10-120 0z" fill="#4d3826"/>'
        + _both('<circle cx="116" cy="68" r="20" fill="{c}"/><circle cx="116" cy="68" r="14" fill="#8fd6e8"/><path d="M108 64c2-5 6-7 11-7" stroke="white" stroke-width="3" fill="none" stroke-linecap="round"/>'),
    ),
    "visor": Piece(
        r"visor|cyber(?:netic)? (?:eyes?|glasses|implants?)|neon glasses", "#ff2fb0",
        above='<path d="M78 100h124v22c-20 8-46 8-62-4-16 12-42 12-62 4z" fill="#1b1b28"/><path d="M84 106h112v5H84z" fill="{c}"/>',
    ),
    # Ears, horns, halos
    "pointed ears": Piece(
        r"(?:pointed|pointy|elf|elven|long) ears?",
        behind=_both('<path d="M94 102C74 100 50 90 30 68c4 34 22 64 58 70z" fill="{skin}"/><path d="M86 108c-16-2-30-9-42-22 6 18 18 34 40 40z" fill="black" fill-opacity=".12"/>'),
        above=_both('<path d="M84 100C66 96 48 86 30 68c4 32 20 60 50 68 6-10 8-24 4-36z" fill="{skin}"/><path d="M78 108c-12-3-24-10-34-20 6 16 16 30 32 36z" fill="black" fill-opacity=".14"/>'),
    ),
    "goblin ears": Piece(
        r"(?:goblin|big|large|bat) ears?",
        above=_both('<path d="M86 96C60 86 36 84 4 92c14 26 44 50 80 48 6-12 8-30 2-44z" fill="{skin}"/><path d="M78 108c-18-6-36-8-56-6 14 14 34 24 54 24z" fill="black" fill-opacity=".2"/>'),
    ),
    "cat ears": Piece(r"(?:cat|fox|wolf|animal|dog|kitty) ?ears|cat ?girl|cat ?boy|neko|fox ?girl|kitsune", "{hair}", above=_both(_EAR_CAT)),
    "bunny ears": Piece(
        r"(?:bunny|rabbit) ?ears|bunny ?girl", "#f4efec",
        above=_both('<path d="M98 56C76 10 80-42 98-42s34 50 30 84z" fill="{c}"/><path d="M102 40C88 6 90-26 98-28s22 36 20 62z" fill="#f3a6b4"/>'), tall=True,
    ),
    "horns": Piece(
        r"horns?(?: |$)|horned", "#5a4038",
        above=_both('<path d="M92 60C66 50 54 20 68-14c4 24 18 38 44 48z" fill="{c}"/><path d="M92 60C78 54 68 42 64 26c8 12 20 18 36 22z" fill="black" fill-opacity=".25"/>'), tall=True,
    ),
    "antlers": Piece(
        r"antlers?", "#8a6238",
        above=_both('<path d="M112 44 C92 30 74 16 70-20 M84 16C70 14 56 8 46-12 M76 0C80-10 84-18 92-26" fill="none" stroke="{c}" stroke-width="8" stroke-linecap="round"/>'), tall=True,
    ),
    "antennae": Piece(
        r"antennae?s?", "#6fae4a",
        above=_both('<path d="M118 42C112 20 104 6 92-8" fill="none" stroke="{skin}" stroke-width="6" stroke-linecap="round"/><circle cx="90" cy="-12" r="9" fill="{skin}"/>'), tall=True,
    ),
    "halo": Piece(r"halo", "#f6d55c", above='<ellipse cx="140" cy="-4" rx="52" ry="13" fill="none" stroke="{c}" stroke-width="8"/>', tall=True),
    "flower crown": Piece(
        r"flower crown|flowers? in (?:her|his|their|the) hair|wreath|laurel|leaf crown", "#e86a8a",
        above='<path d="M80 74c38-20 82-20 120 0" fill="none" stroke="#4d8a3f" stroke-width="8"/>'
        + "".join(f'<circle cx="{x}" cy="{y}" r="11" fill="{f}"/><circle cx="{x}" cy="{y}" r="4.500" fill="#f6e27a"/>' for x, y, f in ((86, 70, "{c}"), (112, 60, "#f7f2ea"), (140, 57, "{c}"), (168, 60, "#f7f2ea"), (194, 70, "{c}"))),
    ),
    # Faces
    "tusks": Piece(r"tusks?", "#f6efd8", face=_both('<path d="M112 172c-5-12-5-24-2-36 5 10 11 20 12 34z" fill="{c}"/>')),
    "fangs": Piece(r"fangs?", "#ffffff", face=_both('<path d="M124 156h9l-4.500 15z" fill="{c}" stroke="black" stroke-opacity=".25"/>')),
    "scar": Piece(
        r"scar(?:red|s)?(?:face)?", "#a8433f",
        face='<path d="M160 78c6 24 10 46 16 70" fill="none" stroke="{c}" stroke-width="5" stroke-linecap="round"/>'
        '<path d="m156 90 14-5m-12 19 14-5m-7 33 14-5m-12 17 14-5" stroke="{c}" stroke-width="3" stroke-linecap="round"/>',
    ),
    "freckles": Piece(r"freckle[sd]?", "#9a5a34", face=_both("".join(f'<circle cx="{x}" cy="{y}" r="2.200" fill="{{c}}" fill-opacity=".75"/>' for x, y in ((100, 132), (108, 137), (116, 132), (110, 128), (122, 138), (102, 140))))),
    "face paint": Piece(r"(?:war|face) ?paint|tattoo(?:s|ed)?|tribal markings?|face markings?", "#2f5fa8", face=_both('<path d="M92 128l28 6v7l-28-5zm2 15 26 5v7l-24-5z" fill="{c}"/>') + '<path d="M136 60h8v26h-8z" fill="{c}"/>'),
    "monocle": Piece(r"monocle", "#d8b23c", above='<circle cx="166" cy="112" r="18" fill="#dff2ff" fill-opacity=".35" stroke="{c}" stroke-width="5"/><path d="M182 122c6 20 4 40-2 60" fill="none" stroke="{c}" stroke-width="2.500"/>'),
    "ninja mask": Piece(
        r"ninja mask|balaclava|shinobi mask", "#26282f",
        above='<path fill-rule="evenodd" d="M72 116c-4-60 26-92 68-92s72 32 68 92c-2 36-26 68-50 76h-36c-24-8-48-40-50-76zm14-18c0 14 2 26 8 30 26-8 66-8 92 0 6-4 8-16 8-30-34-10-74-10-108 0z" fill="{c}"/>'
        '<path d="M76 72c42-14 86-14 128 0v16c-42-14-86-14-128 0z" fill="#a82832"/><path d="m206 74 26-8-4 16 14 12-36-4z" fill="#a82832"/>',
        hair="none",
    ),
    "face mask": Piece(r"(?:face|surgical|medical|doctor) mask", "#8fd0d8", above='<path d="M86 128c36 14 72 14 108 0l-2 24c-10 22-28 32-52 36-24-4-42-14-52-36z" fill="{c}"/><path d="M92 146c32 12 64 12 96 0m-90 16c28 10 56 10 84 0" fill="none" stroke="black" stroke-opacity=".14" stroke-width="3"/>'),
    "eye mask": Piece(r"(?:bandit|domino|eye|superhero|hero|thief|masquerade|black|red|white) mask|mask(?:ed)?", "#26282f", face='<path fill-rule="evenodd" d="M84 100c18-12 44-8 56 2 12-10 38-14 56-2 2 22-6 34-26 34-14 0-22-6-30-14-8 8-16 14-30 14-20 0-28-12-26-34zm18 12c0 8 6 11 12 11s12-3 12-11-6-11-12-11-12 3-12 11zm52 0c0 8 6 11 12 11s12-3 12-11-6-11-12-11-12 3-12 11z" fill="{c}"/>'),
    "clown nose": Piece(r"(?:clown|red) nose", "#e0303a", face='<circle cx="140" cy="132" r="15" fill="{c}"/>'),
    "nose ring": Piece(r"nose ?ring|septum(?: ring| piercing)?|nose piercing", "#d8b23c", face='<path d="M133 138c-2 14 16 14 14 0" fill="none" stroke="{c}" stroke-width="3.500"/>'),
    "lipstick": Piece(r"lipstick|lips", "#c0303a", face='<path d="M122 156c6-6 12-8 18-3 6-5 12-3 18 3-6 12-30 12-36 0z" fill="{c}"/>', parts={"mouth": ("serious",)}),
    "pipe": Piece(r"(?:smoking )?pipe", "#6b3f22", above='<path d="M150 160c14 2 24 12 38 12v-16h20v20c0 12-8 16-18 16-18 0-28-16-42-20z" fill="{c}"/>'),
    "cigar": Piece(r"cigar(?:ette)?|smoking", "#e9e2d2", above='<path d="m150 158 44 14-3 9-44-14z" fill="{c}"/><path d="m188 170 8 3-3 9-8-3z" fill="#e0702c"/>'),
    "scarf": Piece(r"scarf|shawl", "#b8383f", body='<path d="M96 190c26 18 62 18 88 0l12 24c-34 22-78 22-112 0z" fill="{c}"/><path d="M160 216l26-4 8 68h-30z" fill="{c}"/><path d="M84 214c34 22 78 22 112 0l-3-6c-32 20-74 20-106 0z" fill="black" fill-opacity=".18"/>'),
    "bow tie": Piece(r"bow ?tie", "#a8303a", body='<path d="M140 214 106 200v30zm0 0 34-14v30z" fill="{c}"/><circle cx="140" cy="215" r="7" fill="{c}"/>'),
    "tie": Piece(r"(?:neck)?tie", "#a8303a", body='<path d="M132 214h16l5 10-7 6 12 50h-36l12-50-7-6z" fill="{c}"/>'),
    "bandage": Piece(r"bandage[sd]?|plaster|eye bandage", "#efe3cf", face='<path d="M88 74 200 92l-3 18L85 92z" fill="{c}"/>'),
    "earrings": Piece(r"ear ?rings?", "#e8b923", above=_both('<circle cx="79" cy="144" r="8" fill="none" stroke="{c}" stroke-width="4"/>')),
    "coloured eyes": Piece(
        r"(?:glowing )?eyes?", "#3f7ad8",
        face=_both('<circle cx="114" cy="112" r="9.500" fill="white"/><circle cx="114" cy="112" r="7" fill="{c}"/><circle cx="114" cy="112" r="3" fill="#15151a"/>'),
        parts={"eyes": ("default",)},
    ),
    # Bodies
    "armour": Piece(
        r"armou?r(?:ed)?|breast ?plate|plate ?mail|chain ?mail", "#a7b0bc",
        body=f'<path d="{_TORSO}" fill="{{c}}"/><path d="M140 224v56h100v-9c0-38-30-69-66-72-1 15-16 25-34 25z" {SHADE}/>'
        '<path d="M98 198c4 22 22 34 42 34s38-12 42-34l8 4c-4 26-26 42-50 42s-46-16-50-42z" fill="black" fill-opacity=".28"/>'
        + _both(f'<path d="M34 280c-6-40 10-70 44-72 18 10 24 30 14 46-18 2-36 10-58 26z" fill="{{c}}"/><path d="M36 262c12-12 34-20 58-18l-2 10c-18 2-36 10-58 26z" {SHADE}/><path d="M44 238c6-12 14-20 28-22" stroke="white" stroke-opacity=".4" stroke-width="5" fill="none" stroke-linecap="round"/>'),
    ),
    "robe": Piece(
        r"robes?", "#54408c",
        body=f'<path d="{_TORSO}" fill="{{c}}"/><path d="M104 199 140 262l36-63 12 4-42 77h-12l-42-77z" fill="#e0bc55"/><path d="M116 200l24 44 24-44c-4 16-12 24-24 24s-20-8-24-24z" fill="black" fill-opacity=".3"/>',
    ),
    "cape": Piece(
        r"cape|cloak|mantle", "#9b2d35",
        behind='<path d="M140 150c-40 0-62 24-76 50-18 24-34 52-40 90h232c-6-38-22-66-40-90-14-26-36-50-76-50z" fill="{c}"/><path d="M140 150c-40 0-62 24-76 50l16 24 120 0 16-24c-14-26-36-50-76-50z" fill="black" fill-opacity=".3"/>',
        body=_both('<path d="M30 290c2-44 32-86 76-92l22 26C98 236 84 258 80 290z" fill="{c}"/><path d="M80 290c4-32 18-54 48-66l-6-7c-30 12-48 36-52 73z" fill="black" fill-opacity=".2"/>')
        + '<circle cx="140" cy="226" r="9" fill="#e8b923"/>',
    ),
    "fur collar": Piece(
        r"fur(?:s|red)?(?: collar| cloak| coat| mantle)?|pelts?", "#7b5a3c",
        body='<path d="M30 262l10-16-6-6 20-12-4-8 22-6 0-10 20-2 8-8c8 18 22 28 40 28s32-10 40-28l8 8 20 2 0 10 22 6-4 8 20 12-6 6 10 16-14-2-2 12-16-8-8 12-12-10-12 10-10-10-12 8-14-8-10 8-14-8-12 8-10-10-12 10-12-10-8 12-2-12z" fill="{c}"/>',
    ),
    "apron": Piece(
        r"aprons?", "#8a5a33",
        body=f'<path d="M98 204 106 236h68l8-32 10 2-6 40 2 34H92l2-34-6-40z" fill="{{c}}"/><path d="M106 236h68v8h-68z" {SHADE}/>',
    ),
    "tunic": Piece(
        r"tunic|leather (?:vest|jerkin|clothes)|jerkin", "#4d7a3f",
        body=f'<path d="{_TORSO}" fill="{{c}}"/><path d="M116 208l24 46 24-46c-6 11-14 16-24 16s-18-5-24-16z" fill="#efe2c4"/><path d="m126 222 28 10m0-10-28 10m4 6 20 8m0-8-20 8" stroke="#5a3a22" stroke-width="3"/>',
    ),
    "lab coat": Piece(
        r"(?:lab|doctor(?:'?s)?|white) coat", "#f7f8fa",
        body=f'<path d="{_TORSO}" fill="{{c}}"/><path d="M108 200 140 280l32-80c-6 15-18 24-32 24s-26-9-32-24z" fill="#6fb1d8"/><path d="M100 202l-8 30 14 8-4 10 34 30h4l-34-80zm80 0 8 30-14 8 4 10-34 30h-4l34-80z" fill="black" fill-opacity=".08"/>',
    ),
    "stethoscope": Piece(r"stethoscope", "#3a4250", body='<path d="M104 202c-4 30 4 46 20 52m52-52c4 26-2 40-12 48" fill="none" stroke="{c}" stroke-width="6" stroke-linecap="round"/><circle cx="164" cy="256" r="9" fill="#b8c0cc"/>'),
    "uniform": Piece(
        r"uniform", "#2c4a80",
        body=f'<path d="{_TORSO}" fill="{{c}}"/><path d="M108 200l32 30 32-30 8 4-12 24-28-2-28 2-12-24z" fill="black" fill-opacity=".25"/><path d="M138 232h4v48h-4z" {SHADE}/><circle cx="148" cy="244" r="3.500" fill="#e8c04a"/><circle cx="148" cy="264" r="3.500" fill="#e8c04a"/><path d="m98 240 3.500 7 8 1-6 5.500 1.500 8-7-4-7 4 1.500-8-6-5.500 8-1z" fill="#e8c04a"/>',
    ),
    "gown": Piece(
        r"dress|gown", "#c25a8f",
        body='<path d="M62 280c2-32 10-50 22-66 10 24 28 34 56 34s46-10 56-34c12 16 20 34 22 66z" fill="{c}"/><path d="M84 214c10 24 28 34 56 34s46-10 56-34l4 6c-8 26-30 38-60 38s-52-12-60-38z" fill="white" fill-opacity=".3"/>',
        parts={"clothes": ("shirtScoopNeck",)},
    ),
    "necklace": Piece(r"necklace|amulet|pendant|medallion", "#e8b923", body='<path d="M112 200c4 26 14 40 28 44 14-4 24-18 28-44" fill="none" stroke="{c}" stroke-width="4"/><circle cx="140" cy="248" r="9" fill="{c}"/><circle cx="140" cy="248" r="4.500" fill="#d83a4a"/>'),
    "angel wings": Piece(
        r"(?:angel(?:ic)?|white|feather(?:ed|y)?) wings", "#f8f8fb",
        behind=_both('<path d="M110 250C60 240 14 190 6 96c24 10 40 22 50 40C60 110 56 96 50 84c44 16 68 70 70 130z" fill="{c}"/><path d="M24 140c14 40 40 74 80 94M46 124c10 36 30 66 62 90" fill="none" stroke="black" stroke-opacity=".14" stroke-width="4"/>'),
    ),
    "bat wings": Piece(
        r"(?:bat|demon(?:ic)?|dragon|leathery|dark|black) wings", "#4a2530",
        behind=_both('<path d="M112 240C96 190 60 130 6 90c-2 44 0 70 8 100 12-10 24-10 34 0 0 14 4 28 14 40 16-6 34 0 50 10z" fill="{c}"/><path d="M6 90c34 40 72 90 100 146M6 90c10 40 24 76 42 100" fill="none" stroke="black" stroke-opacity=".3" stroke-width="4"/>'),
    ),
    "fairy wings": Piece(
        r"(?:fairy|butterfly|insect|pixie)? ?wings|winged(?! helm)", "#9fe0ee",
        behind=_both('<path d="M110 220C60 210-6 150 4 82c50 0 96 60 110 120z" fill="{c}" fill-opacity=".75"/><path d="M110 222C70 220 26 240 20 276c40 6 80-12 94-44z" fill="{c}" fill-opacity=".6"/><path d="M110 216C80 180 46 130 20 100" stroke="white" stroke-opacity=".7" stroke-width="3" fill="none"/>'),
    ),
    # On the back
    "sword": Piece(r"(?:great|long|broad)?swords?|katana", "#c9d0da", behind='<g transform="rotate(38 220 190)"><path d="M214 70h12v180h-12z" fill="{c}" transform="translate(0 90)"/><path d="M196 150h48v9h-48z" fill="#d8b23c"/><path d="M214 106h12v46h-12z" fill="#6b4a2b"/><circle cx="220" cy="100" r="9" fill="#d8b23c"/></g>'),
    "staff": Piece(r"staff|magic wand|sceptre|scepter", "#7a5230", above='<path d="M236 92h10v188h-10z" fill="{c}"/><circle cx="241" cy="78" r="18" fill="#55c8e8"/><path d="M228 96c-10-14-8-34 4-42m18 42c10-14 8-34-4-42" fill="none" stroke="{c}" stroke-width="6" stroke-linecap="round"/><circle cx="235" cy="72" r="5" fill="white" fill-opacity=".7"/>'),
    "axe": Piece(r"(?:battle ?)?axe", "#aab2bd", behind='<g transform="rotate(18 230 180)"><path d="M226 60h10v220h-10z" fill="#7a5230"/><path d="M236 70c26-14 40 0 44 30 0 16-12 30-44 24zM226 70c-14-6-24 0-28 14l0 20c4 14 14 18 28 14z" fill="{c}"/></g>'),
    "bow": Piece(r"(?:long|short)?bow(?! ?tie)", "#7a5230", behind='<path d="M222 40c40 60 40 160-10 230" fill="none" stroke="{c}" stroke-width="9" stroke-linecap="round"/><path d="M222 40 212 270" stroke="#efe6d0" stroke-width="2.500"/>'),
    "quiver": Piece(r"quiver|arrows?", "#6b4a2b", behind='<g transform="rotate(24 216 180)"><path d="M200 120v-40m12 40V72m12 48v-40" stroke="#c9a878" stroke-width="4"/><path d="M194 66l6-14 6 14v18h-12zm12-8 6-14 6 14v18h-12zm12 8 6-14 6 14v18h-12z" fill="#d8323f"/><path d="M192 112h40v150h-40z" fill="{c}"/></g>'),
    # Hair that the style lacks
    "braids": Piece(r"braid(?:s|ed)?|plaits?", "{hair}", above=_both("".join(f'<ellipse cx="{x}" cy="{y}" rx="13" ry="15" fill="{{c}}"/><path d="M{x - 10} {y + 8}c6 6 14 6 20 0" stroke="black" stroke-opacity=".25" stroke-width="3" fill="none"/>' for x, y in ((74, 140), (71, 164), (69, 188), (68, 212), (68, 236))) + '<path d="M58 248h20v8H58z" fill="#c0303a"/><path d="M58 256h20l-10 20z" fill="{c}"/>'), parts={"top": ("straight02",)}),
    "ponytail": Piece(r"pony ?tail", "{hair}", behind='<path d="M170 34c50-14 84 20 76 80-4 40-20 60-14 96-34-10-50-40-40-80 6-30 0-56-22-96z" fill="{c}"/>', parts={"top": ("bun",)}),
    "twin tails": Piece(r"pig ?tails?|twin ?tails?|bunches", "{hair}", behind=_both('<path d="M96 52C60 30 22 56 24 112c0 46 20 70 8 112 36-8 56-44 50-90-2-26 2-50 14-82z" fill="{c}"/>'), parts={"top": ("straight02",)}),
    "spiky hair": Piece(r"spiky|spiked hair|anime hair", "{hair}", above='<path d="M80 104 60 84l16-4L52 50l26 2L70 14l30 18L112-8l24 30 26-34 8 36 36-14-6 32 28 2-24 26 18 8-20 26c0-14-4-26-12-34l-8 14-14-18-12 18-14-20-14 20-14-18-14 18-10-14c-8 10-10 20-10 30z" fill="{c}"/>', hair="own", tall=True, parts={"top": None}),
}  # fmt: skip
"""In the order in which they are drawn; what stands first is recognised first."""
