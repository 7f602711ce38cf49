"""Takes some instruments out of a sound font: their zones as JSON, their samples as they are compressed in it.

A sound font (SoundFont 2.04, with Ogg Vorbis samples: SF3) is a RIFF file. A preset has zones that point to
an instrument, whose zones point to samples; both levels have generators, numbered settings of which those of
the preset are added to the instrument's. Only what the player honours is kept.
"""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

INSTRUMENTS: Mapping[str, tuple[int, int]] = {
    "piano": (0, 0), "electric piano": (0, 4), "harpsichord": (0, 6), "celesta": (0, 8),
    "glockenspiel": (0, 9), "music box": (0, 10), "vibraphone": (0, 11), "marimba": (0, 12),
    "xylophone": (0, 13), "tubular bells": (0, 14), "dulcimer": (0, 15), "church organ": (0, 19),
    "accordion": (0, 21), "nylon guitar": (0, 24), "steel guitar": (0, 25), "jazz guitar": (0, 26),
    "muted guitar": (0, 28), "distortion guitar": (0, 30), "acoustic bass": (0, 32), "finger bass": (0, 33),
    "violin": (0, 40), "cello": (0, 42), "contrabass": (0, 43), "tremolo strings": (0, 44),
    "pizzicato strings": (0, 45), "harp": (0, 46), "timpani": (0, 47), "strings": (0, 48),
    "choir": (0, 52), "trumpet": (0, 56), "muted trumpet": (0, 59), "trombone": (0, 57), "tuba": (0, 58),
    "french horn": (0, 60), "brass": (0, 61), "saxophone": (0, 66), "oboe": (0, 68), "bassoon": (0, 70),
    "clarinet": (0, 71), "piccolo": (0, 72), "flute": (0, 73), "recorder": (0, 74), "pan flute": (0, 75),
    "shakuhachi": (0, 77), "ocarina": (0, 79), "sitar": (0, 104), "banjo": (0, 105), "shamisen": (0, 106),
    "koto": (0, 107), "kalimba": (0, 108), "bagpipe": (0, 109), "fiddle": (0, 110), "shenai": (0, 111),
    "steel drums": (0, 114), "taiko": (0, 116), "standard kit": (128, 0), "electronic kit": (128, 25),
    "orchestra kit": (128, 48), "brush kit": (128, 40),
}  # fmt: skip
"""Our name of each to its bank and program in the font."""

_KEYS, _VELOCITIES, _SAMPLE, _INSTRUMENT = 43, 44, 53, 41
_ADDED = (8, 17, 33, 34, 35, 36, 37, 38, 48, 51, 52, 56)
"""Generators of which the preset's value is added to the instrument's."""
_DEFAULTS = {8: 13_500, 33: -12_000, 34: -12_000, 35: -12_000, 36: -12_000, 38: -12_000, 56: 100, 58: -1}


def extract(font: bytes, target: Path) -> None:
    """Write the instruments into an SQLite file: ``instrument`` (name, zones) and ``sample`` (id, rate, ogg)."""
    chunks = _pdta(font)
    samples: dict[int, None] = {}
    database = sqlite3.connect(target)
    database.execute("CREATE TABLE instrument (name TEXT PRIMARY KEY, zones TEXT) WITHOUT ROWID")
    database.execute("CREATE TABLE sample (id INTEGER PRIMARY KEY, rate INTEGER, ogg BLOB)")
    for name, (bank, program) in INSTRUMENTS.items():
        zones = list(_zones(chunks, bank, program))
        samples.update(dict.fromkeys(zone["sample"] for zone in zones))
        database.execute(
            "INSERT INTO instrument VALUES (?, ?)", (name, json.dumps(zones, separators=(",", ":")))
        )
    for index in sorted(samples):
        header = _header(chunks["shdr"], index)
        start = chunks["smpl"][0] + header["start"]
        ogg = font[start : chunks["smpl"][0] + header["end"]]
        if ogg[:4] != b"OggS":
            raise RuntimeError(f"Sample {index} of the sound font is not Ogg Vorbis.")
        database.execute("INSERT INTO sample VALUES (?, ?, ?)", (index, header["rate"], ogg))
    database.commit()
    database.execute("VACUUM")
    database.close()


def _chunks(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    while start + 8 <= end:
        name, length = struct.unpack_from("<4sI", data, start)
        yield name, start + 8, length
        start += 8 + length + length % 2


def _pdta(font: bytes) -> dict[str, Any]:
    """The lists of presets, instruments and sample headers as bytes, and where the samples are."""
    found: dict[str, Any] = {}
    for name, start, length in _chunks(font, 12, len(font)):
        if name != b"LIST":
            continue
        for inner, at, size in _chunks(font, start + 4, start + length):
            key = inner.decode("ascii")
            found[key] = (at, size) if key == "smpl" else font[at : at + size]
    return found


def _zones(chunks: Mapping[str, Any], bank: int, program: int) -> Iterator[dict[str, Any]]:
    """Every zone of a preset with what sounds there."""
    headers = list(struct.iter_unpack("<20sHHHIII", chunks["phdr"]))
    place = next(i for i, header in enumerate(headers) if (header[2], header[1]) == (bank, program))
    instruments = list(struct.iter_unpack("<20sH", chunks["inst"]))
    for preset in _levels(chunks, "p", headers[place][3], headers[place + 1][3], _INSTRUMENT):
        at = preset[_INSTRUMENT]
        for zone in _levels(chunks, "i", instruments[at][1], instruments[at + 1][1], _SAMPLE):
            keys = _overlap(preset.get(_KEYS), zone.get(_KEYS))
            velocities = _overlap(preset.get(_VELOCITIES), zone.get(_VELOCITIES))
            if keys and velocities:
                yield _zone(chunks, preset, zone, keys, velocities)


def _levels(
    chunks: Mapping[str, Any], kind: str, first: int, last: int, wanted: int
) -> Iterator[dict[int, Any]]:
    """The zones from ``first`` to ``last``, each over what the global one says."""
    bags = list(struct.iter_unpack("<HH", chunks[f"{kind}bag"]))
    common: dict[int, Any] = {}
    for number in range(first, last):
        zone = dict(common)
        for at in range(bags[number][0], bags[number + 1][0]):
            operator, raw = struct.unpack_from("<H2s", chunks[f"{kind}gen"], at * 4)
            ranged = operator in {_KEYS, _VELOCITIES}
            unsigned = operator in {_SAMPLE, _INSTRUMENT}
            zone[operator] = tuple(raw) if ranged else struct.unpack("<H" if unsigned else "<h", raw)[0]
        if wanted in zone:
            yield zone
        elif number == first:
            common = zone


def _overlap(one: tuple[int, int] | None, other: tuple[int, int] | None) -> tuple[int, int] | None:
    low = max((one or (0, 127))[0], (other or (0, 127))[0])
    high = min((one or (0, 127))[1], (other or (0, 127))[1])
    return (low, high) if low <= high else None


def _zone(
    chunks: Mapping[str, Any],
    preset: Mapping[int, Any],
    zone: Mapping[int, Any],
    keys: tuple[int, int],
    velocities: tuple[int, int],
) -> dict[str, Any]:
    header = _header(chunks["shdr"], zone[_SAMPLE])
    value = {key: zone.get(key, _DEFAULTS.get(key, 0)) + preset.get(key, 0) for key in _ADDED}
    own_root = zone.get(58, -1)
    offset = 32_768
    return {
        "sample": zone[_SAMPLE],
        "keys": keys,
        "velocities": velocities,
        "root": own_root if own_root >= 0 else header["root"],
        "cents": value[51] * 100 + value[52] + header["correction"],
        "scale": value[56],
        "decibels": round(-0.04 * value[48], 2),  # players scale the attenuation's centibels by 0.4
        "pan": value[17] / 500,
        "cutoff": round(8.176 * 2 ** (value[8] / 1200)),
        "attack": _time(value[34]),
        "hold": _time(value[35]),
        "decay": _time(value[36]),
        "sustain": round(10 ** (-min(max(value[37], 0), 1000) / 200), 4),
        "release": _time(value[38]),
        "loops": zone.get(54, 0) in {1, 3},
        "loop": (
            header["loop_start"] + zone.get(2, 0) + offset * zone.get(45, 0),
            header["loop_end"] + zone.get(3, 0) + offset * zone.get(50, 0),
        ),
        "group": zone.get(57, 0),
    }


def _time(timecents: int) -> float:
    return round(2 ** (timecents / 1200), 4) if timecents > -12_000 else 0.0


def _header(shdr: bytes, index: int) -> dict[str, int]:
    _, start, end, loop_start, loop_end, rate, root, correction, _, _ = struct.unpack_from(
        "<20sIIIIIBbHH", shdr, index * 46
    )
    return {
        "start": start, "end": end, "loop_start": loop_start, "loop_end": loop_end, "rate": rate,
        "root": root, "correction": correction,
    }  # fmt: skip
