"""Composes a plan: form, harmony, tune, accompaniment and drums, as parts of notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from layer_server.generators.audio.music import accompaniment, melody
from layer_server.generators.audio.music.drums import drum_bar
from layer_server.generators.audio.music.melody import Tune
from layer_server.generators.audio.music.notes import Note, Part, Score
from layer_server.generators.audio.music.plan import Plan, leads
from layer_server.generators.audio.music.theory import SCALES, Chord, at_rest, chord, voiced

_RANGES = {
    "flute": (67, 91), "violin": (62, 86), "trumpet": (58, 79), "french horn": (50, 71), "brass": (55, 76),
    "clarinet": (57, 81), "oboe": (62, 84), "fiddle": (62, 86), "recorder": (72, 91), "piano": (64, 86),
    "glockenspiel": (77, 98), "xylophone": (72, 93), "music box": (72, 91), "celesta": (72, 93), "koto": (57, 79),
    "shakuhachi": (62, 82), "sitar": (52, 72), "saxophone": (54, 75), "vibraphone": (60, 82), "accordion": (60, 82),
    "ocarina": (69, 88), "pan flute": (67, 88), "steel drums": (62, 82), "kalimba": (62, 82), "cello": (45, 65),
    "bassoon": (42, 62), "bell synth": (67, 88), "choir": (58, 76), "jazz guitar": (55, 76), "trombone": (46, 65),
    "distortion guitar": (55, 77), "shenai": (62, 81), "shamisen": (55, 75), "muted trumpet": (58, 78),
    "chip lead": (67, 88), "chip pulse": (64, 86), "piccolo": (74, 94), "marimba": (57, 79), "banjo": (55, 79),
    "tuba": (33, 52), "church organ": (55, 79), "harp": (55, 86),
}  # fmt: skip
_USUAL_RANGE = (60, 82)

_FORMS = {
    1: "A", 2: "AA", 3: "AAB", 4: "AABA", 5: "AABBA", 6: "AABBCA", 7: "AABBCAB", 8: "AABBACBA",
}  # fmt: skip
"""Four bars each, for music that is a loop; else the first may be an introduction."""

_INTENSITY = {"I": 0.45, "A": 0.75, "B": 1.0, "C": 0.48}


@dataclass(frozen=True, slots=True)
class _Section:
    letter: str
    bar: int
    bars: int
    intensity: float
    again: bool


@dataclass(frozen=True, slots=True)
class _Key:
    tonic: int
    scale: tuple[int, ...]


def compose(plan: Plan, seconds: float, rng: np.random.Generator, *, loop: bool) -> Score:
    """Write the piece whose bars fill ``seconds`` exactly.

    Args:
        loop: nothing introduces it and nothing ends it.
    """
    style = plan.style
    wanted = plan.tempo or float(np.clip(rng.uniform(*style.tempo) * plan.pace, 45, 200))
    bars = _whole_bars(plan, seconds, wanted)
    tempo = bars * plan.meter * 60 / seconds
    if plan.tempo and not loop:
        tempo = plan.tempo
        bars = max(1, int(seconds * tempo / 60 / plan.meter + 1e-6))
    mode = _mode(plan, rng)
    tonic = plan.tonic if plan.tonic >= 0 else int(rng.choice((0, 2, 4, 5, 7, 9, 10)))
    sections = _sections(bars, loop=loop)
    harmony = _harmony(plan, mode, sections, rng, loop=loop)
    writer = _Writer(plan, _Key(tonic, SCALES[mode]), harmony, sections, tempo=tempo, rng=rng)
    parts = writer.parts()
    if style.swing:
        for part in parts:
            part.notes[:] = [_swung(note, style.swing) for note in part.notes]
    changes = [i for i, each in enumerate(harmony) if i == 0 or each != harmony[i - 1]]
    return Score(
        tuple(part for part in parts if part.notes),
        tempo,
        float(bars * plan.meter),
        plan.meter,
        tonic,
        mode,
        tuple((float(i * plan.meter), harmony[i].name(tonic)) for i in changes),
        tuple((float(section.bar * plan.meter), section.letter) for section in sections),
    )


def _whole_bars(plan: Plan, seconds: float, wanted: float) -> int:
    """How many bars fill the time at about the wanted tempo: whole phrases of four, or pairs, where they fit."""
    exact = seconds * wanted / 60 / plan.meter
    low, high = (0.98, 1.02) if plan.tempo else (0.93, 1.08)
    near = [
        bars for bars in range(max(1, int(exact * low)), int(exact * high) + 2) if low <= bars / exact <= high
    ]
    if not near:
        return max(1, round(exact))
    return min(near, key=lambda bars: (bars % 4 != 0, bars % 2, abs(bars - exact)))


def _mode(plan: Plan, rng: np.random.Generator) -> str:
    if plan.mode:
        return plan.mode
    modes = plan.style.modes
    dark = {"minor", "phrygian", "harmonic minor", "dorian", "minor pentatonic", "hirajoshi", "blues"}
    fitting = [mode for mode in modes if not plan.lean or (mode in dark) == (plan.lean == "minor")]
    if plan.lean and not fitting:
        return plan.lean
    return str(rng.choice(fitting or list(modes)))


def _sections(bars: int, *, loop: bool) -> list[_Section]:
    """Phrases of four bars; the last takes what is left over."""
    count = max(1, bars // 4) if bars % 4 == 0 or bars < 4 else -(-bars // 4)
    form = _FORMS.get(count) or ("AABBAC" * (count // 6 + 1))[: count - 1] + "A"
    if not loop and count >= 5:
        form = "I" + form[: count - 1]
    result: list[_Section] = []
    seen: set[str] = set()
    for index, letter in enumerate(form):
        start = index * 4
        length = min(4, bars - start)
        again = letter in seen
        intensity = _INTENSITY[letter] + (0.12 if again and letter == "A" else 0.0)
        result.append(_Section(letter, start, length, intensity, again))
        seen.add(letter)
    return result


def _harmony(
    plan: Plan, mode: str, sections: Sequence[_Section], rng: np.random.Generator, *, loop: bool
) -> list[Chord]:
    """One chord a bar; what is not a loop ends on its tonic."""
    verse, chorus = (_fitting(options, mode, rng) for options in (plan.style.verse, plan.style.chorus))
    result: list[Chord] = []
    for section in sections:
        progression = chorus if section.letter in "BC" else verse
        result += [chord(progression[bar % len(progression)]) for bar in range(section.bars)]
    if not loop and len(result) > 1:
        home = next((name for name in verse if chord(name).root == 0), "i" if _is_minor(mode) else "I")
        result[-1] = at_rest(home)
    return result


def _fitting(options: Sequence[str], mode: str, rng: np.random.Generator) -> list[str]:
    """A progression whose tonic chord is minor in a minor mode, major in a major one."""
    minor = _is_minor(mode)
    good = [each for each in options if _home_is_minor(each) in {minor, None}]
    if good:
        return str(rng.choice(good)).split()
    return ("i bVI bIII bVII" if minor else "I V vi IV").split()


def _home_is_minor(progression: str) -> bool | None:
    """Whether the first chord on the tonic is minor; for chords without a third, or none, nothing."""
    names = progression.split()
    home = next((name for name in names if chord(name).root == 0), None)
    if home is None:
        flats = sum(name.startswith("b") for name in names)
        return True if flats else None
    intervals = chord(home).intervals
    return None if 3 not in intervals and 4 not in intervals else 3 in intervals


def _is_minor(mode: str) -> bool:
    return 3 in SCALES[mode] and 4 not in SCALES[mode]


def _swung(note: Note, swing: float) -> Note:
    """Off-beat eighths come late; sixteenths between them keep their order."""
    beat, place = divmod(note.start, 1.0)
    late = place + swing * (1 - abs(2 * place - 1)) * 0.5 if 0 < place < 1 else place
    return replace(note, start=beat + late)


class _Writer:
    """Writes the parts of one piece."""

    def __init__(
        self,
        plan: Plan,
        key: _Key,
        harmony: Sequence[Chord],
        sections: Sequence[_Section],
        *,
        tempo: float,
        rng: np.random.Generator,
    ) -> None:
        self._plan, self._style = plan, plan.style
        self._scale, self._tonic, self._tempo = key.scale, key.tonic, tempo
        self._harmony, self._sections, self._rng = harmony, sections, rng
        leading, _ = leads(plan.instruments, alone=plan.alone)
        self._lead = leading[0] if leading else self._pick(self._style.melody)
        self._voicings = self._voiced()

    def parts(self) -> list[Part]:
        """Every part, its notes in order of time."""
        style, plan = self._style, self._plan
        leading, others = leads(plan.instruments, alone=plan.alone)
        lead = self._lead
        parts: list[Part] = []
        if "melody" not in plan.left_out:
            parts += self._melodies(lead, leading[1:] or list(style.counter))
        comp = others[0] if others else lead if plan.alone else self._pick(style.comp)
        if comp:
            parts.append(self._comp(comp))
        if not plan.alone:
            pad = next((each for each in others[1:]), "") or self._pick(style.pad)
            if pad and pad != comp:
                parts.append(self._pad(pad))
            if style.arp:
                parts.append(self._arp(self._pick(style.arp)))
            if "bass" not in plan.left_out and style.bass:
                parts.append(self._bass(self._pick(style.bass)))
            if style.kit and "drums" not in plan.left_out:
                parts.append(self._drums())
        human = 0.001 if style.strict else 0.007
        for part in parts:
            part.human = human
            part.notes.sort(key=lambda note: (note.start, note.pitch))
        return parts

    def _pick(self, names: Sequence[str]) -> str:
        return str(self._rng.choice(list(names))) if names else ""

    def _voiced(self) -> list[tuple[int, ...]]:
        """The chords below the tune."""
        high = int(np.clip(_RANGES.get(self._lead, _USUAL_RANGE)[0] + 4, 64, 74))
        result: list[tuple[int, ...]] = []
        for each in self._harmony:
            result.append(voiced(each, self._tonic, result[-1] if result else (), high - 21, high))
        return result

    def _bar(self, number: int, section: _Section) -> accompaniment.Bar:
        after = self._harmony[(number + 1) % len(self._harmony)]
        return accompaniment.Bar(
            float(number * self._plan.meter),
            self._plan.meter,
            self._harmony[number],
            self._tonic,
            self._scale,
            self._voicings[number],
            self._low(self._harmony[number].root),
            self._low(after.root),
            number - section.bar,
            self._rng,
        )

    def _low(self, root: int) -> int:
        pitch = 36 + (self._tonic + root) % 12
        return pitch - 12 if pitch > 43 else pitch

    def _bars(self) -> list[tuple[accompaniment.Bar, _Section]]:
        return [
            (self._bar(section.bar + each, section), section)
            for section in self._sections
            for each in range(section.bars)
        ]

    def _melodies(self, lead: str, answers: Sequence[str]) -> list[Part]:
        """The tune, and who answers it in the chorus."""
        tune = Part(lead, "melody")
        counter = Part(answers[0], "melody", level=-5.0, pan=0.3) if answers else None
        written: dict[str, list[Note]] = {}
        low, high = _RANGES.get(lead, _USUAL_RANGE)
        for index, section in enumerate(self._sections):
            if section.letter == "I" or (section.letter == "C" and len(self._sections) > 3 and not counter):
                continue
            chords = self._harmony[section.bar : section.bar + section.bars]
            brief = Tune(
                chords,
                self._scale,
                self._tonic,
                self._plan.meter,
                low + (2 if section.letter == "B" else 0),
                high,
                min(1.0, self._style.density + (0.12 if section.letter == "B" else 0)),
                self._tempo,
            )
            closes = index == len(self._sections) - 1 or section.again
            notes = melody.write(brief, self._rng, closes=closes)
            if section.letter in written and len(
                written[section.letter]
            ):  # it comes back, with another ending
                turn = (section.bars - 1) * self._plan.meter
                notes = [
                    *(n for n in written[section.letter] if n.start < turn),
                    *(n for n in notes if n.start >= turn),
                ]
            written.setdefault(section.letter, notes)
            player = counter if section.letter == "C" and counter else tune
            shift = section.bar * self._plan.meter
            loud = 0.85 + 0.2 * section.intensity
            player.notes += [
                replace(n, start=n.start + shift, velocity=float(np.clip(n.velocity * loud, 0.1, 1)))
                for n in notes
            ]
            if (counter and section.letter == "B") or (counter and section.again and section.letter == "A"):
                counter.notes += self._answer(notes, section, counter.instrument)
        return [tune, counter] if counter else [tune]

    def _answer(self, notes: Sequence[Note], section: _Section, instrument: str) -> list[Note]:
        """Long notes of the chords, moving by the smallest steps below the tune."""
        low, high = _RANGES.get(instrument, _USUAL_RANGE)
        result: list[Note] = []
        previous = (low + high) // 2
        shift = section.bar * self._plan.meter
        half = self._plan.meter / 2 if self._plan.meter == 4 else self._plan.meter
        for bar in range(section.bars):
            classes = {(self._tonic + each) % 12 for each in self._harmony[section.bar + bar].classes}
            for at in np.arange(0, self._plan.meter, half):
                sung = {n.pitch % 12 for n in notes if abs(n.start - bar * self._plan.meter - at) < 0.3}
                free = [p for p in range(low, high + 1) if p % 12 in classes - sung] or [previous]
                pitch = min(free, key=lambda p: (abs(p - previous) + 2 * (p == previous), p))
                result.append(Note(shift + bar * self._plan.meter + float(at), half * 0.95, pitch, 0.5))
                previous = pitch
        return result

    def _comp(self, instrument: str) -> Part:
        pattern = self._style.comp_pattern
        if self._plan.instruments and instrument in {
            "strings",
            "choir",
            "church organ",
            "warm pad",
            "accordion",
        }:
            pattern = "pad"
        part = Part(instrument, "harmony", pan=-0.22)
        for bar, section in self._bars():
            loud = 0.75 + 0.3 * section.intensity
            part.notes += [
                replace(n, velocity=min(1.0, n.velocity * loud)) for n in accompaniment.comp(pattern, bar)
            ]
        return part

    def _pad(self, instrument: str) -> Part:
        part = Part(instrument, "harmony", level=-4.0, pan=0.15)
        for bar, section in self._bars():
            if section.letter == "A" and not section.again and len(self._sections) > 2 and section.bar < 4:
                continue
            velocity = 0.42 + 0.22 * section.intensity
            part.notes += [Note(bar.start, bar.meter * 1.0, pitch, velocity) for pitch in bar.voicing]
        return part

    def _arp(self, instrument: str) -> Part:
        part = Part(instrument, "harmony", level=-6.0, pan=0.35)
        for bar, section in self._bars():
            if section.intensity > 0.84 or len(self._sections) < 2:
                part.notes += accompaniment.fast_arpeggio(bar)
        return part

    def _bass(self, instrument: str) -> Part:
        part = Part(instrument, "bass")
        for bar, section in self._bars():
            pattern = "root" if section.intensity < 0.5 else self._style.bass_pattern
            part.notes += accompaniment.bass(pattern, bar)
        return part

    def _drums(self) -> Part:
        part = Part(self._style.kit, "drums")
        for index, section in enumerate(self._sections):
            for each in range(section.bars):
                start = float((section.bar + each) * self._plan.meter)
                fills = (
                    each == section.bars - 1
                    and section.bars > 1
                    and (index % 2 == 1 or section.letter == "B" or len(self._sections) <= 2)
                )
                opens = each == 0 and index > 0 and section.letter == "B"
                part.notes += drum_bar(
                    self._style,
                    start,
                    self._plan.meter,
                    section.intensity,
                    self._rng,
                    fills=fills,
                    opens=opens,
                )
        return part
