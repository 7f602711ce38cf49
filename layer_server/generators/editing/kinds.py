"""Every edit: the words that ask for it, and what does it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.editing.edits import (
    atmosphere,
    backdrop,
    effects,
    geometry,
    layout,
    lettering,
    moods,
    recolour,
    styles,
    surround,
    tone,
)
from layer_server.generators.editing.edits.order import Apply
from layer_server.generators.image.vocabulary import MATERIAL_WORDS

TAKE_AWAY = r"(?:remove|delete|erase|take (?:out|away|off)|get rid of|no|without|clear|hide|clean|drain|cut)"
"""Words that want something gone."""

_COLOUR = "|".join(sorted(NAMED_COLOURS, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that ``edit`` can do.

    Attributes:
        name: what people are told.
        pattern: of the clause that asks for it.
        apply: does it.
        fixed: whether the seed changes nothing in it.
        reshapes: whether it changes size, shape or transparency, so that it cannot be limited to a region.
    """

    name: str
    pattern: re.Pattern[str]
    apply: Apply
    fixed: bool = False
    reshapes: bool = False


def _kind(name: str, pattern: str, apply: Apply, *, fixed: bool = False, reshapes: bool = False) -> Kind:
    return Kind(name, re.compile(rf"\b(?:{pattern})\b"), apply, fixed, reshapes)


_MATERIALS = "|".join(sorted(MATERIAL_WORDS))

KINDS: tuple[Kind, ...] = (
    _kind("write text", r"(?:write|writing|add(?: the| some| a)? (?:text|caption|title|words?|label)|caption|text|put (?:the )?(?:text|words?))\b.*quoted|^(?:write|quoted)\b.*", lettering.written, fixed=True),
    _kind("remove text", rf"{TAKE_AWAY}\b.*\b(?:text|words?|writing|captions?|subtitles?|letters?|lettering|watermarks?|captions|title|signature|timestamp)", lettering.unwritten, reshapes=True),
    _kind("gradient background", r"gradient\b.*\bback(?:ground|drop)|back(?:ground|drop)\b.*\bgradient", backdrop.on_a_gradient, fixed=True, reshapes=True),
    _kind("scene background", rf"(?:replace|change|swap|set|make|turn)\b.*\bback(?:ground|drop)\b.*\b(?:{backdrop.PLACES})|(?:put|place|move|set|transport|drop|stand\w*|placed) (?:it|him|her|them|this|me|everything|(?:the|my|this) \w+(?: \w+)?)? ?(?:in|on|inside|into|at|in front of|onto)\b.*\b(?:{backdrop.PLACES})"
          rf"|^(?:in|on|inside|at|in front of) (?:an?|the) .*\b(?:{backdrop.PLACES})|\b(?:{backdrop.PLACES})(?: \w+)? back(?:ground|drop)|back(?:ground|drop) of .*\b(?:{backdrop.PLACES})|^in space", backdrop.in_a_place, reshapes=True),
    _kind("swap colours", rf"(?:swap|switch|exchange|interchange)\b.*\b(?:{_COLOUR})\b.*\b(?:{_COLOUR})", recolour.swapped, fixed=True),
    _kind("drain colour", rf"{TAKE_AWAY}(?: all| the| any| every)* (?:{_COLOUR})s?(?: colou?rs?| parts?| tint| tones?| cast)?$", recolour.drained, fixed=True),
    _kind("keep a part", r"(?:crop|keep|cut|only|show)\b.*\b(?:left|right|top|bottom|upper|lower)\b.*\b(?:half|third|quarter)", layout.part_kept, fixed=True, reshapes=True),
    _kind("disabled", r"disabled|gr[ae]yed out|inactive|locked state|unavailable", backdrop.disabled, fixed=True),
    _kind("silhouette", r"silhouette|(?:black|white|solid) shape|shadow only|shape only", backdrop.silhouette, fixed=True, reshapes=True),
    _kind("blur background", r"(?:blur\w*|bokeh|out of focus|defocus\w*).*background|background.*blur\w*|depth of field|bokeh", tone.background_blurred),
    _kind("remove background", r"(?:remove|delete|erase|cut out|without|no|transparent|drop the)\b.*background|transparent background|background.*transparent|cut ?out|isolate|(?:keep|leave|show|extract)(?: only)? (?:the )?(?:subject|character|object|foreground|person|figure|main)", surround.background_removed, fixed=True, reshapes=True),
    _kind("background colour", r"background (?:to|in|into) \w+|(?:on|with|put it on) an? .*background|(?:white|black|red|green|blue|grey|gray|pink|yellow|plain|solid) background", surround.background_coloured, fixed=True, reshapes=True),
    _kind("opacity", r"(?:semi |half |partly |partially |more |less |fully )?(?:transparent|translucent|transparency)|see through|opacity|opaque", layout.see_through, fixed=True, reshapes=True),
    _kind("fade edges", r"(?:fade|feather|soften|blend)\w*\b.*\b(?:edges?|borders?|corners?)|soft edges|feather\w*", layout.feathered, fixed=True, reshapes=True),
    _kind("outline", r"outlin\w*|contour|stroke|sticker", surround.outlined, fixed=True, reshapes=True),
    _kind("glow", r"glow\w*|aura|halo", surround.glowing, reshapes=True),
    _kind("shadow", r"drop shadow|shadow", surround.shadowed, fixed=True, reshapes=True),
    _kind("frame", r"frame[ds]?|border", surround.framed, fixed=True, reshapes=True),
    _kind("flip", r"flip\w*|mirror\w*", geometry.flipped, fixed=True, reshapes=True),
    _kind("rotate", r"rotat\w*(?!.*\bhue)|tilt(?:ed|ing)?(?! ?shift)|turn (?:it )?(?:left|right|upside|by|\d)|upside down|\d+ degrees (?:clockwise|left|right)", geometry.rotated, fixed=True, reshapes=True),
    _kind("crop", r"crop\w*", geometry.cropped, fixed=True, reshapes=True),
    _kind("circle", r"circle|circular|round avatar", geometry.disc, fixed=True, reshapes=True),
    _kind("rounded corners", r"round\w* corners?|corners? round\w*", geometry.rounded, fixed=True, reshapes=True),
    _kind("repeat", r"(?:tile|repeat\w*|grid|duplicate\w*)(?: it)?(?: \d ?(?:x|by) ?\d| twice| times)?(?: grid)?$|\d ?(?:x|by) ?\d (?:grid|tiles?)", layout.repeated, fixed=True, reshapes=True),
    _kind("seamless", r"seamless\w*|tileable|tiling|loopable", layout.seamless),
    _kind("square", r"square", layout.squared, fixed=True, reshapes=True),
    _kind("padding", r"padding|pad|margins?|(?:empty|more|some) (?:space|room) around|breathing room", layout.spaced, fixed=True, reshapes=True),
    _kind("centre", r"^cent(?:er|re)(?: it| the (?:subject|object|image|picture|icon))?$|cent(?:er|re)d$", layout.centred, fixed=True, reshapes=True),
    _kind("zoom", r"zoom\w*|close ?up", layout.zoomed, fixed=True, reshapes=True),
    _kind("resize", r"resiz\w*|re ?scale\w*|scale\b.*|down ?scale\w*|shrink|half (?:the )?size|double (?:the )?size|twice as (?:big|large)|(?:bigger|larger|smaller)(?: in size)?$|^(?:to )?\d{2,4} ?(?:x|by) ?\d{2,4}(?: pixels| px)?$", layout.resized, fixed=True, reshapes=True),
    _kind("trim", r"trim\w*", geometry.trimmed, fixed=True, reshapes=True),
    _kind("console palette", r"game ?boy|nes(?: style| palette| colou?rs)|famicom|commodore|c ?64|pico ?8|cga|zx spectrum|spectrum palette", effects.console, fixed=True),
    _kind("dither", r"dither\w*|1 ?bit|one bit", effects.dithered, fixed=True),
    _kind("pixel art", r"pixel ?art|8 ?bit|16 ?bit|pixel(?:ated)? sprite|retro game", styles.pixel_art, fixed=True),
    _kind("pixelate", r"pixelat\w*|mosaic|censor\w*", styles.mosaic, fixed=True),
    _kind("low poly", r"low ?poly\w*|polygon\w*|triangulat\w*|geometric", effects.low_poly),
    _kind("stained glass", r"stained glass|voronoi|church window", effects.stained_glass),
    _kind("glitch", r"glitch\w*|datamosh\w*|corrupted|distorted signal", effects.glitch),
    _kind("scanlines", r"scan ?lines?|crt|vhs|old (?:tv|screen|monitor|television)|retro tv|tv effect", effects.scanlines),
    _kind("colour fringes", r"chromatic aberration|rgb split|anaglyph|3d glasses", effects.aberration, fixed=True),
    _kind("hologram", r"hologra\w*|projection", effects.hologram, fixed=True),
    _kind("thermal", r"thermal|heat ?(?:map|vision)|predator vision", effects.thermal, fixed=True),
    _kind("x-ray", r"x ?ray", effects.x_ray, fixed=True),
    _kind("night vision", r"night vision", effects.night_vision),
    _kind("infrared", r"infra ?red", effects.infrared, fixed=True),
    _kind("duotone", r"duo ?tone|two tone|two colou?r|bicolou?r|gradient map", effects.duotone, fixed=True),
    _kind("solarise", r"solari[sz]e\w*", effects.solarised, fixed=True),
    _kind("threshold", r"threshold|stencil|pure black greyscale|only greyscale no gr[ae]y", effects.threshold, fixed=True),
    _kind("bevel", r"bevel\w*|3d (?:look|effect|style|button)|glossy|shiny|gloss|polished|embossed edges|thick(?:er)? and 3d", effects.bevelled, fixed=True),
    _kind("tilt shift", r"tilt ?shift|miniature", effects.tilt_shifted),
    _kind("motion blur", r"motion blur\w*|speed (?:blur|lines)|blur\w* (?:horizontally|vertically)", effects.motion_blurred, fixed=True),
    _kind("radial blur", r"(?:radial|zoom|spin) blur\w*", effects.radial_blurred, fixed=True),
    _kind("ink", r"(?:cross ?)?hatch\w*|etching|ink|line ?art|manga|woodcut|pen|engraving|line drawing", styles.ink_drawing),
    _kind("sketch", r"sketch\w*|pencil|crayon|chalk|charcoal|hand drawn|drawing|drawn", styles.sketch),
    _kind("watercolour", r"water ?colou?rs?|aquarelle|gouache", styles.watercolour),
    _kind("oil painting", r"oil|painting|painted|painterly|impressionis\w*|van gogh|monet|brush ?strokes?|on canvas|canvas (?:style|painting|look|texture)", styles.oil),
    _kind("comic", r"comics?|cartoon\w*|cel ?shad\w*|anime|toon|graphic novel", styles.comic),
    _kind("halftone", r"half ?tone|newspaper|printed dots|pop art dots", styles.halftone, fixed=True),
    _kind("posterise", r"poster\w*|pop art|warhol|flat colou?rs?|fewer colou?rs|vector style|\d+ colou?rs", styles.posterised, fixed=True),
    _kind("emboss", r"emboss\w*|relief|engraved", styles.embossed),
    _kind("blueprint", r"blueprints?|schematic|technical drawing", styles.blueprint, reshapes=True),
    _kind("thunderstorm", r"thunder\w*|lightning|electrical storm", atmosphere.thunderstorm),
    _kind("rays", r"(?:god|sun|light|crepuscular) ?(?:rays?|beams?|shafts?)|sunbeams?|volumetric light\w*", atmosphere.rays),
    _kind("light from a side", r"(?:light|lit|lighting|illuminat\w*)\b.*\b(?:from|on)\b.*\b(?:left|right|above|below|top|bottom|side)|(?:side|top|back) ?(?:lit|light(?:ing)?)", atmosphere.relit, fixed=True),
    _kind("spooky", r"spooky|horror|scary|creepy|sinister|haunted|eerie|halloween|evil|gothic|ominous|grim(?:dark)?|gloomy", atmosphere.spooky),
    _kind("cinematic", r"cinematic|movie|film (?:grade|still)|teal(?: with| &)? orange|blockbuster|colou?r grad\w*", atmosphere.cinematic),
    _kind("depth of light", r"hdr|dramatic light\w*|clarity|local contrast|punchier", atmosphere.local_contrast),
    _kind("bloom", r"bloom|dream\w*|ethereal|soft (?:glow|focus|light)|magical light|hazy glow|heavenly|angelic", atmosphere.bloom, fixed=True),
    _kind("spring", r"spring(?:time)?|cherry blossoms?|sakura|blossom\w*", atmosphere.spring),
    _kind("wasteland", r"desert|wasteland|apocalyp\w*|post apocalyptic|mars|martian|dusty|drought|sepia desert", atmosphere.wasteland),
    _kind("toxic", r"toxic|radioactive|acid|matrix|slimy|sickly|poison(?:ed|ous)?", atmosphere.toxic),
    _kind("infernal", r"infernal|hell(?:ish)?|fiery|burning light|volcanic|lava light|blood moon", atmosphere.infernal),
    _kind("sunny", r"sunn(?:y|ier)|noon|midday|day ?(?:time|light)|bright day|summer\w*", atmosphere.sunny),
    _kind("overcast", r"overcast|cloudy|grey day|gray day|dull weather|dreary", atmosphere.overcast),
    _kind("night", r"night|nighttime|midnight|moonlight|moonlit", moods.night),
    _kind("sunset", r"sunset|dusk|evening|twilight", moods.sunset),
    _kind("dawn", r"dawn|sunrise|early morning|morning", moods.dawn),
    _kind("golden hour", r"golden hour", moods.golden),
    _kind("neon", r"neon|cyberpunk|synthwave|vaporwave|retrowave", moods.neon),
    _kind("underwater", r"under ?water|submerged", moods.underwater),
    _kind("snowfall", r"snowing|snow ?storm|snowfall|falling snow|snowflakes|blizzard", moods.snowing),
    _kind("winter", r"winter\w*|snow\w*|frosty|frozen|icy landscape", moods.winter),
    _kind("autumn", r"autumn\w*|fall colou?rs|october", moods.autumn),
    _kind("dehaze", r"de ?haz\w*|clear (?:the )?(?:fog|haze|mist)|defog\w*", tone.dehazed, fixed=True),
    _kind("fog", r"fog\w*|mist\w*|hazy|haze", moods.foggy),
    _kind("rain", r"rain(?:y|ing|fall|storm)?|stormy|storm|wet", moods.rainy),
    _kind("sepia", r"sepia", tone.sepia),
    _kind("vintage", r"vintage|retro|antique|old[ -]?fashioned|look(?:s|ing)? old(?:er)?|old (?:photo\w*|picture|film|movie|postcard|paper|map)|19\d0s|\d0s|aged|faded film|film look|polaroid|nostalgic", tone.vintage),
    _kind("greyscale", r"gr[ae]y ?scale|monochrome|mono|noir|black white|b w|desaturate completely|colou?rless", tone.greyscale, fixed=True),
    _kind("invert", r"invert\w*|negative", tone.inverted, fixed=True),
    _kind("pastel", r"pastel\w*", tone.pastel, fixed=True),
    _kind("matte", r"matte|faded|washed out|flat look|bleached", tone.faded, fixed=True),
    _kind("levels", r"auto (?:levels?|contrast|colou?rs?|fix|tone)|(?:fix|correct|balance|improve|normali[sz]e)\b.*\b(?:colou?rs?|light\w*|exposure|contrast|levels?|white balance)|white balance|colou?r (?:correct\w*|balance)", tone.levelled, fixed=True),
    _kind("tint", rf"tint\w*|(?:{_COLOUR}) (?:tone|tones|filter|overlay|cast|glaze|wash|hue|light|atmosphere)|colou?r (?:overlay|filter)", effects.tinted_whole, fixed=True),
    _kind("saturation", r"pop(?:s|ping)?$|saturat\w*|vivid|vibran\w*|intense colou?rs|colou?rful|punchy|muted|desaturat\w*|dull", tone.saturation),
    _kind("contrast", r"contrast\w*|dramatic|flatter", tone.contrast),
    _kind("darker", r"under ?expos\w*|dark(?:en\w*|er)|dark$|dim\w*|less bright|moody", tone.darker),
    _kind("brighter", r"bright\w*|light(?:en|er)|exposure|less dark", tone.brighter),
    _kind("warmer", r"warm\w*|less cold", tone.warmer),
    _kind("cooler", r"cool(?:er)?|cold(?:er)?|less warm", tone.cooler),
    _kind("vignette", r"vignett\w*|dark corners", tone.vignette),
    _kind("grain", r"grain\w*|noise|noisy|gritty", tone.grain),
    _kind("denoise", r"denois\w*|smooth\w*|clean up|clean|artifacts|compression", tone.smoother, fixed=True),
    _kind("sharpen", r"un ?blur\w*|de ?blur\w*|sharp\w*|crisp\w*|more detail\w*|enhance\w*", tone.sharper),
    _kind("blur", r"blur\w*|soften|softer|out of focus", tone.blurred),
    _kind("hue", r"hues?|shift colou?rs|other colou?rs?|different colou?rs?|random colou?rs?|colou?r variations?", recolour.hue_turned),
    _kind("material", rf"(?:made|make|turn|change|cast|carved|look|into|of|like)\b.*\b(?:{_MATERIALS})|^(?:an? )?(?:{_MATERIALS}) \w+$|^(?:\w+ )?(?:{_MATERIALS})(?: version| style| look| texture| material| effect)?$", recolour.made_of),
)  # fmt: skip
"""In the order in which a clause is compared with them."""

RECOLOUR = Kind("recolour", re.compile(""), recolour.recoloured)
"""What a clause means that names colours and nothing else."""

NAMES: tuple[str, ...] = (*(kind.name for kind in KINDS), RECOLOUR.name)
