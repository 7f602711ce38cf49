"""From phonemes to mouth shapes: the fifteen visemes that face rigs of games know (Oculus, VRM, ARKit bridges).

``sil PP FF TH DD kk CH SS nn RR aa E I O U``. A simpler drawing takes the nearest of nine mouths by
``MOUTHS``, which are Preston Blair's as cartoonists letter them (A closed to H, X at rest).
"""

from __future__ import annotations

VISEMES = ("sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "I", "O", "U")

_PHONEMES: dict[str, str] = {
    "PP": "pbm",
    "FF": "fv",
    "TH": "θð",
    "DD": "tdT",
    "kk": "kɡŋ",
    "CH": "ʃʒʧʤ",
    "SS": "sz",
    "nn": "nl",
    "RR": "ɹɜɝ",
    "aa": "ɑæʌaIWɐ",
    "E": "ɛAeə",
    "I": "iɪjᵻᵊ",
    "O": "OɔYoQ",
    "U": "uʊw",
}
_OF = {phoneme: viseme for viseme, phonemes in _PHONEMES.items() for phoneme in phonemes}
_UNSEEN = frozenset("ˈˌːʰʲ h")
"""Marks of stress and length, the seam of two words, and breath: their time belongs to the sound that follows."""

MOUTHS: dict[str, str] = {
    "sil": "X",
    "PP": "A",
    "FF": "G",
    "TH": "H",
    "DD": "B",
    "kk": "B",
    "CH": "F",
    "SS": "B",
    "nn": "H",
    "RR": "E",
    "aa": "D",
    "E": "C",
    "I": "B",
    "O": "E",
    "U": "F",
}
"""Mouth of each viseme: A lips closed, B teeth, C open, D wide open, E rounded, F puckered, G teeth on lip, H tongue up."""


def viseme(phoneme: str) -> str | None:
    """The viseme of a phoneme; ``None`` for a mark that has no shape of its own."""
    if phoneme in _UNSEEN:
        return None
    return _OF.get(phoneme, "sil")
