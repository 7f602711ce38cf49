"""A score as a standard MIDI file, for who wants to change it: a track for each part, General MIDI's programs."""

from __future__ import annotations

import struct

from layer_server.generators.audio.music.notes import Part, Score

_TICKS = 480
"""A quarter note."""

_PROGRAMS = {
    "piano": 0, "electric piano": 4, "soft keys": 4, "harpsichord": 6, "celesta": 8, "glockenspiel": 9, "music box": 10,
    "vibraphone": 11, "marimba": 12, "xylophone": 13, "tubular bells": 14, "dulcimer": 15, "church organ": 19,
    "accordion": 21, "nylon guitar": 24, "steel guitar": 25, "jazz guitar": 26, "muted guitar": 28,
    "distortion guitar": 30, "acoustic bass": 32, "finger bass": 33, "synth bass": 38, "sub bass": 39, "violin": 40,
    "cello": 42, "contrabass": 43, "tremolo strings": 44, "pizzicato strings": 45, "harp": 46, "strings": 48,
    "synth strings": 50, "choir": 52, "trumpet": 56, "trombone": 57, "tuba": 58, "muted trumpet": 59, "french horn": 60,
    "brass": 61, "synth brass": 62, "saxophone": 66, "oboe": 68, "bassoon": 70, "clarinet": 71, "piccolo": 72,
    "flute": 73, "recorder": 74, "pan flute": 75, "shakuhachi": 77, "ocarina": 79, "chip lead": 80, "chip pulse": 80,
    "chip thin": 80, "synth lead": 81, "supersaw": 81, "pluck": 84, "chip triangle": 87, "warm pad": 89,
    "glass pad": 92, "bell synth": 98, "sitar": 104, "banjo": 105, "shamisen": 106, "koto": 107, "kalimba": 108,
    "bagpipe": 109, "fiddle": 110, "shenai": 111, "steel drums": 114, "taiko": 116,
}  # fmt: skip
_KITS = {
    "standard kit": 0,
    "brush kit": 40,
    "orchestra kit": 48,
    "electronic kit": 25,
    "synth kit": 25,
    "chip kit": 25,
}
_DRUM_CHANNEL = 9


def encode_midi(score: Score) -> bytes:
    """A file of format 1; the same score gives the same bytes."""
    tracks = [_conductor(score)]
    channel = 0
    for part in score.parts:
        drums = part.stem == "drums"
        tracks.append(_track(part, _DRUM_CHANNEL if drums else channel))
        if not drums:
            channel = (channel + (2 if channel + 1 == _DRUM_CHANNEL else 1)) % 16
    head = b"MThd" + struct.pack(">IHHH", 6, 1, len(tracks), _TICKS)
    return head + b"".join(tracks)


def _conductor(score: Score) -> bytes:
    tempo = struct.pack(">I", round(60_000_000 / score.tempo))[1:]
    events = b"\x00\xff\x51\x03" + tempo + b"\x00\xff\x58\x04" + bytes((score.meter, 2, 24, 8))
    return _chunk(events + _length(round(score.beats * _TICKS)) + b"\xff\x2f\x00")


def _track(part: Part, channel: int) -> bytes:
    name = part.instrument.encode("ascii")
    program = _KITS.get(part.instrument, 0) if part.stem == "drums" else _PROGRAMS.get(part.instrument, 0)
    data = b"\x00\xff\x03" + _length(len(name)) + name + bytes((0, 0xC0 | channel, program))
    events: list[tuple[int, int, int, int]] = []
    for note in part.notes:
        start = max(0, round(note.start * _TICKS))
        end = max(start + 1, round((note.start + note.length) * _TICKS))
        events.append((start, 1, note.pitch, min(127, max(1, round(note.velocity * 127)))))
        events.append((end, 0, note.pitch, 0))
    now = 0
    for at, on, pitch, velocity in sorted(events):
        data += _length(at - now) + bytes(((0x90 if on else 0x80) | channel, pitch, velocity))
        now = at
    return _chunk(data + b"\x00\xff\x2f\x00")


def _length(value: int) -> bytes:
    """A variable-length quantity: seven bits a byte, the highest bit set on all but the last."""
    result = bytes((value & 0x7F,))
    while value := value >> 7:
        result = bytes((value & 0x7F | 0x80,)) + result
    return result


def _chunk(data: bytes) -> bytes:
    return b"MTrk" + struct.pack(">I", len(data)) + data
