"""Contact sheets of the generators, to look at with one's own eyes.

``python -m benchmarks.contact_sheets`` writes WebP sheets into ``benchmarks/out/``: every prompt of
``benchmarks/prompts/icons.txt`` with the picture that was chosen and its score, variations by seed, and every
prompt of ``textures.txt`` lit and repeated 2 x 2. ``--docs`` also writes the two pictures of the README.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from layer_server.generators.card import GenerationRequest, ModelCard, Output
from layer_server.generators.image.icon_card import ICON
from layer_server.generators.texture.texture_card import TEXTURE

HERE = Path(__file__).parent
OUT = HERE / "out"
DOCS = HERE.parent / "docs" / "images"
BACKGROUND = (50, 54, 66, 255)

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


def make(card: ModelCard, prompt: str, seed: int, side: int) -> Output:
    request = GenerationRequest(prompt, seed, 1, {"width": side, "height": side})
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


def save(sheet: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(path, "WEBP", quality=84, method=6)
    print(f"{path.relative_to(HERE.parent)}  {path.stat().st_size // 1024} KiB")


def main() -> None:
    save(
        icon_sheet([(prompt, 0) for prompt in prompts("icons.txt")], 8, 200, labels=True), OUT / "icons.webp"
    )
    varied = [
        (p, s) for p in ("crystal sword", "gold coin", "golden key", "shield", "dragon") for s in range(6)
    ]
    save(icon_sheet(varied, 6, 200, labels=False), OUT / "variations.webp")
    save(texture_sheet(prompts("textures.txt"), 5, 200), OUT / "textures.webp")
    if "--docs" in sys.argv[1:]:
        save(icon_sheet(SHOWCASE_ICONS, 6, 220, labels=False), DOCS / "icons.webp")
        save(texture_sheet(SHOWCASE_TEXTURES, 5, 140), DOCS / "textures.webp")


if __name__ == "__main__":
    main()
