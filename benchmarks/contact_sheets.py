"""Contact sheets of the generators, to look at with one's own eyes.

``python -m benchmarks.contact_sheets`` writes WebP sheets into ``benchmarks/out/``: every prompt of
``benchmarks/prompts/icons.txt`` with the picture that was chosen and its score, variations by seed, and every
prompt of ``textures.txt`` lit and repeated 2 x 2. ``--docs`` writes the pictures of ``docs/images`` instead; names
behind it choose some of them: ``--docs scenes props``.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from benchmarks.quality import spectrogram
from benchmarks.quality.sheets import sheet as labelled
from benchmarks.quality.strips import frames_of, strip
from layer_server.generators.audio.effects.sound_card import SOUND
from layer_server.generators.audio.music.music_card import MUSIC
from layer_server.generators.card import GenerationRequest, ModelCard, Output
from layer_server.generators.image.casual_card import CASUAL_ICON
from layer_server.generators.image.icon_card import ICON
from layer_server.generators.mesh.prop_card import PROP
from layer_server.generators.portrait.portrait_card import PORTRAIT
from layer_server.generators.scene.scene_card import SCENE
from layer_server.generators.speech.speech_card import SPEECH
from layer_server.generators.texture.texture_card import TEXTURE
from layer_server.generators.video.video_card import VIDEO

HERE = Path(__file__).parent
OUT = HERE / "out"
DOCS = HERE.parent / "docs" / "images"
BACKGROUND = (50, 54, 66, 255)
LARGEST_IN_DOCS = 300_000

SHOWCASE_ICONS = (
    ("crystal sword", 0), ("treasure chest", 0), ("health potion", 1), ("fire dragon", 1),
    ("wooden shield with gold rim", 3), ("enchanted spellbook", 0), ("haunted pumpkin", 0), ("emerald ring", 1),
    ("golden crown with rubies", 0), ("purple magic staff", 2), ("space helmet", 0), ("pirate treasure map", 0),
    ("phoenix", 0), ("goblin head", 0), ("rocket launcher", 0), ("pixel art fire dragon", 1),
    ("steel helmet", 3), ("honey jar", 0),
)  # fmt: skip

SHOWCASE_TEXTURES = (
    "mossy cobblestone street", "red brick wall", "oak planks", "molten lava", "sci-fi spaceship hull panels",
    "rusty riveted metal plates", "desert sand", "ancient castle stone wall", "white marble", "summer grass",
)  # fmt: skip

SHOWCASE_CASUAL = (
    ("birthday cake", 0), ("purple dragon", 0), ("golden star", 0), ("pizza", 0), ("cat on a skateboard", 0), ("ice castle", 0),
    ("three red apples", 0), ("rainbow", 0), ("gift box", 0), ("glowing crystal ball", 0), ("sunglasses", 0), ("golden rocket", 0),
    ("strawberry ice cream", 0), ("blue octopus", 0), ("panda", 0), ("crossed swords", 0), ("race car", 0), ("pixel art hamburger", 0),
)  # fmt: skip

SHOWCASE_PORTRAITS = (
    ("smiling woman with long red hair and glasses", 0), ("old man with a white beard on a blue background", 1),
    ("pixel art girl with green hair", 2), ("voxel boy in a red shirt", 1), ("ink sketch of a woman with short hair", 3),
    ("toon woman with curly black hair", 1), ("robot portrait", 4), ("cute monster", 2), ("knight portrait", 0),
    ("dragon head portrait", 1), ("elf portrait", 0), ("orc portrait", 0),
)  # fmt: skip

SHOWCASE_SCENES = (
    ("mountain lake at golden hour, with pine trees", 1), ("floating islands on a sunny day", 2),
    ("dungeon corridor lit by torches", 1), ("snowy mountains at dawn", 3), ("desert canyon at sunset", 1),
    ("neon city street at night in the rain", 2), ("coral reef with sun rays", 1), ("deep forest with sunbeams", 0),
)  # fmt: skip

SHOWCASE_PROPS = (
    ("wooden treasure chest with gold bands", 0), ("red potion", 1), ("crystal sword", 0), ("iron lantern", 0), ("mossy stone well", 0),
    ("wooden barrel", 1), ("pine tree", 0), ("steel shield with gold rim", 0), ("cottage", 0), ("robot", 0), ("wooden cart", 0),
    ("golden crown", 0), ("campfire", 0), ("old book", 0), ("rocket", 0), ("mushroom", 1), ("stone tower", 0), ("burger", 0),
)  # fmt: skip

SHOWCASE_SOUNDS = (
    (SOUND, "heavy wooden door creaks open in a stone hall"), (SOUND, "footsteps on gravel"), (SOUND, "sword clash"),
    (SOUND, "glass shatters"), (SOUND, "coin pickup"), (SOUND, "huge explosion"), (SOUND, "dragon roar"), (SOUND, "wolf howl"),
    (SOUND, "rain with distant thunder"), (SOUND, "laser gun"), (SOUND, "magic healing spell"), (SOUND, "old clock ticking"),
    (MUSIC, "calm harp and flute in a forest, 80 bpm"), (MUSIC, "fast chiptune boss battle"),
    (SPEECH, "Welcome, traveller. The road is long, and the night is cold."), (SPEECH, 'orc shouts: "None shall pass!"'),
)  # fmt: skip

SHOWCASE_VIDEOS = (
    ("dolly in over a mountain lake at golden hour", 1), ("orbit around a wooden treasure chest with gold bands", 0),
    ("fly through a dungeon hallway with torches, embers", 1), ("snow falls on pine trees at night, pan right", 3),
    ("crane up over a city skyline at night, rain", 2),
)  # fmt: skip


def make(card: ModelCard, prompt: str, seed: int, side: int) -> Output:
    sized = {"width": side, "height": side} if "width" in card.parameters else {}
    return make_with(card, prompt, seed, sized)


def make_with(card: ModelCard, prompt: str, seed: int, given: Mapping[str, object]) -> Output:
    defaults = {name: each.default for name, each in card.parameters.items() if "default" in each.schema}
    request = GenerationRequest(prompt, seed, 1, {**defaults, **given})
    rng = np.random.default_rng(seed)
    return card.load()(request, rng, lambda fraction, stage: None, lambda: False)[0]


def prompts(name: str) -> list[str]:
    return [line for line in (HERE / "prompts" / name).read_text(encoding="utf-8").splitlines() if line]


def icon_sheet(items: Sequence[tuple[str, int]], columns: int, cell: int, *, labels: bool) -> Image.Image:
    caption = 14 if labels else 0
    rows = -(-len(items) // columns)
    sheet = Image.new("RGBA", (columns * cell, rows * (cell + caption)), BACKGROUND)
    draw = ImageDraw.Draw(sheet)
    for index, (prompt, seed) in enumerate(items):
        output = make(ICON, prompt, seed, 512)
        picture = Image.open(io.BytesIO(output.data)).resize((cell, cell), Image.Resampling.LANCZOS)
        x, y = index % columns * cell, index // columns * (cell + caption)
        sheet.alpha_composite(picture, (x, y))
        if labels:
            chosen = f"{output.metadata['subject']} {output.metadata['match_score']:.2f}"
            draw.text((x + 4, y + cell), f"{prompt} [{chosen}]"[:40], fill="white")
    return sheet.convert("RGB")


def shown(output: Output) -> Image.Image:
    """The picture of an output: itself, or the poster of what is none."""
    poster = next((part.data for part in output.parts if part.role == "poster"), output.data)
    return Image.open(io.BytesIO(poster)).convert("RGBA")


def picture_sheet(
    card: ModelCard,
    items: Sequence[tuple[str, int]],
    columns: int,
    cell: tuple[int, int],
    size: tuple[int, int],
) -> Image.Image:
    """Pictures side by side, made ``size`` large and shown as large as ``cell``."""
    width, height = cell
    sheet = Image.new("RGBA", (columns * width, -(-len(items) // columns) * height), BACKGROUND)
    given: dict[str, object] = {"width": size[0], "height": size[1]} if "width" in card.parameters else {}
    for index, (prompt, seed) in enumerate(items):
        picture = shown(make_with(card, prompt, seed, given)).resize(cell, Image.Resampling.LANCZOS)
        sheet.alpha_composite(picture, (index % columns * width, index // columns * height))
    return sheet.convert("RGB")


def heard_sheet(items: Sequence[tuple[ModelCard, str]], columns: int) -> Image.Image:
    """Sounds as waveform and spectrogram, each with what was asked for."""
    pictures = []
    for card, prompt in items:
        given = {"duration_seconds": 12} if card is MUSIC else {}
        output = make_with(card, prompt, 0, given)
        pictures.append(spectrogram.drawn(*spectrogram.samples_of(output.data), 316, 176))
    prompts = [prompt for _, prompt in items]
    return labelled(pictures, prompts, columns=columns, cell=(320, 180), numbered=False)


def video_sheet(items: Sequence[tuple[str, int]], columns: int) -> Image.Image:
    """Videos as frames from the first to the last, each with what was asked for."""
    size = {"width": 640, "height": 360, "duration_seconds": 3, "fps": 24}
    strips = [strip(frames_of(make_with(VIDEO, prompt, seed, size).data), columns) for prompt, seed in items]
    prompts = [prompt for prompt, _ in items]
    return labelled(strips, prompts, columns=1, cell=(columns * 240, 138), numbered=False)


def texture_sheet(items: Sequence[str], columns: int, cell: int) -> Image.Image:
    rows = -(-len(items) // columns)
    sheet = Image.new("RGB", (columns * 2 * cell, rows * 2 * cell))
    for index, prompt in enumerate(items):
        picture = lit(make(TEXTURE, prompt, 1, 1024)).resize((cell, cell), Image.Resampling.LANCZOS)
        for across in (0, 1):
            for down in (0, 1):
                x = (index % columns * 2 + across) * cell
                sheet.paste(picture, (x, (index // columns * 2 + down) * cell))
    return sheet


def lit(output: Output) -> Image.Image:
    """A texture under one lamp, with all of its maps."""
    maps = {part.role: _values(part.data) for part in output.parts}
    albedo = _values(output.data) ** 2.2
    normal = maps["normal"] * 2 - 1
    light = np.array([-0.5, 0.55, 0.67])
    light /= np.linalg.norm(light)
    half = light + np.array([0, 0, 1])
    half /= np.linalg.norm(half)
    diffuse, toward = np.clip(normal @ light, 0, 1), np.clip(normal @ half, 0, 1)
    rough, metal = maps["roughness"], maps["metallic"][..., None]
    shine = (toward ** (2 / np.maximum(rough, 0.1) ** 2.5) * (1 - rough) * 0.9)[..., None]
    around = 0.30 * maps["ao"][..., None] * (1.0 + 0.4 * normal[..., 1:2])
    colour = albedo * (around + 1.15 * diffuse[..., None]) * (1 - 0.35 * metal)
    colour = colour + shine * (metal * albedo * 3 + (1 - metal) * 0.5)
    if "emissive" in maps:
        colour = colour + maps["emissive"] ** 2.2 * 1.2
    return Image.fromarray((np.clip(colour, 0, 1) ** (1 / 2.2) * 255).astype(np.uint8))


def _values(data: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(data)), np.float32) / 255


def save(sheet: Image.Image, path: Path, quality: int = 84) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(path, "WEBP", quality=quality, method=6)
    print(f"{path.relative_to(HERE.parent)}  {path.stat().st_size // 1024} KiB")


DOCS_SHEETS: dict[str, Callable[[], Image.Image]] = {
    "icons": lambda: icon_sheet(SHOWCASE_ICONS, 6, 220, labels=False),
    "casual": lambda: picture_sheet(CASUAL_ICON, SHOWCASE_CASUAL, 6, (220, 220), (512, 512)),
    "portraits": lambda: picture_sheet(PORTRAIT, SHOWCASE_PORTRAITS, 6, (220, 220), (512, 512)),
    "textures": lambda: texture_sheet(SHOWCASE_TEXTURES, 5, 140),
    "scenes": lambda: picture_sheet(SCENE, SHOWCASE_SCENES, 2, (720, 405), (1536, 864)),
    "props": lambda: picture_sheet(PROP, SHOWCASE_PROPS, 6, (220, 220), (512, 512)),
    "sounds": lambda: heard_sheet(SHOWCASE_SOUNDS, 4),
    "videos": lambda: video_sheet(SHOWCASE_VIDEOS, 5),
}


def docs(names: Sequence[str]) -> None:
    """The pictures of the documentation, each of at most 300 kB."""
    for name in names or DOCS_SHEETS:
        sheet, path = DOCS_SHEETS[name](), DOCS / f"{name}.webp"
        for quality in range(84, 40, -6):
            save(sheet, path, quality)
            if path.stat().st_size <= LARGEST_IN_DOCS:
                break


def main() -> None:
    if "--docs" in sys.argv[1:]:
        docs([name for name in sys.argv[1:] if name != "--docs"])
        return
    save(
        icon_sheet([(prompt, 0) for prompt in prompts("icons.txt")], 8, 200, labels=True), OUT / "icons.webp"
    )
    varied = [
        (p, s) for p in ("crystal sword", "gold coin", "golden key", "shield", "dragon") for s in range(6)
    ]
    save(icon_sheet(varied, 6, 200, labels=False), OUT / "variations.webp")
    save(texture_sheet(prompts("textures.txt"), 5, 200), OUT / "textures.webp")


if __name__ == "__main__":
    main()
