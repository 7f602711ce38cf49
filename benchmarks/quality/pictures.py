"""Contact sheets and scores of the models that make pictures.

``python -m benchmarks.quality.pictures [second]`` writes sheets and ``out/pictures.json``.
"""

from __future__ import annotations

from statistics import mean, median

from PIL import Image

from benchmarks.quality import picture_scores as scores
from benchmarks.quality.making import OUT, Asset, asked_for, make_all
from benchmarks.quality.report import write
from benchmarks.quality.sheets import picture, save, sheet


def icons(held_out: str) -> dict[str, object]:
    made = make_all("icon", f"{held_out}/icons", width=512, height=512)
    _sheets(f"{held_out}/icons", made, columns=10, cell=(170, 170))
    named = [asset for asset in made if asset.line.expected]
    shares = {
        asset.line.prompt: scores.share_of_colour(asset.output.data, asset.line.expected) for asset in named
    }
    edges = [scores.halo(asset.output.data) for asset in made]
    return {
        "prompts": len(made),
        "said to be weak": sum(asset.match == "weak" for asset in made),
        "named colours, share of visible pixels (median)": round(median(shares.values()), 3),
        "named colours on a quarter of it or more": f"{sum(s >= 0.25 for s in shares.values())} of {len(shares)}",
        "named colours missed": sorted(prompt for prompt, share in shares.items() if share < 0.25),
        "border not empty": sum(edge["border"] > 0 for edge in edges),
        "colour under empty pixels": sum(edge["hidden"] > 0 for edge in edges),
        "halo, CIE distance (median)": round(median(edge["halo"] for edge in edges), 1),
        "seconds (median)": round(median(asset.seconds for asset in made), 2),
    }


def textures(held_out: str) -> dict[str, object]:
    made = make_all("texture", f"{held_out}/textures", width=512, height=512)
    tiled = []
    for asset in made:
        image = picture(asset.output.data)
        four = Image.new("RGBA", (image.width * 2, image.height * 2))
        for place in ((0, 0), (1, 0), (0, 1), (1, 1)):
            four.paste(image, (place[0] * image.width, place[1] * image.height))
        tiled.append(four)
    _write_sheets(f"{held_out}/textures", made, tiled, columns=6, cell=(260, 260))
    seams = {asset.line.prompt: scores.seam(asset.output.data) for asset in made}
    return {
        "prompts": len(made),
        "said to be weak or nearest": sum(asset.match in {"weak", "nearest"} for asset in made),
        "seam against the steps inside: mean, worst": [
            round(mean(seams.values()), 2),
            round(max(seams.values()), 2),
        ],
        "seconds at 512 (median)": round(median(asset.seconds for asset in made), 2),
    }


def scenes(held_out: str) -> dict[str, object]:
    made = make_all("scene", f"{held_out}/scenes")
    _sheets(f"{held_out}/scenes", made, columns=4, cell=(480, 270))
    return {
        "prompts": len(made),
        "said to be weak": sum(asset.match == "weak" for asset in made),
        "layers (median)": median(sum(p.role == "layer" for p in asset.output.parts) for asset in made),
        "with depth": sum(any(p.role == "depth" for p in asset.output.parts) for asset in made),
        "seconds at 1536 x 864 (median)": round(median(asset.seconds for asset in made), 2),
    }


def _sheets(name: str, made: list[Asset], *, columns: int, cell: tuple[int, int]) -> None:
    _write_sheets(name, made, [picture(asset.output.data) for asset in made], columns=columns, cell=cell)


def _write_sheets(
    name: str, made: list[Asset], pictures: list[Image.Image], *, columns: int, cell: tuple[int, int]
) -> None:
    prompts = [asset.line.prompt for asset in made]
    save(sheet(pictures, prompts, columns=columns, cell=cell), OUT / f"{name}.webp")
    save(sheet(pictures, prompts, columns=columns, cell=cell, blind=True), OUT / f"{name}-blind.webp")


if __name__ == "__main__":
    held_out = asked_for()
    made = {"icons": icons(held_out), "textures": textures(held_out), "scenes": scenes(held_out)}
    write(f"{held_out}/pictures", made)
